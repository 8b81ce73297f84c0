import { clickSteps, settingsGeneration, type SettingsGeneration, type SettingsTarget } from "./click-paths";

export type { SettingsTarget };

/** Where something is set on one Mac. */
export interface SettingsPane {
  /** Apple supports none of these, and `open` ends well even for a pane that does not exist: the path is shown as well. */
  url: string;
  /** What to click, step by step, from the app to what is to be changed. */
  path: readonly string[];
}

/** The app that holds the settings: its name, which is also its process's. */
export type SettingsApp = "System Preferences" | "System Settings";

const SCHEME = "x-apple.systempreferences:";
const FULL_DISK_ACCESS = `${SCHEME}com.apple.preference.security?Privacy_AllFiles`;
const AUTOMATION = `${SCHEME}com.apple.preference.security?Privacy_Automation`;
const OLD_SECURITY = `${SCHEME}com.apple.preference.security?General`;
const PRIVACY_SECURITY = `${SCHEME}com.apple.settings.PrivacySecurity.extension`;
/** Guesses, after the names of the other panes: no list or measurement of these two was found. */
const OLD_SOFTWARE_UPDATE = `${SCHEME}com.apple.preferences.softwareupdate`;
const SOFTWARE_UPDATE = `${SCHEME}com.apple.Software-Update-Settings.extension`;
const PROFILES = `${SCHEME}com.apple.Profiles-Settings.extension`;

const extensionPoint = (kind: "endpoint_security" | "network_extension") =>
  `${SCHEME}com.apple.ExtensionsPreferences?extensionPointIdentifier=com.apple.system_extension.${kind}.extension-point`;

const LOCK = "The lock at the bottom left";
const OLD_APPROVAL = [LOCK, "Allow, or Details… and tick Microsoft Defender"];
const APPROVAL = ["Allow, or Details… and switch on Microsoft Defender"];
const SWITCH = ["Switch on Microsoft Defender"];
const ACCESS = ["Switch on Microsoft Defender and its Endpoint Security Extension"];

type Pane = Pick<SettingsPane, "url"> & {
  /** What to click at the end of the path. */
  then: readonly string[];
};

/** The panes, from lists of URLs that administrators keep and from one measurement on macOS 27. */
const PANES: Record<SettingsGeneration, Record<SettingsTarget, Pane>> = {
  preferences: {
    "approve-endpoint-security": { url: OLD_SECURITY, then: OLD_APPROVAL },
    "approve-network": { url: OLD_SECURITY, then: OLD_APPROVAL },
    // No URL is known to lead to the Network pane here; a guess at worst opens System Preferences.
    "network-filter": {
      url: `${SCHEME}com.apple.preference.network`,
      then: ["Microsoft Defender's content filter in the list"],
    },
    "full-disk-access": {
      url: FULL_DISK_ACCESS,
      then: [LOCK, "Tick Microsoft Defender and its Endpoint Security Extension"],
    },
    profiles: { url: `${SCHEME}com.apple.preferences.configurationprofiles`, then: [] },
    security: { url: OLD_SECURITY, then: [] },
    "software-update": { url: OLD_SOFTWARE_UPDATE, then: [] },
    automation: { url: AUTOMATION, then: ["Raycast"] },
  },
  settings: {
    "approve-endpoint-security": { url: PRIVACY_SECURITY, then: APPROVAL },
    "approve-network": { url: PRIVACY_SECURITY, then: APPROVAL },
    "network-filter": {
      url: `${SCHEME}com.apple.Network-Settings.extension`,
      then: ["Microsoft Defender"],
    },
    "full-disk-access": { url: FULL_DISK_ACCESS, then: ACCESS },
    profiles: { url: PROFILES, then: [] },
    security: { url: PRIVACY_SECURITY, then: [] },
    "software-update": { url: SOFTWARE_UPDATE, then: [] },
    automation: { url: AUTOMATION, then: ["Raycast"] },
  },
  "login-items": {
    // By the rule of the network one, which was measured; found in one project's notes only.
    "approve-endpoint-security": { url: extensionPoint("endpoint_security"), then: SWITCH },
    "approve-network": { url: extensionPoint("network_extension"), then: SWITCH },
    // This shows whether the filter is active; the approval is under Login Items & Extensions.
    "network-filter": {
      url: `${SCHEME}com.apple.NetworkExtensionSettingsUI.NESettingsUIExtension`,
      then: ["Microsoft Defender"],
    },
    "full-disk-access": { url: FULL_DISK_ACCESS, then: ACCESS },
    profiles: { url: PROFILES, then: [] },
    security: { url: PRIVACY_SECURITY, then: [] },
    "software-update": { url: SOFTWARE_UPDATE, then: [] },
    automation: { url: AUTOMATION, then: ["Raycast"] },
  },
};

/**
 * Where `target` is set on a Mac of this version (`10.15.7`, `14`, `26.1`). A version that is missing or no version
 * counts as the newest.
 */
export function settingsPane(version: string | undefined, target: SettingsTarget): SettingsPane {
  const generation = generationOf(version);
  const { url, then } = PANES[generation][target];
  return { url, path: [...clickSteps(target, generation), ...then] };
}

/** What the app with the settings is called on a Mac of this version. */
export function settingsApp(version: string | undefined): SettingsApp {
  return generationOf(version) === "preferences" ? "System Preferences" : "System Settings";
}

function generationOf(version: string | undefined): SettingsGeneration {
  return (version !== undefined && settingsGeneration({ version })) || "login-items";
}
