import { isOlder } from "../text/versions";

/** Defender's two system extensions, by what they do. */
export const SYSTEM_EXTENSION_KINDS = ["endpoint_security", "network"] as const;

export type SystemExtensionKind = (typeof SYSTEM_EXTENSION_KINDS)[number];

/**
 * What one extension does at the moment, judged over all its rows. `unrecognized` keeps the words as printed;
 * `missing` means that the list was read and has no row of it.
 */
export const SYSTEM_EXTENSION_STATES = [
  "enabled",
  "waiting_for_user",
  "disabled",
  "starting",
  "upgrading",
  "waiting_for_restart",
  "uninstalling",
  "missing",
  "unrecognized",
] as const;

export type SystemExtensionState = (typeof SYSTEM_EXTENSION_STATES)[number];

/** One row of `systemextensionsctl list`. */
export interface SystemExtensionRow {
  category: string;
  teamId: string;
  bundleId: string;
  version?: string;
  name: string;
  /** The words between the last brackets, as printed. */
  state: string;
}

export interface SystemExtension {
  kind: SystemExtensionKind;
  bundleId: string;
  state: SystemExtensionState;
  /** The words that `state` was judged from, as printed; absent when there is no row. */
  words?: string;
  version?: string;
  /** True while a second row of the same id is on its way out or in. */
  upgrading: boolean;
  /** The second row of an upgrade: what it does and which version it is, where it is printed. */
  second?: { state: SystemExtensionState; version?: string };
}

/** Whether an extension runs in one copy while a newer one waits for a person to allow it. */
export function newCopyWaits({ state, version, second }: SystemExtension): boolean {
  if (state !== "enabled" || second?.state !== "waiting_for_user") return false;
  // Where a version is not printed, the one that waits is taken to be the new one.
  return !(isOlder(second.version, version ?? "") === true);
}

export interface SystemExtensions {
  endpoint_security: SystemExtension;
  network: SystemExtension;
  /** Every row of the list, other products' too. */
  rows: readonly SystemExtensionRow[];
}
