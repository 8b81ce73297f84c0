import { MANAGED_CHANNEL } from "../../assess/refusals";
import type { ChannelReading, ChannelSource } from "../../model/channel";
import type { Part } from "../../model/snapshot";

/** Where the channel that counts was written. `short` is a few words, `long` says what follows from it. */
export interface SourceWords {
  short: string;
  long: string;
}

const SOURCES: Record<ChannelSource, SourceWords> = {
  managed: { short: "Set by policy", long: MANAGED_CHANNEL },
  "per-app": {
    short: "Set for Defender alone",
    long: "Microsoft AutoUpdate has an entry for Defender of its own, which beats the channel of all apps. Switching changes that entry, and other Microsoft apps keep their channel.",
  },
  user: {
    short: "Set for you",
    long: "The channel is written in your own preferences of Microsoft AutoUpdate and counts for all Microsoft apps.",
  },
  system: {
    short: "Set for everybody at this Mac",
    long: "The channel is written in this Mac's system-wide preferences. Switching writes your own, which beat them.",
  },
  default: {
    short: "Not set",
    long: "No channel is written anywhere, so Microsoft AutoUpdate takes Current.",
  },
};

/** Where the channel comes from, in words; why not, where it could not be read. */
export function describeSource(part: Part<ChannelReading>): SourceWords {
  switch (part.state) {
    case "fresh":
    case "cached":
      return SOURCES[part.value.source];
    case "failed":
      return { short: "Could not be read", long: `${part.failure.message} ${part.failure.nextStep}` };
    case "not-asked":
      return { short: "Not read yet", long: "The channel has not been read yet." };
  }
}
