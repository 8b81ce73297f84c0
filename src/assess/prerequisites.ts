import { text } from "../model/health";
import { isMacOSOlder, realMacOSVersion } from "../model/macos";
import { printable } from "../text/printable";
import { FIRST_MACOS, isOlder, PRODUCT } from "../text/versions";
import { extensionRuns } from "./extension-runs";
import type { FindingContext } from "./context";
import type { SystemExtensionKind, SystemExtensionState } from "../model/system-extensions";

export interface Prerequisite {
  id: "macos-version" | "product-version" | "channel" | "endpoint-security-approved" | "network-approved";
  title: string;
  /** What the system extensions need, a few words. */
  need: string;
  /** What this Mac has, a few words. */
  have: string;
  /** undefined where it cannot be told. */
  ok: boolean | undefined;
}

/**
 * Everything that has to hold for the system extensions to run, with what this Mac has: what the findings, the guide and
 * the report go by. On macOS 11 and newer every channel does, so there is no line for it. Source: the prerequisites of
 * Microsoft's system-extension preview.
 */
export function prerequisites(context: FindingContext): Prerequisite[] {
  return [
    macOSPrerequisite(context),
    productPrerequisite(context),
    ...(context.era === "system-extensions-only" ? [] : [channelPrerequisite(context)]),
    approval("endpoint-security-approved", "endpoint_security", "Endpoint Security Extension", context),
    approval("network-approved", "network", "Network Extension", context),
  ];
}

/** The prerequisites that are not proven: `ok` is false where one is missing, undefined where it cannot be told. */
export function missingPrerequisites(context: FindingContext): Prerequisite[] {
  return prerequisites(context).filter((one) => one.ok !== true);
}

/** Whether this macOS can run the system extensions. */
export function macOSPrerequisite({ macOS }: FindingContext): Prerequisite {
  const older = isMacOSOlder(macOS, FIRST_MACOS);
  return {
    id: "macos-version",
    title: "macOS Version",
    need: `${FIRST_MACOS} or newer`,
    have: macOS ? `macOS ${printable(realMacOSVersion(macOS.version) ?? macOS.version, 30)}` : "not read",
    ok: older === undefined ? undefined : !older,
  };
}

/** Whether this build of Defender carries the system extensions for this macOS. */
export function productPrerequisite({ known, era }: FindingContext): Prerequisite {
  const product = text(known, "app_version");
  const bound = era === "system-extensions-only" ? PRODUCT.macOS11 : PRODUCT.systemExtensions;
  const older = isOlder(product, bound);
  return {
    id: "product-version",
    title: "Product Version",
    need: `${bound} or newer`,
    have: product ? printable(product, 30) : "not read",
    ok: older === undefined ? undefined : !older,
  };
}

/** The ring in force decides; one that is written and waits for the next start is right, too: starting is a step of its own. */
export function channelPrerequisite({ channelState: { written, ring, inForce, waits } }: FindingContext): Prerequisite {
  const channel = inForce ?? (ring === undefined ? written?.channel : undefined);
  const waiting = waits && written?.channel === "Beta";
  return {
    id: "channel",
    title: "Update Channel",
    need: "Beta (InsiderFast)",
    have: waiting ? "Beta, from the next start on" : ring ? printable(ring, 30) : (channel ?? "not read"),
    ok: waiting || (channel !== undefined ? channel === "Beta" : ring !== undefined ? false : undefined),
  };
}

/** States in which the user or a profile has approved the extension, or of which that cannot be told. */
const APPROVED: Readonly<Record<SystemExtensionState, boolean | undefined>> = {
  enabled: true,
  starting: true,
  upgrading: true,
  waiting_for_restart: false,
  waiting_for_user: false,
  disabled: false,
  missing: false,
  uninstalling: false,
  unrecognized: undefined,
};

/** Whether an extension is approved: by Defender running on it, else by macOS's list. */
export function approvalPrerequisite(kind: SystemExtensionKind, context: FindingContext): Prerequisite {
  return kind === "endpoint_security"
    ? approval("endpoint-security-approved", kind, "Endpoint Security Extension", context)
    : approval("network-approved", kind, "Network Extension", context);
}

function approval(
  id: Prerequisite["id"],
  kind: SystemExtensionKind,
  title: string,
  context: FindingContext,
): Prerequisite {
  const state = context.extension(kind);
  return {
    id,
    title,
    need: "approved",
    have: state === undefined ? "not read" : state.replaceAll("_", " "),
    ok: isApproved(kind, state, context),
  };
}

function isApproved(
  kind: SystemExtensionKind,
  state: SystemExtensionState | undefined,
  context: FindingContext,
): boolean | undefined {
  const listed = state === undefined ? undefined : APPROVED[state];
  if (extensionRuns(kind, context)) return !(listed === false && context.extensionsAreFresh);
  // An older list proves no approval any more: it may have been taken back. What it misses may still be missing.
  return listed === true && !context.extensionsAreFresh ? undefined : listed;
}
