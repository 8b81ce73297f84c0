import { channelOfName, type ChannelReading } from "../model/channel";
import { text } from "../model/health";
import { type Snapshot, trustedAt } from "../model/snapshot";
import { FIRST_MACOS, isOlder, PRODUCT } from "../text/versions";
import { printable } from "../text/printable";
import { isMacOSOlder, eraOf, realMacOSVersion } from "../model/macos";
import type { SystemExtensionState } from "../model/system-extensions";

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
 * Everything that has to hold for the system extensions to run, with what this Mac has. On macOS 11 and newer every
 * channel does, so there is no line for it. Source: the prerequisites of Microsoft's system-extension preview.
 * `now` is in milliseconds since 1970; what was last read more than a day before counts as not known.
 */
export function prerequisites(snapshot: Snapshot, now: number = snapshot.takenAt): Prerequisite[] {
  const macOS = trustedAt(snapshot.macOS, now);
  const health = trustedAt(snapshot.health, now);
  const extensions = trustedAt(snapshot.systemExtensions, now);
  const era = eraOf(macOS);
  const product = text(health, "app_version");
  const older = isMacOSOlder(macOS, FIRST_MACOS);
  const bound = era === "system-extensions-only" ? PRODUCT.macOS11 : PRODUCT.systemExtensions;
  const tooOld = isOlder(product, bound);
  const list: Prerequisite[] = [
    {
      id: "macos-version",
      title: "macOS Version",
      need: `${FIRST_MACOS} or newer`,
      have: macOS ? `macOS ${printable(realMacOSVersion(macOS.version) ?? macOS.version, 30)}` : "not read",
      ok: older === undefined ? undefined : !older,
    },
    {
      id: "product-version",
      title: "Product Version",
      need: `${bound} or newer`,
      have: product ? printable(product, 30) : "not read",
      ok: tooOld === undefined ? undefined : !tooOld,
    },
  ];
  if (era !== "system-extensions-only") {
    list.push(channelPrerequisite(text(health, "release_ring"), trustedAt(snapshot.channel, now)));
  }
  list.push(
    approval("endpoint-security-approved", "Endpoint Security Extension", extensions?.endpoint_security?.state),
    approval("network-approved", "Network Extension", extensions?.network?.state),
  );
  return list;
}

/** The prerequisites that are not proven: `ok` is false where one is missing, undefined where it cannot be told. */
export function missingPrerequisites(snapshot: Snapshot, now: number = snapshot.takenAt): Prerequisite[] {
  return prerequisites(snapshot, now).filter((one) => one.ok !== true);
}

/** The ring in force decides; what AutoUpdate was told only counts where the product names no ring. */
function channelPrerequisite(ring: string | undefined, reading: ChannelReading | undefined): Prerequisite {
  const channel = channelOfName(ring) ?? (ring === undefined ? reading?.channel : undefined);
  return {
    id: "channel",
    title: "Update Channel",
    need: "Beta (InsiderFast)",
    have: ring ? printable(ring, 30) : (channel ?? "not read"),
    ok: channel !== undefined ? channel === "Beta" : ring !== undefined ? false : undefined,
  };
}

/** States in which the user or a profile has approved the extension, or of which that cannot be told. */
const APPROVED: Readonly<Record<SystemExtensionState, boolean | undefined>> = {
  enabled: true,
  starting: true,
  upgrading: true,
  waiting_for_restart: undefined,
  waiting_for_user: false,
  disabled: false,
  missing: false,
  uninstalling: false,
  unrecognized: undefined,
};

function approval(id: Prerequisite["id"], title: string, state: SystemExtensionState | undefined): Prerequisite {
  return {
    id,
    title,
    need: "approved",
    have: state === undefined ? "not read" : state.replaceAll("_", " "),
    ok: state === undefined ? undefined : APPROVED[state],
  };
}
