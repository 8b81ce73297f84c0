/** What a person may have to find in macOS's settings. */
export type SettingsTarget =
  | "approve-endpoint-security"
  | "approve-network"
  | "network-filter"
  | "full-disk-access"
  | "profiles"
  | "automation"
  | "notifications";

/** Where something is set on one Mac. */
export interface SettingsPane {
  url: string;
  /** What to click, step by step, from the app to what is to be changed. */
  path: readonly string[];
  /**
   * True where the URL was seen to lead there on a Mac of these versions. Apple supports none of these URLs, and
   * `open` ends well even for a pane that does not exist, so the path is always to be shown as well.
   */
  measured: boolean;
}

/** The app that holds the settings: its name, which is also its process's. */
export type SettingsApp = "System Preferences" | "System Settings";

/** The versions between which the panes moved: 10.15 to 12, 13 and 14, 15 and later. */
type Layout = "preferences" | "ventura" | "sequoia";

const SCHEME = "x-apple.systempreferences:";
const FULL_DISK_ACCESS = `${SCHEME}com.apple.preference.security?Privacy_AllFiles`;
const AUTOMATION = `${SCHEME}com.apple.preference.security?Privacy_Automation`;
const PRIVACY_SECURITY = `${SCHEME}com.apple.settings.PrivacySecurity.extension`;
const NOTIFICATIONS = `${SCHEME}com.apple.Notifications-Settings.extension`;
const PROFILES = `${SCHEME}com.apple.Profiles-Settings.extension`;

const extensionPoint = (kind: "endpoint_security" | "network_extension") =>
  `${SCHEME}com.apple.ExtensionsPreferences?extensionPointIdentifier=com.apple.system_extension.${kind}.extension-point`;

/**
 * The panes by layout, from lists of URLs that administrators keep and from one measurement on macOS 27; the click
 * paths from Microsoft's pages on manual deployment.
 */
const PANES: Record<Layout, Record<SettingsTarget, SettingsPane>> = {
  preferences: {
    "approve-endpoint-security": {
      url: `${SCHEME}com.apple.preference.security?General`,
      path: [
        "System Preferences",
        "Security & Privacy",
        "General",
        "The lock at the bottom left",
        "Allow, or Details… and tick Microsoft Defender",
      ],
      measured: true,
    },
    "approve-network": {
      url: `${SCHEME}com.apple.preference.security?General`,
      path: [
        "System Preferences",
        "Security & Privacy",
        "General",
        "The lock at the bottom left",
        "Allow, or Details… and tick Microsoft Defender",
      ],
      measured: true,
    },
    // No URL is known to lead to the Network pane here; a guess at worst opens System Preferences.
    "network-filter": {
      url: `${SCHEME}com.apple.preference.network`,
      path: ["System Preferences", "Network", "Microsoft Defender's content filter in the list"],
      measured: false,
    },
    "full-disk-access": {
      url: FULL_DISK_ACCESS,
      path: [
        "System Preferences",
        "Security & Privacy",
        "Privacy",
        "Full Disk Access",
        "The lock at the bottom left",
        "Tick Microsoft Defender and its Endpoint Security Extension",
      ],
      measured: true,
    },
    profiles: {
      url: `${SCHEME}com.apple.preferences.configurationprofiles`,
      path: ["System Preferences", "Profiles"],
      measured: true,
    },
    automation: {
      url: AUTOMATION,
      path: ["System Preferences", "Security & Privacy", "Privacy", "Automation", "Raycast"],
      measured: true,
    },
    notifications: {
      url: `${SCHEME}com.apple.preference.notifications`,
      path: ["System Preferences", "Notifications", "Microsoft Defender"],
      measured: true,
    },
  },
  ventura: {
    "approve-endpoint-security": {
      url: PRIVACY_SECURITY,
      path: [
        "System Settings",
        "Privacy & Security",
        "Security",
        "Allow, or Details… and switch on Microsoft Defender",
      ],
      measured: true,
    },
    "approve-network": {
      url: PRIVACY_SECURITY,
      path: [
        "System Settings",
        "Privacy & Security",
        "Security",
        "Allow, or Details… and switch on Microsoft Defender",
      ],
      measured: true,
    },
    "network-filter": {
      url: `${SCHEME}com.apple.Network-Settings.extension`,
      path: ["System Settings", "Network", "VPN & Filters", "Microsoft Defender"],
      measured: false,
    },
    "full-disk-access": {
      url: FULL_DISK_ACCESS,
      path: [
        "System Settings",
        "Privacy & Security",
        "Full Disk Access",
        "Switch on Microsoft Defender and its Endpoint Security Extension",
      ],
      measured: true,
    },
    profiles: {
      url: PROFILES,
      path: ["System Settings", "Privacy & Security", "Profiles"],
      measured: true,
    },
    automation: {
      url: AUTOMATION,
      path: ["System Settings", "Privacy & Security", "Automation", "Raycast"],
      measured: false,
    },
    notifications: {
      url: NOTIFICATIONS,
      path: ["System Settings", "Notifications", "Microsoft Defender"],
      measured: true,
    },
  },
  sequoia: {
    // By the rule of the network one, which was measured; found in one project's notes only.
    "approve-endpoint-security": {
      url: extensionPoint("endpoint_security"),
      path: [
        "System Settings",
        "General",
        "Login Items & Extensions",
        "Endpoint Security Extensions",
        "Switch on Microsoft Defender",
      ],
      measured: false,
    },
    "approve-network": {
      url: extensionPoint("network_extension"),
      path: [
        "System Settings",
        "General",
        "Login Items & Extensions",
        "Network Extensions",
        "Switch on Microsoft Defender",
      ],
      measured: true,
    },
    // This shows whether the filter is active; the approval is under Login Items & Extensions.
    "network-filter": {
      url: `${SCHEME}com.apple.NetworkExtensionSettingsUI.NESettingsUIExtension`,
      path: ["System Settings", "Network", "Filters", "Microsoft Defender"],
      measured: true,
    },
    "full-disk-access": {
      url: FULL_DISK_ACCESS,
      path: [
        "System Settings",
        "Privacy & Security",
        "Full Disk Access",
        "Switch on Microsoft Defender and its Endpoint Security Extension",
      ],
      measured: false,
    },
    profiles: {
      url: PROFILES,
      path: ["System Settings", "General", "Device Management"],
      measured: false,
    },
    automation: {
      url: AUTOMATION,
      path: ["System Settings", "Privacy & Security", "Automation", "Raycast"],
      measured: false,
    },
    notifications: {
      url: NOTIFICATIONS,
      path: ["System Settings", "Notifications", "Microsoft Defender"],
      measured: false,
    },
  },
};

/**
 * Where `target` is set on a Mac of this version (`10.15.7`, `14`, `26.1`). A version that is missing or no version
 * counts as the newest.
 */
export function settingsPane(version: string | undefined, target: SettingsTarget): SettingsPane {
  return PANES[layoutOf(version)][target];
}

/** What the app with the settings is called on a Mac of this version. */
export function settingsApp(version: string | undefined): SettingsApp {
  return layoutOf(version) === "preferences" ? "System Preferences" : "System Settings";
}

function layoutOf(version: string | undefined): Layout {
  const major = Number(/^\d{1,3}(?=\.|$)/.exec(version?.trim() ?? "")?.[0]);
  if (major <= 12) return "preferences";
  return major <= 14 ? "ventura" : "sequoia";
}
