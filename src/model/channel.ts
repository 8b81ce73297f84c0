import { printable } from "../text/printable";

/** Microsoft AutoUpdate's channels, best first seen by pilots. */
export const CHANNELS = ["Beta", "Preview", "Current"] as const;

export type Channel = (typeof CHANNELS)[number];

/** Where the channel that counts may be written, what counts most first. */
export const CHANNEL_SOURCES = ["managed", "per-app", "user", "system", "default"] as const;

export type ChannelSource = (typeof CHANNEL_SOURCES)[number];

/**
 * Every name a channel goes by, in lower case: AutoUpdate's names today, its names before version 4.29, which
 * `release_ring` still prints. Source: Microsoft's page on deploying updates for Defender on macOS.
 */
const CHANNEL_NAMES: Readonly<Record<string, Channel>> = {
  beta: "Beta",
  insiderfast: "Beta",
  preview: "Preview",
  external: "Preview",
  current: "Current",
  currentthrottle: "Current",
  production: "Current",
};

/** What `release_ring` says for each channel. */
export const RING_OF_CHANNEL: Readonly<Record<Channel, string>> = {
  Beta: "InsiderFast",
  Preview: "External",
  Current: "Production",
};

/** What Microsoft AutoUpdate was told. */
export interface ChannelReading {
  /** The channel that the written word stands for; a word that is none counts as Current, as AutoUpdate does. */
  channel: Channel;
  source: ChannelSource;
  /** The word as written, where one is: may be an old name (`InsiderFast`) or no channel at all. */
  written?: string;
  /** True when policy sets it, so that nobody at the Mac can change it. */
  managed: boolean;
}

/** The channel that a name stands for; undefined where it is none of the known names (`Dogfood`). */
export function channelOfName(name: string | undefined): Channel | undefined {
  const key = name?.trim().toLowerCase();
  return key !== undefined && Object.hasOwn(CHANNEL_NAMES, key) ? CHANNEL_NAMES[key] : undefined;
}

/** The channel that a word written for AutoUpdate stands for, whatever its hyphens and blanks; undefined for `Custom`. */
export function channelOfWord(word: string): Channel | undefined {
  return channelOfName(word.replace(/[\s_-]/g, ""));
}

/** The word for what is written, where it is none of the known ones (`Custom`, `InsiderSlow`): it is shown as itself. */
export function unknownChannelWord({ written }: ChannelReading): string | undefined {
  return written === undefined || channelOfWord(written) ? undefined : printable(written, 30) || "no word";
}
