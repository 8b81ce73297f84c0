import { clickPath } from "../../macos/click-paths";
import { printable } from "../../text/printable";
import { managedFirst, type Rule, rule } from "./rule";
import { FULL_DISK_ACCESS_ISSUE, NETWORK_PROVIDER_ISSUE } from "../../model/health";

export const accessRules: readonly Rule[] = [
  rule({
    id: "network-filter-not-running",
    when(context) {
      const { kind } = context.networkFilter;
      const issue = context.hasIssue(NETWORK_PROVIDER_ISSUE);
      // Where the extension itself does not run, its own finding says why; the filter is then off as a matter of course.
      const state = context.extension("network");
      const explained = state !== undefined && state !== "enabled";
      return (issue || kind === "none") && !explained && { contradictory: issue && kind === "filter" };
    },
    severity: "attention",
    step: "allow-network-filter",
    title: "Network Filter Is Not Running",
    meaning: ({ contradictory }, context) =>
      contradictory
        ? "Defender names its network filter, and also lists that the network event provider is not running. Until that is settled, do not rely on network protection."
        : `Defender does not see this Mac's network traffic. ${
            context.extension("network") === "enabled"
              ? "The extension is allowed; the filter itself has to be allowed too."
              : `Allow the extension in ${clickPath("approve-network", context.macOS)}, then the filter.`
          }`,
    remedies: (_, context) =>
      managedFirst(
        context,
        context.extension("network") === "enabled"
          ? ["allow-network-filter", "show-setup"]
          : ["approve-network", "allow-network-filter", "show-setup"],
      ),
  }),
  rule({
    id: "network-filter-unrecognized",
    when: ({ networkFilter }) => networkFilter.kind === "unrecognized" && { word: printable(networkFilter.word, 60) },
    severity: "attention",
    title: "Unknown Network Event Provider",
    meaning: ({ word }) =>
      `Defender says that it sees network traffic through “${word}”, which this extension does not know. Nothing is claimed from it.`,
    remedies: ["open-defender", "contact-administrator"],
  }),
  rule({
    id: "full-disk-access-missing",
    when: (context) =>
      (context.flag("full_disk_access_enabled") === false || context.hasIssue(FULL_DISK_ACCESS_ISSUE)) && {
        contradictory: context.flag("full_disk_access_enabled") === true,
      },
    severity: "attention",
    step: "full-disk-access",
    title: "Full Disk Access Is Missing",
    meaning: ({ contradictory }, context) =>
      contradictory
        ? "Defender says that it has Full Disk Access, and also that it has not been granted. Check every Microsoft Defender entry of the list."
        : `Defender cannot check files in the places that macOS guards. Switch on every Microsoft Defender entry in ${clickPath("full-disk-access", context.macOS)}.`,
    remedies: (_, context) => managedFirst(context, ["grant-full-disk-access", "show-setup"]),
  }),
  rule({
    id: "full-disk-access-unknown",
    when(context) {
      const access = context.value("full_disk_access_enabled");
      return access !== undefined && typeof access !== "boolean" && !context.hasIssue(FULL_DISK_ACCESS_ISSUE) && {};
    },
    severity: "attention",
    title: "Full Disk Access Cannot Be Told",
    meaning: (_, context) =>
      `Defender gives no yes or no for Full Disk Access. Look for the Microsoft Defender entries in ${clickPath("full-disk-access", context.macOS)}.`,
    remedies: ["grant-full-disk-access", "open-defender"],
  }),
  rule({
    id: "network-protection-failed",
    when(context) {
      const status = context.text("network_protection_status");
      return status !== undefined && /^(failed_to_start|enablement_failed)/i.test(status) && { status };
    },
    severity: "attention",
    title: "Network Protection Failed to Start",
    meaning: ({ status }) =>
      `Dangerous sites are not blocked outside the browser. Defender's word: “${printable(status, 80)}”.`,
    remedies: (_, context) => managedFirst(context, ["allow-network-filter", "restart-mac"]),
    toldBy: [
      "network-filter-off-by-command",
      "network-filter-not-running",
      "network-waiting",
      "network-disabled",
      "network-missing",
      "network-waiting-for-restart",
    ],
  }),
];

/** The issues told by rules of this file and of the extensions. */
export const accessIssues: readonly string[] = [NETWORK_PROVIDER_ISSUE, FULL_DISK_ACCESS_ISSUE];
