import type { FindingContext } from "../context";
import { isRecognized } from "../../model/engine";
import { clickPath } from "../../macos/click-paths";
import { listAge } from "../list-age";
import { unprovenFields } from "../proofs";
import { missingPrerequisites, type Prerequisite } from "../prerequisites";
import { enumerate, printable } from "../../text/printable";
import { licenseNextStep } from "./no-reading";
import { managedFirst, POLICY_SETS_IT, type Rule, rule } from "./rule";
import type { RemedyId } from "../../model/assessment";
import { plainWord } from "../../model/health";

const EVENT_PROVIDER = "no active event provider";
const MISSING_LICENSE = "missing license";

/** While the extension starts or is replaced, no engine is what is to be expected. */
const PASSING: readonly string[] = ["endpoint-security-starting", "endpoint-security-upgrading"];

const APPROVALS: readonly Prerequisite["id"][] = ["endpoint-security-approved", "network-approved"];

/** What gets the Endpoint Security extension running, by what is known of it. */
function extensionRemedies(context: FindingContext): readonly RemedyId[] {
  switch (context.extension("endpoint_security")) {
    case "waiting_for_user":
    case "disabled":
      return managedFirst(context, ["approve-endpoint-security", "show-setup"]);
    case "waiting_for_restart":
    case "uninstalling":
      return managedFirst(context, ["restart-mac", "show-setup"]);
    case "missing":
      return managedFirst(context, ["restart-mac", "install-defender", "show-setup"]);
    case "starting":
    case "upgrading":
      return managedFirst(context, ["wait-and-refresh", "restart-mac", "show-setup"]);
    case "enabled":
      return managedFirst(
        context,
        context.isStarting
          ? ["wait-and-refresh", "restart-daemon", "restart-mac", "show-setup"]
          : ["restart-daemon", "restart-mac", "show-setup"],
      );
    default:
      return managedFirst(context, ["approve-endpoint-security", "show-setup"]);
  }
}

function whyNoEngine(context: FindingContext): string {
  return `${whatTheListSays(context)}${listAge(context)}`;
}

function whatTheListSays(context: FindingContext): string {
  const place = clickPath("approve-endpoint-security", context.macOS);
  switch (context.extension("endpoint_security")) {
    case "waiting_for_user":
      return `The Endpoint Security extension waits for approval in ${place}.`;
    case "disabled":
      return `The Endpoint Security extension is switched off in ${place}.`;
    case "waiting_for_restart":
    case "uninstalling":
      return "The Endpoint Security extension waits for a restart of this Mac.";
    case "missing":
      return "macOS lists no Endpoint Security extension of Defender.";
    case "enabled":
      return context.isStarting
        ? "This Mac was started a moment ago, and Defender may still be starting."
        : "macOS lists the Endpoint Security extension as enabled, so Defender should be using it.";
    default:
      return "The set-up guide shows what is missing.";
  }
}

/** A sentence on the prerequisites that are known to be missing; empty where none is. */
function failedInWords(missing: readonly Prerequisite[]): string {
  const failed = missing
    .filter((one) => one.ok === false)
    .map((one) => `${one.title} (${one.have}, needs ${one.need})`);
  return failed.length > 0 ? `Missing for the system extensions: ${enumerate(failed)}.` : "";
}

function prerequisitesInWords(context: FindingContext): string {
  const missing = missingPrerequisites(context);
  const failed = failedInWords(missing);
  if (failed) return failed;
  const open = missing.map((one) => one.title);
  return open.length > 0
    ? `What is missing for the system extensions was not seen; not known yet: ${enumerate(open)}.`
    : "Everything the system extensions need is there; restart Defender or the Mac to have it try again.";
}

