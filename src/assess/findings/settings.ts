import { plainWord } from "../../model/health";
import { counted, enumerate, printable } from "../../text/printable";
import { bySetting, POLICY_SETS_IT, type Rule, rule } from "./rule";

export const settingRules: readonly Rule[] = [
  rule({
    id: "network-protection-off",
    when: (context) => plainWord(context.text("network_protection_enforcement_level")) === "disabled" && {},
    severity: "note",
    title: "Network Protection Is Off",
    meaning:
      "Dangerous sites are not blocked in browsers other than Microsoft Edge, nor in other apps. An administrator can switch it on.",
    remedies: ["contact-administrator"],
  }),
  rule({
    id: "behavior-monitoring-off",
    when: (context) => plainWord(context.text("behavior_monitoring")) === "disabled" && {},
    severity: "note",
    title: "Behavior Monitoring Is Off",
    meaning: "Defender checks files, but does not watch what programs do. An administrator can switch it on.",
    remedies: ["contact-administrator"],
  }),
  rule({
    id: "tamper-protection-off",
    when: (context) =>
      plainWord(context.text("tamper_protection")) === "disabled" && {
        managed: context.isManaged("tamper_protection"),
      },
    severity: ({ managed }) => bySetting(managed),
    title: "Tamper Protection Is Off",
    meaning: ({ managed }) =>
      `An administrator's account, or malware running as one, can stop or remove Defender unhindered. ${
        managed ? POLICY_SETS_IT : "An administrator can set it to block."
      }`,
    remedies: ["contact-administrator"],
  }),
  rule({
    id: "tamper-protection-audit",
    when: (context) =>
      plainWord(context.text("tamper_protection")) === "audit" && { managed: context.isManaged("tamper_protection") },
    severity: "note",
    title: "Tamper Protection Only Reports",
    meaning: ({ managed }) =>
      `Attempts to stop or remove Defender are reported but not refused. ${managed ? POLICY_SETS_IT : "An administrator can set it to block."}`,
    remedies: ["contact-administrator"],
  }),
  rule({
    id: "tamper-protection-unknown",
    when(context) {
      const value = context.value("tamper_protection");
      const known = ["disabled", "audit", "block"].includes(plainWord(context.text("tamper_protection")) ?? "");
      return value !== undefined && !known && { value };
    },
    severity: "attention",
    title: "Tamper Protection Cannot Be Told",
    meaning: ({ value }) =>
      `Defender's word for tamper protection is “${printable(value, 60)}”, which this extension does not know.`,
    remedies: ["contact-administrator", "open-defender"],
  }),
  rule({
    id: "cloud-protection-off",
    when: (context) => context.flag("cloud_enabled") === false && { managed: context.isManaged("cloud_enabled") },
    severity: ({ managed }) => bySetting(managed),
    title: "Cloud Protection Is Off",
    meaning: ({ managed }) =>
      `Files that the definitions do not know are not looked up in Microsoft's cloud. ${managed ? POLICY_SETS_IT : "It can be switched on in Defender."}`,
    remedies: ({ managed }) => (managed ? ["contact-administrator"] : ["open-defender", "contact-administrator"]),
  }),
  rule({
    id: "troubleshooting-mode-on",
    when: (context) => context.flag("troubleshooting_mode") === true && {},
    severity: "attention",
    title: "Troubleshooting Mode Is On",
    meaning:
      "For some hours a local administrator may change settings that policy otherwise locks. It ends by itself, or in the Defender portal.",
    remedies: ["contact-administrator"],
  }),
  rule({
    id: "conflicting-applications",
    when(context) {
      // Products name them in a list; words instead of one are taken for one name.
      const words = context.text("conflicting_applications") ?? "none";
      const applications = context.list("conflicting_applications") ?? (/^none$/i.test(words) ? [] : [words]);
      return applications.length > 0 && { applications };
    },
    severity: "attention",
    title: ({ applications }) => `${counted(applications.length, "Conflicting Application")} Found`,
    meaning: ({ applications }) =>
      `Defender names ${enumerate(
        applications.slice(0, 1000).map((name) => printable(name, 60)),
        3,
      )}. Two products that check the same files slow each other down and can miss things.`,
    remedies: ["contact-administrator", "open-defender"],
  }),
];
