import { describeRemedies, type DescribedRemedy } from "../ai/describe-remedy";
import { said } from "../ai/said";
import { startContext } from "../app/start-context";
import { type Channel, type ChannelSource, unknownChannelWord } from "../model/channel";
import { channelStateOf } from "../model/channel-state";

interface ChannelAnswer {
  /**
   * What Microsoft AutoUpdate was told; left out where that could not be read. `word` is there where none of the known
   * channels is written, such as `Custom`: `channel` is then only a guess.
   */
  written?: { channel: Channel; word?: string; source: ChannelSource; setByPolicy: boolean };
  /** What the running product is on; the channel is left out where the ring is none of the known ones. */
  inForce?: { ring: string; channel?: Channel };
  /** True where what is written is not in force yet: it takes effect at the product's next start. */
  waitsForNextStart?: boolean;
  /** Switching it, with why not where it cannot be done now. */
  remedies: DescribedRemedy[];
  problem?: { message: string; nextStep: string };
}

/** Says which update channel is written for Microsoft Defender, where, and which one is in force. */
export default async function getUpdateChannel(): Promise<ChannelAnswer> {
  const context = await startContext(["channel", "health"]);
  const { channel } = context.snapshot;
  const { written, ring, inForce, waits } = channelStateOf(context.snapshot, context.now);
  const word = written && unknownChannelWord(written);
  return {
    written: written && {
      channel: written.channel,
      word: word && said(word, 40),
      source: written.source,
      setByPolicy: written.managed,
    },
    inForce: ring === undefined ? undefined : { ring: said(ring, 40), channel: inForce },
    waitsForNextStart: written && ring !== undefined ? waits : undefined,
    remedies: describeRemedies(["switch-channel"], context),
    problem:
      channel.state === "failed" ? { message: channel.failure.message, nextStep: channel.failure.nextStep } : undefined,
  };
}