export const engineRules: readonly Rule[] = [
  rule({
    id: "no-engine",
    when: (context) => context.engine.kind === "none" && !context.passive && {},
    severity: "unprotected",
    title: "Real-Time Protection Does Not Run",
    step: "verify-engine",
    toldBy: PASSING,
    meaning: (_, context) =>
      context.era === "system-extensions-only"
        ? `Files on this Mac are not checked in real time, and this macOS has no other engine to fall back to. ${whyNoEngine(context)}`
        : context.era === "kernel-fallback"
          ? `Files on this Mac are not checked in real time: neither the system extension nor the kernel extension runs. ${whyNoEngine(context)} ${failedInWords(
              missingPrerequisites(context).filter(({ id }) => !APPROVALS.includes(id)),
            )}`.trim()
          : `Files on this Mac are not checked in real time. ${whyNoEngine(context)}`,
    remedies: (_, context) => extensionRemedies(context),
    headline: "Not Protected: No Engine",
  }),
  rule({
    id: "real-time-protection-off",
    // In passive mode Defender is told to leave this to another product; the finding of passive mode says so.
    when: (context) =>
      context.flag("real_time_protection_enabled") === false &&
      !context.passive && { managed: context.isManaged("real_time_protection_enabled") },
    severity: "unprotected",
    step: "real-time-protection",
    title: ({ managed }) => (managed ? "Real-Time Protection Is Off by Policy" : "Real-Time Protection Is Off"),
    meaning: ({ managed }) =>
      `Defender does not check files when they are opened or changed. ${
        managed ? POLICY_SETS_IT : "It was switched off at this Mac and can be switched on again here."
      }`,
    remedies: ({ managed }) =>
      managed ? ["contact-administrator"] : ["enable-real-time-protection", "open-defender", "contact-administrator"],
    headline: "Not Protected: Real-Time Protection Off",
  }),
  rule({
    id: "real-time-protection-unavailable",
    when: (context) => {
      const available = context.value("real_time_protection_available");
      return (available === false || available === null) && context.engine.kind !== "none" && !context.passive && {};
    },
    severity: "unprotected",
    step: "verify-engine",
    toldBy: PASSING,
    title: "Real-Time Protection Is Unavailable",
    meaning: (_, context) =>
      `Real-time protection may be switched on, but Defender says that it does not work at the moment. ${whyNoEngine(context)}`,
    remedies: (_, context) => extensionRemedies(context),
    headline: "Not Protected: Real-Time Unavailable",
  }),
  rule({
    id: "not-licensed",
    when: (context) =>
      (context.flag("licensed") === false ||
        (context.hasIssue(MISSING_LICENSE) && context.flag("licensed") !== true)) &&
      {},
    severity: "unprotected",
    title: "Defender Has No License",
    meaning: (_, context) => `Without a license Defender does not protect this Mac. ${licenseNextStep(context)}`,
    remedies: ["contact-administrator", "check-for-product-update"],
    // An expired build may say that it has no license: the update comes first then.
    toldBy: ["product-expired"],
    step: "license",
    headline: "Not Protected: No License",
  }),
  rule({
    id: "engine-not-named",
    when: (context) => context.health !== undefined && context.engine.kind === "unnamed" && {},
    severity: "unknown",
    title: "Defender Does Not Name Its Engine",
    meaning:
      "Defender answered without saying what real-time protection runs through, so nothing is proven in either direction.",
    remedies: ["check-for-product-update", "open-defender"],
    headline: "Engine Not Named",
  }),
  rule({
    id: "engine-unrecognized",
    when: ({ engine }) => engine.kind === "unrecognized" && { word: engine.word },
    severity: "unknown",
    title: "Defender Names an Unknown Engine",
    meaning: ({ word }) =>
      `Defender says that real-time protection runs through “${word}”. This extension does not know that engine, so it claims nothing from it.`,
    remedies: ["open-defender", "contact-administrator"],
    headline: "Unknown Engine",
  }),
  rule({
    id: "kernel-fallback",
    when: (context) => context.engine.kind === "kernel" && context.era !== "system-extensions-only" && {},
    severity: "fallback",
    title: "Running on the Kernel Extension",
    meaning: (_, context) =>
      `Defender runs on its old kernel extension, a road that macOS has closed after 10.15. ${prerequisitesInWords(context)}`,
    // The first open step's remedies come before these.
    remedies: (_, context) =>
      managedFirst(context, ["restart-daemon", "restart-mac", "approve-endpoint-security", "show-setup"]),
    step: "restart",
  }),
  rule({
    id: "kernel-extension-on-new-macos",
    when: (context) => context.engine.kind === "kernel" && context.era === "system-extensions-only" && {},
    severity: "fallback",
    title: "Kernel Extension Named on a Newer macOS",
    meaning: (_, context) =>
      `Defender names the kernel extension as its engine, but from macOS 11 on it should use the system extension only. ${prerequisitesInWords(context)}`,
    remedies: (_, context) => managedFirst(context, ["check-for-product-update", "restart-mac", "show-setup"]),
    step: "verify-engine",
  }),
  rule({
    id: "passive-mode",
    when: (context) => context.passive && { managed: context.isManaged("passive_mode_enabled") },
    severity: "attention",
    title: "Passive Mode Is On",
    meaning: ({ managed }) =>
      `Defender leaves real-time protection to another product; that one protects this Mac is not proven here. Defender's own scans still run on demand, remove nothing by themselves, and its icon is hidden from the menu bar. ${
        managed ? POLICY_SETS_IT : "An administrator can end passive mode."
      }`,
    remedies: ["contact-administrator", "open-defender"],
    headline: "Passive Mode",
  }),
  rule({
    id: "protection-not-proven",
    when: (context) => {
      const fields = isRecognized(context.engine) ? unprovenFields(context) : [];
      return fields.length > 0 && { fields };
    },
    severity: "attention",
    title: "Protection Is Not Proven",
    meaning: ({ fields }) =>
      `Defender names its engine, but gives no usable answer for ${enumerate(fields)}. Without each of them this Mac is not called protected.`,
    remedies: ["open-defender", "check-for-product-update", "contact-administrator"],
    toldBy: ["passive-mode"],
  }),
  rule({
    id: "event-provider-contradiction",
    when: (context) => context.hasIssue(EVENT_PROVIDER) && context.engine.kind !== "none" && {},
    severity: "attention",
    title: "No Event Provider, Says Defender",
    meaning: (_, context) =>
      context.engine.kind === "endpoint-security"
        ? "Defender names the Endpoint Security extension as its engine, and also says that no event provider is active. Both cannot be true."
        : "Defender says that nothing tells it which files are opened and changed, so its engine may be checking nothing.",
    remedies: (_, context) => extensionRemedies(context),
    toldBy: ["kernel-fallback", "kernel-extension-on-new-macos", "real-time-protection-unavailable", "passive-mode"],
    headline: "Contradictory Answers",
  }),
  rule({
    id: "license-contradiction",
    when: (context) => context.hasIssue(MISSING_LICENSE) && context.flag("licensed") === true && {},
    severity: "attention",
    title: "License Reported Both Ways",
    meaning:
      "Defender says that it is licensed, and also lists a missing license among its issues. Both cannot be true.",
    remedies: ["contact-administrator", "open-defender"],
    headline: "Contradictory Answers",
  }),
  rule({
    id: "engine-not-loaded",
    when: (context) => {
      const status = context.text("engine_load_status");
      const issue = context.hasIssue("engine v1 not available");
      return (issue || (status !== undefined && plainWord(status) !== "engine_load_succeeded")) && { status };
    },
    severity: "attention",
    title: "Antivirus Engine Is Not Loaded",
    meaning: ({ status }) =>
      `Files may be seen but not judged. ${status ? `Defender's words: “${printable(status, 120)}”.` : "Defender lists it among its issues."}`,
    remedies: ["update-definitions", "restart-daemon", "restart-mac", "contact-administrator"],
  }),
];

/** The issues told by rules of this file. */
export const engineIssues: readonly string[] = [EVENT_PROVIDER, MISSING_LICENSE, "engine v1 not available"];
