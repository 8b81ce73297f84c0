import { macOSMajor } from "./era";
import type { MacOSVersion } from "./types";

/** What a person may have to switch on in macOS's own settings. */
export type ClickTarget = "endpoint-security" | "network" | "network-filter" | "full-disk-access" | "profiles";

/**
 * Where to click on this macOS, as a path in words: no link into Settings can be trusted to arrive.
 * Sources: `systemextensionsctl list` names the place of both extensions from macOS 15 on; Microsoft's pages on manual
 * deployment name the others. Where the version is not known, both names of the app are given.
 */
export function clickPath(target: ClickTarget, macOS: MacOSVersion | undefined): string {
  const major = macOSMajor(macOS);
  const generation =
    major === undefined ? "unknown" : major < 13 ? "preferences" : major < 15 ? "settings" : "login-items";
  return PATHS[target][generation];
}

const SETTINGS_FDA = "System Settings › Privacy & Security › Full Disk Access";
const PREFERENCES_GENERAL = "System Preferences › Security & Privacy › General";
const SETTINGS_SECURITY = "System Settings › Privacy & Security, under Security";
const LOGIN_ITEMS = "System Settings › General › Login Items & Extensions";

const PATHS: Record<ClickTarget, Record<"preferences" | "settings" | "login-items" | "unknown", string>> = {
  "endpoint-security": {
    preferences: PREFERENCES_GENERAL,
    settings: SETTINGS_SECURITY,
    "login-items": `${LOGIN_ITEMS} › Endpoint Security Extensions`,
    unknown: `${LOGIN_ITEMS}, on older Macs ${PREFERENCES_GENERAL}`,
  },
  network: {
    preferences: PREFERENCES_GENERAL,
    settings: SETTINGS_SECURITY,
    "login-items": `${LOGIN_ITEMS} › Network Extensions`,
    unknown: `${LOGIN_ITEMS}, on older Macs ${PREFERENCES_GENERAL}`,
  },
  "network-filter": {
    preferences: "System Preferences › Network",
    settings: "System Settings › Network › VPN & Filters",
    "login-items": "System Settings › Network › Filters",
    unknown: "the Network pane of macOS's settings",
  },
  "full-disk-access": {
    preferences: "System Preferences › Security & Privacy › Privacy › Full Disk Access",
    settings: SETTINGS_FDA,
    "login-items": SETTINGS_FDA,
    unknown: "the Full Disk Access list of macOS's privacy settings",
  },
  profiles: {
    preferences: "System Preferences › Profiles",
    settings: "System Settings › Privacy & Security › Profiles",
    "login-items": "System Settings › General › Device Management",
    unknown: "the profiles (device management) in macOS's settings",
  },
};
