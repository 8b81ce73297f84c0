import { channelOfWord, type ChannelReading, type ChannelSource } from "../model/channel";
import { entryOf, isDictionary, parsePlist, type PlistDictionary } from "./parse-plist";
import { unreadable } from "./run-tool";
/** Microsoft AutoUpdate's preference domain, from Microsoft's "Deploy updates" page. */
export const AUTOUPDATE_DOMAIN = "com.microsoft.autoupdate2";

/** Under which Defender stands among AutoUpdate's apps: today's name first, then the one before product 101.56.35. */
export const DEFENDER_APPS = [
  "/Applications/Microsoft Defender.app",
  "/Applications/Microsoft Defender ATP.app",
] as const;

export type DefenderApp = (typeof DEFENDER_APPS)[number];

/** AutoUpdate's entry for Defender in one layer of preferences. */
export interface AppEntry {
  app: DefenderApp;
  /** The channel's word as written; undefined where the entry names none. */
  channelName?: string;
  values: PlistDictionary;
}

/** What one layer of preferences (managed, the user's, system-wide) tells Microsoft AutoUpdate. */
export interface AutoUpdatePreferences {
  /** `ChannelName` of all apps, as written. */
  channelName?: string;
  /** Defender's entries, best first. */
  apps: readonly AppEntry[];
}

/** The layers, each undefined where there is none. */
export type ChannelLayers = Partial<Record<"managed" | "user" | "system", AutoUpdatePreferences>>;

/**
 * Reads one layer from what `defaults export com.microsoft.autoupdate2 -` prints, an XML property list.
 * Throws FailureError `Unreadable`.
 */
export function parseAutoUpdatePreferences(xml: string): AutoUpdatePreferences {
  const root = parsePlist(xml);
  if (!root) throw unreadable("defaults", xml.trim() === "" ? "no output" : "no property list");
  const applications = entryOf(root, "Applications");
  const apps: AppEntry[] = [];
  for (const app of DEFENDER_APPS) {
    const values = isDictionary(applications) ? entryOf(applications, app) : undefined;
    if (isDictionary(values)) apps.push({ app, ...named(entryOf(values, "ChannelName")), values });
  }
  return { ...named(entryOf(root, "ChannelName")), apps };
}

/** A value that is no string is no channel either, but it is there and counts: it is kept in words. */
function named(value: unknown): { channelName?: string } {
  if (value === undefined) return {};
  return { channelName: typeof value === "object" ? "" : String(value) };
}

/**
 * The channel that counts. Policy beats everything; then Defender's own entry, in whichever layer, beats the channel of
 * all apps; then the user's layer beats the system-wide one. A missing or unknown word is Current, as it is to
 * AutoUpdate. That a managed channel of all apps beats an entry somebody wrote for Defender is a guess on the safe
 * side: where policy speaks, nothing here claims to be able to change it.
 */
export function resolveChannel({ managed, user, system }: ChannelLayers): ChannelReading {
  const words: readonly (readonly [ChannelSource, string | undefined])[] = [
    ["managed", appChannel(managed) ?? managed?.channelName],
    ["per-app", appChannel(user) ?? appChannel(system)],
    ["user", user?.channelName],
    ["system", system?.channelName],
  ];
  for (const [source, written] of words) {
    if (written !== undefined) {
      return { channel: channelOfWord(written) ?? "Current", source, written, managed: source === "managed" };
    }
  }
  return { channel: "Current", source: "default", managed: false };
}

/** Whether a layer has anything to say on Defender's channel. */
export function namesChannel(layer: AutoUpdatePreferences): boolean {
  return layer.channelName !== undefined || appChannel(layer) !== undefined;
}

function appChannel(layer: AutoUpdatePreferences | undefined): string | undefined {
  return layer?.apps.find((entry) => entry.channelName !== undefined)?.channelName;
}
