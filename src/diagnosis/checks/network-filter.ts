import { readHealth } from "../../defender/health/read-health";
import { readDetails } from "../../defender/details/read-details";
import { plainWord, text } from "../../model/health";
import { printable } from "../../text/printable";
import { type Check, linesOf, NOT_OFFERED } from "../check";

/** The only way back where a command switched it off: macOS then asks nobody, and a restart changes nothing. */
const ENABLE = "sudo /usr/local/bin/mdatp system-extension network-filter enable";

/** Whether the network filter runs, and why not. */
export const networkFilter: Check = async (mac) => {
  const health = await readHealth(mac);
  const subsystem = text(health, "network_events_subsystem");
  const protection = text(health, "network_protection_status");
  const details = await readDetails(mac, "system_extensions");
  if (subsystem === undefined && protection === undefined && !details?.has("network_extension_enabled")) {
    return NOT_OFFERED;
  }
  const lines = [
    { title: "network_events_subsystem", value: printable(subsystem ?? "unavailable", 80) },
    { title: "network_protection_status", value: printable(protection ?? "not said", 80) },
    ...(details ? linesOf(details, ["network_extension_installed", "network_extension_enabled"]) : []),
  ];
  if (plainWord(subsystem) === "network_filter_extension") {
    return { state: "good", summary: "Defender sees this Mac's network connections.", lines };
  }
  const isApproved = details?.get("network_extension_installed")?.value === "true";
  return {
    state: "look",
    summary: "Defender does not see this Mac's network connections.",
    helps: isApproved
      ? "Set Up System Extensions shows whether macOS was asked. Where a command switched the filter off, only the same command brings it back."
      : "Set Up System Extensions leads through it step by step.",
    ...(isApproved && { terminal: ENABLE }),
    lines,
  };
};
