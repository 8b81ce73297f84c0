import { describeRemedies, type DescribedRemedy } from "../ai/describe-remedy";
import { said } from "../ai/said";
import { startContext } from "../app/start-context";
import { type Channel, channelOfName, type ChannelSource } from "../model/channel";
import { text } from "../model/health";
import { lastKnown } from "../model/snapshot";

interface ChannelAnswer {
  /** What Microsoft AutoUpdate was told; left out where that could not be read. */
  written?: { channel: Channel; source: ChannelSource; setByPolicy: boolean };
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
  const { channel, health } = context.snapshot;
  const written = lastKnown(channel)?.value;
  const ring = text(health.state === "fresh" ? health.value : undefined, "release_ring");
  const inForce = channelOfName(ring);
  return {
    written: written && { channel: written.channel, source: written.source, setByPolicy: written.managed },
    inForce: ring === undefined ? undefined : { ring: said(ring, 40), channel: inForce },
    waitsForNextStart: written && inForce ? written.channel !== inForce : undefined,
    remedies: describeRemedies(["switch-channel"], context),
    problem:
      channel.state === "failed" ? { message: channel.failure.message, nextStep: channel.failure.nextStep } : undefined,
  };
}
