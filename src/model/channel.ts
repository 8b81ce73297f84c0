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
  production: "Current",
};

/** What `release_ring` says for each channel. */
export const RING_OF_CHANNEL: Readonly<Record<Channel, string>> = {
  Beta: "InsiderFast",
  Preview: "External",
  Current: "Production",
};

/** The channel that a name stands for; undefined where it is none of the known names (`Dogfood`). */
export function channelOfName(name: string | undefined): Channel | undefined {
  const key = name?.trim().toLowerCase();
  return key !== undefined && Object.hasOwn(CHANNEL_NAMES, key) ? CHANNEL_NAMES[key] : undefined;
}
