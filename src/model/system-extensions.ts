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
