import { clickPath } from "../../macos/click-paths";
import { extensionRuns } from "../../assess/extension-runs";
import { isAbsent } from "../../assess/findings/no-reading";
import { approvalPrerequisite } from "../../assess/prerequisites";
import { trustedAt } from "../../model/snapshot";
import { isOlder, PRODUCT } from "../../text/versions";
import { printable } from "../../text/printable";
import { type Evaluation, orProfile, type StepContext } from "./evaluation";
import { macOSMajor } from "../../model/macos";
import { FULL_DISK_ACCESS_ISSUE, NETWORK_PROVIDER_ISSUE } from "../../model/health";
import type { SystemExtensionKind, SystemExtensionState } from "../../model/system-extensions";

const APPROVE = { endpoint_security: "approve-endpoint-security", network: "approve-network" } as const;

/** How to allow an extension on this macOS. Source: Microsoft's pages on approving the extensions by hand. */
function howToApprove(kind: SystemExtensionKind, context: StepContext): string {
  const place = clickPath(APPROVE[kind], context.macOS);
  const major = macOSMajor(context.macOS);
  const one =
    major !== undefined && major < 13
      ? `In ${place} click the lock, then Allow (or Details…, and tick Microsoft Defender).`
      : major !== undefined && major < 15
        ? `In ${place} click Allow (or Details…, and switch on Microsoft Defender).`
        : `In ${place} switch on Microsoft Defender.`;
  // Up to macOS 12 the pane shows the next approval only after it was closed.
  const reopen =
    major === undefined || major >= 13
      ? ""
      : kind === "network"
        ? " Close System Preferences first and open it again; otherwise this approval is not shown."
        : " Close System Preferences afterwards; the next approval is only shown when it opens again.";
  return `${one}${reopen}`;
}

/** Is this extension allowed? By the one rule for it; what macOS lists says why. */
export function evaluateApproval(kind: SystemExtensionKind, context: StepContext): Evaluation {
  if (isAbsent(context)) {
    return { state: "open", why: "Defender is not installed yet.", todo: "Install Defender first." };
  }
  const { ok } = approvalPrerequisite(kind, context);
  if (ok === true) {
    return {
      state: "done",
      why: extensionRuns(kind, context)
        ? "Defender runs on it, so it is allowed."
        : context.extension(kind) === "enabled"
          ? "macOS lists it as enabled."
          : "It is allowed; macOS is still bringing it up.",
    };
  }
  const extension = context.extensions?.[kind];
  if (ok === undefined || extension === undefined) {
    return {
      state: "unknowable",
      why:
        extension?.state === "unrecognized"
          ? `macOS says “${printable(extension.words ?? "", 80)}” of it, which is not known here.`
          : "macOS's list of system extensions was not read just now.",
      todo: `Look for Microsoft Defender in ${clickPath(APPROVE[kind], context.macOS)}.`,
      remedies: [APPROVE[kind]],
    };
  }
  const deadline = context.marks.approvalDeadline;
  return {
    state: "open",
    why: WHY[extension.state] ?? "macOS does not list it as allowed.",
    todo: `${howToGetIt(kind, extension.state, context)}${orProfile(context, "system extensions")}`,
    remedies: [APPROVE[kind]],
    ...(context.era === "kernel-fallback" &&
      deadline !== undefined &&
      deadline > context.now && { countdown: { endsAt: deadline, what: "to approve before Defender falls back" } }),
  };
}

const WHY: Partial<Record<SystemExtensionState, string>> = {
  waiting_for_user: "macOS waits for somebody to allow it.",
  disabled: "It was switched off in macOS's settings.",
  missing: "macOS lists no such extension of Defender.",
  waiting_for_restart: "macOS finishes the change to it with the next restart.",
  uninstalling: "macOS takes it off this Mac, at the latest with the next restart.",
};

function howToGetIt(kind: SystemExtensionKind, state: SystemExtensionState, context: StepContext): string {
  switch (state) {
    case "missing":
      return "Defender asks for it when it starts: restart the Mac. If it stays missing, install Defender again.";
    case "waiting_for_restart":
      return "Save your work and restart the Mac.";
    case "uninstalling":
      return "Restart the Mac, then install Defender again.";
    default:
      return howToApprove(kind, context);
  }
}

/** Is the network filter allowed, so that the extension sees traffic? */
export function evaluateFilter(context: StepContext): Evaluation {
  if (isAbsent(context)) {
    return { state: "open", why: "Defender is not installed yet.", todo: "Install Defender first." };
  }
  if (extensionRuns("network", context)) {
    return { state: "done", why: "Defender says that the network filter runs." };
  }
  const filter = context.networkFilter;
  if (filter.kind === "none" || context.hasIssue(NETWORK_PROVIDER_ISSUE)) {
    return {
      state: "open",
      why: "Defender says that no network filter runs.",
      todo: `When macOS asks whether Microsoft Defender may filter network content, choose Allow. Where no question comes, look in ${clickPath(
        "network-filter",
        context.macOS,
      )}.${orProfile(context, "network filter")}`,
      remedies: ["allow-network-filter"],
    };
  }
  return {
    state: "unknowable",
    why:
      filter.kind === "unrecognized"
        ? `Defender's word for it is “${printable(filter.word, 60)}”, which is not known here.`
        : "Defender does not say whether its network filter runs.",
    todo: `Look for Microsoft Defender's filter in ${clickPath("network-filter", context.macOS)}.`,
    remedies: ["allow-network-filter"],
  };
}

/** Does Defender have Full Disk Access? Products say so since 101.56.35 only. */
export function evaluateAccess(context: StepContext): Evaluation {
  const granted = context.flag("full_disk_access_enabled");
  const missing = context.hasIssue(FULL_DISK_ACCESS_ISSUE);
  const place = clickPath("full-disk-access", context.macOS);
  if (granted === true && !missing) {
    return { state: "done", why: "Defender says that all of its components have it." };
  }
  if (granted === false || missing) {
    return {
      state: "open",
      why: "Defender says that it is missing.",
      todo: `In ${place} switch on every Microsoft Defender entry.${orProfile(context, "Full Disk Access")}`,
      remedies: ["grant-full-disk-access"],
    };
  }
  const tooOld = isOlder(context.productVersion, PRODUCT.fullDiskAccess) === true;
  const answered = context.health !== undefined || trustedAt(context.snapshot.health, context.now) !== undefined;
  return {
    state: "unknowable",
    why: tooOld
      ? `Products before ${PRODUCT.fullDiskAccess} do not say whether they have it.`
      : answered
        ? "Defender gives no yes or no for it."
        : "Defender was not asked yet.",
    todo: `Look in ${place}: every Microsoft Defender entry should be switched on.`,
    remedies: ["grant-full-disk-access"],
  };
}
