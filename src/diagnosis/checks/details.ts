import { readDetails } from "../../defender/details/read-details";
import { type Check, linesOf, NOT_OFFERED } from "../check";

/** Who set tamper protection, by Defender's word. Source: Microsoft's page on tamper protection on macOS. */
const SOURCES: Record<string, string> = {
  mdm: "a configuration profile of your organization",
  local: "a command on this Mac",
  portal: "your organization's portal",
  defaults: "nobody: it is the default",
};

/** Whether others can switch Defender off, and who decided that. */
export const tamperProtection: Check = async (mac) => {
  const details = await readDetails(mac, "tamper_protection");
  const level = details?.get("tamper_protection")?.value;
  if (!details || level === undefined) return NOT_OFFERED;
  const source = details.get("configuration_source")?.value;
  const by = source === undefined ? "" : ` Decided by ${SOURCES[source] ?? `“${source}”`}.`;
  const lines = linesOf(details);
  if (level === "block") {
    return {
      state: "good",
      summary: `Attempts to stop or change Defender are refused.${by}`,
      lines,
    };
  }
  if (level === "audit") {
    return {
      state: "look",
      summary: `Attempts to stop or change Defender are written down, but not refused.${by}`,
      helps: "An administrator of your organization sets it to block in the portal or by a profile.",
      lines,
    };
  }
  return {
    state: "look",
    summary: `Nothing keeps other software from stopping Defender.${by}`,
    helps: "An administrator of your organization sets it to block in the portal or by a profile.",
    lines,
  };
};

/** Where definitions come from, and why the last update failed. */
export const definitions: Check = async (mac) => {
  const details = await readDetails(mac, "definitions");
  if (!details) return NOT_OFFERED;
  const reason = details.get("definitions_update_fail_reason")?.value ?? "";
  const status = details.get("definitions_status")?.value ?? "";
  const failed = reason !== "" && !/^(?:none|no error|unavailable|success)$/i.test(reason);
  const lines = linesOf(details).map((line) =>
    line.title === "definitions_update_fail_reason" && failed ? { ...line, isWrong: true } : line,
  );
  if (failed) {
    return {
      state: "look",
      summary: "The last update of the definitions failed.",
      helps: "Run the connectivity check, then Update Definitions.",
      lines,
    };
  }
  return status === "up_to_date"
    ? { state: "good", summary: "The definitions are up to date.", lines }
    : {
        state: "look",
        summary: "Defender does not say that its definitions are up to date.",
        helps: "Run Update Definitions, then check again.",
        lines,
      };
};

const EXTENSION_FIELDS: Record<string, string> = {
  endpoint_security_extension_installed: "the Endpoint Security extension is installed",
  endpoint_security_extension_ready: "the Endpoint Security extension is ready",
  network_extension_installed: "the network extension is installed",
  network_extension_enabled: "the network extension is enabled",
};

/** What Defender itself says of its system extensions. */
export const extensions: Check = async (mac) => {
  const details = await readDetails(mac, "system_extensions");
  const names = Object.keys(EXTENSION_FIELDS).filter((name) => details?.has(name));
  if (!details || names.length === 0) return NOT_OFFERED;
  const wrong = names.filter((name) => details.get(name)?.value !== "true");
  const lines = linesOf(details).map((line) => (wrong.includes(line.title) ? { ...line, isWrong: true } : line));
  if (wrong.length === 0)
    return { state: "good", summary: "Defender has both system extensions and uses them.", lines };
  return {
    state: "look",
    summary: `Defender does not say that ${wrong.map((name) => EXTENSION_FIELDS[name]).join(", nor that ")}.`,
    helps: "Set Up System Extensions leads through it step by step.",
    lines,
  };
};

/** What Defender says of the control of devices; its words differ by version, so they are shown as they are. */
export const deviceControl: Check = async (mac) => {
  const details = await readDetails(mac, "device_control");
  if (!details) return NOT_OFFERED;
  const states = ["v2_state", "v1_enforcement_level"].flatMap((name) => details.get(name)?.value ?? []);
  return {
    state: "info",
    summary: states.includes("enabled")
      ? "Your organization decides which USB sticks and other devices may be used."
      : "Defender does not say that it controls devices.",
    lines: linesOf(details),
  };
};

/** When Defender scans by itself. What the section holds is not public, so it is shown as it is. */
export const scheduledScan: Check = async (mac) => {
  const details = await readDetails(mac, "scheduled_scan");
  if (!details) return NOT_OFFERED;
  return { state: "info", summary: "What Defender says of the scans that it runs by itself.", lines: linesOf(details) };
};
