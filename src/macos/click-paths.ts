import { macOSMajor, type MacOSVersion } from "../model/macos";

/** What a person may have to find in macOS's settings. */
export type SettingsTarget =
  | "approve-endpoint-security"
  | "approve-network"
  | "network-filter"
  | "full-disk-access"
  | "profiles"
  | "security"
  | "software-update"
  | "automation";

/** The versions between which the settings moved: 10.15 to 12, 13 and 14, 15 and later. */
export type SettingsGeneration = "preferences" | "settings" | "login-items";

/** Which settings a macOS has; undefined where its version is not known. */
export function settingsGeneration(macOS: Pick<MacOSVersion, "version"> | undefined): SettingsGeneration | undefined {
  const major = macOSMajor(macOS);
  if (major === undefined) {
    return undefined;
  }
  return major < 13 ? "preferences" : major < 15 ? "settings" : "login-items";
}

/**
 * Where to click, step by step, from the app to the place of `target`: no link into Settings can be trusted to arrive.
 * What to change there is not part of it. Sources: `systemextensionsctl list` names the place of both extensions from
 * macOS 15 on; Microsoft's pages on manual deployment name the others.
 */
export function clickSteps(target: SettingsTarget, generation: SettingsGeneration): readonly string[] {
  return STEPS[target][generation];
}

/** The same in words, for a sentence. Where the version is not known, the newest place and the oldest are named. */
export function clickPath(target: SettingsTarget, macOS: MacOSVersion | undefined): string {
  const inWords = (generation: SettingsGeneration) => clickSteps(target, generation).join(" › ");
  const generation = settingsGeneration(macOS);
  return generation === undefined
    ? `${inWords("login-items")}, on older Macs ${inWords("preferences")}`
    : inWords(generation);
}

const OLD = "System Preferences";
const OLD_GENERAL = [OLD, "Security & Privacy", "General"];
const NEW = "System Settings";
/** A heading far down the pane, not a pane of its own. */
const NEW_SECURITY = [NEW, "Privacy & Security, under Security"];
const NEW_EXTENSIONS = [NEW, "General", "Login Items & Extensions"];

/** A list of the privacy settings, which moved only once. */
function privacy(list: string): Record<SettingsGeneration, readonly string[]> {
  const steps = [NEW, "Privacy & Security", list];
  return { preferences: [OLD, "Security & Privacy", "Privacy", list], settings: steps, "login-items": steps };
}

const STEPS: Record<SettingsTarget, Record<SettingsGeneration, readonly string[]>> = {
  "approve-endpoint-security": {
    preferences: OLD_GENERAL,
    settings: NEW_SECURITY,
    "login-items": [...NEW_EXTENSIONS, "Endpoint Security Extensions"],
  },
  "approve-network": {
    preferences: OLD_GENERAL,
    settings: NEW_SECURITY,
    "login-items": [...NEW_EXTENSIONS, "Network Extensions"],
  },
  "network-filter": {
    preferences: [OLD, "Network"],
    settings: [NEW, "Network", "VPN & Filters"],
    "login-items": [NEW, "Network", "Filters"],
  },
  "full-disk-access": privacy("Full Disk Access"),
  profiles: {
    preferences: [OLD, "Profiles"],
    settings: [NEW, "Privacy & Security", "Profiles"],
    "login-items": [NEW, "General", "Device Management"],
  },
  security: {
    preferences: [OLD, "Security & Privacy"],
    settings: [NEW, "Privacy & Security"],
    "login-items": [NEW, "Privacy & Security"],
  },
  "software-update": {
    preferences: [OLD, "Software Update"],
    settings: [NEW, "General", "Software Update"],
    "login-items": [NEW, "General", "Software Update"],
  },
  automation: privacy("Automation"),
};
