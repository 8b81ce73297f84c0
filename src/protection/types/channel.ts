import type { Channel, ChannelSource } from "../../model/channel";

export type { Channel, ChannelSource };

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
