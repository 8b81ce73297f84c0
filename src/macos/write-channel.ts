import { FailureError } from "../process/failure-error";
import { programs } from "../process/programs";
import { AUTOUPDATE_DOMAIN, resolveChannel, type AppEntry, type ChannelLayers } from "./parse-channel";
import { readChannelLayers, type PreferencesMac } from "./read-channel";
import { runTool } from "./run-tool";
import { type Channel, type ChannelReading, CHANNELS } from "../model/channel";
import { isOneOf } from "../model/one-of";

/**
 * Writes the channel where it counts, in the user's own preferences: into Defender's own entry where there is one,
 * because that beats the channel of all apps, else as the channel of all apps. Then reads it back and resolves to what
 * is written now. It takes effect at the product's next start, which nothing here brings about.
 * Throws FailureError: `NoPermission` where policy sets the channel, `Failed` where it did not stick.
 */
export async function writeChannel(mac: PreferencesMac, channel: Channel): Promise<ChannelReading> {
  // A type holds nobody back who calls from outside: the word becomes a part of a property list.
  if (!isOneOf(CHANNELS, channel)) throw unknownChannel();
  const layers = await readChannelLayers(mac);
  if (resolveChannel(layers).managed) throw managed();
  const entry = countingEntry(layers);
  const lost = entry ? keysThatWouldBeLost(entry) : 0;
  if (lost > 0) throw notCarried(lost);
  const args = ["write", AUTOUPDATE_DOMAIN, ...channelArguments(channel, entry)];
  await runTool(mac, { program: programs.defaults, args });
  const reading = resolveChannel(await readChannelLayers(mac));
  if (reading.managed) throw managed();
  if (reading.written !== channel) {
    throw new FailureError({
      code: "Failed",
      message: "The channel was written, but reading it back shows another one.",
      seen: `${reading.channel}, from ${reading.source}`,
      nextStep: "Quit Microsoft AutoUpdate and try again, or choose the channel in its own window.",
    });
  }
  return reading;
}

function countingEntry({ user, system }: ChannelLayers): AppEntry | undefined {
  return [user, system].flatMap((layer) => layer?.apps ?? []).find((entry) => entry.channelName !== undefined);
}

/**
 * What comes after `defaults write com.microsoft.autoupdate2`. Only constants, one of the three channels, and values of
 * the entry that is there already, as far as they are harmless.
 */
export function channelArguments(channel: Channel, entry: AppEntry | undefined): readonly string[] {
  if (!entry) return ["ChannelName", "-string", channel];
  return ["Applications", "-dict-add", entry.app, propertyList(entryPairs(channel, entry))];
}

type Pair = readonly [key: string, value: string | number];

/** Defender's entry as Microsoft's "Deploy updates" page writes it, over what else the Mac's own entry holds. */
function entryPairs(channel: Channel, { values }: AppEntry): readonly Pair[] {
  const pairs = new Map<string, string | number>([["LCID", 1033]]);
  for (const [key, value] of Object.entries(values)) {
    if (isHarmless(key) && isHarmless(value)) pairs.set(key, value);
  }
  pairs.set("Application ID", "WDAV00");
  pairs.set("App Domain", "com.microsoft.wdav");
  pairs.set("ChannelName", channel);
  return [...pairs];
}

/** Written anew whatever the entry holds. */
const CONSTANTS = ["Application ID", "App Domain", "ChannelName"];

/** How many settings of the entry cannot be written back as they are: a date, a switch, a list, an address with a query. */
function keysThatWouldBeLost({ values }: AppEntry): number {
  return Object.entries(values).filter(
    ([key, value]) => !CONSTANTS.includes(key) && !(isHarmless(key) && isHarmless(value)),
  ).length;
}

function notCarried(lost: number): FailureError {
  return new FailureError({
    code: "Failed",
    message: "Defender's own entry holds settings that would be lost, so the channel was not changed.",
    seen: `${lost} of its settings`,
    nextStep: "Choose the channel in Microsoft AutoUpdate's own window.",
  });
}

/** A whole number, or a string that means nothing to a property list's syntax. */
function isHarmless(value: unknown): value is string | number {
  return Number.isSafeInteger(value) || (typeof value === "string" && /^[A-Za-z0-9 ._:/-]{1,200}$/.test(value));
}

/** The old property list syntax, which `defaults` takes a dictionary in. Its numbers come back as strings. */
function propertyList(pairs: readonly Pair[]): string {
  return `{ ${pairs.map(([key, value]) => `'${key}' = ${literal(value)} ;`).join(" ")} }`;
}

function literal(value: string | number): string {
  return typeof value === "number" && value >= 0 ? String(value) : `'${value}'`;
}

function unknownChannel(): FailureError {
  return new FailureError({
    code: "Failed",
    message: "Microsoft AutoUpdate has no channel of that name, so nothing was written.",
    nextStep: "Choose Beta, Preview or Current.",
  });
}

function managed(): FailureError {
  return new FailureError({
    code: "NoPermission",
    message: "Policy sets the update channel of this Mac, so it cannot be changed here.",
    seen: "a managed preference of Microsoft AutoUpdate",
    nextStep: "Ask the administrator who manages this Mac to change the channel.",
  });
}
