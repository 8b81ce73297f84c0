import { type Channel, channelOfName, type ChannelReading } from "./channel";
import { text } from "./health";
import { trustedAt, type Snapshot } from "./snapshot";

/** Defender's update channel: what is written for its next start, and what it runs on now. */
export interface ChannelState {
  /** What Microsoft AutoUpdate was told; undefined where that was not read within a day. */
  written?: ChannelReading;
  /** The ring in force, in Defender's word; undefined where it does not say. */
  ring?: string;
  /** The channel that the ring stands for; undefined where there is none, or one that is not known (`Dogfood`). */
  inForce?: Channel;
  /** Whether what is written in so many words is not what is in force, so that the next start changes it. */
  waits: boolean;
}

/**
 * The channel as every surface tells it, out of what was read within a day of `now` (milliseconds since 1970). A channel
 * that nobody wrote waits for nothing: AutoUpdate's default says nothing of what is installed.
 */
export function channelStateOf({ channel, health }: Pick<Snapshot, "channel" | "health">, now: number): ChannelState {
  const written = trustedAt(channel, now);
  const ring = text(trustedAt(health, now), "release_ring");
  const inForce = channelOfName(ring);
  const waits =
    written !== undefined && written.source !== "default" && ring !== undefined && written.channel !== inForce;
  return { ...(written && { written }), ...(ring !== undefined && { ring }), ...(inForce && { inForce }), waits };
}

/** The channel to tell where there is room for one only: in force, else written. */
export function channelToTell({ inForce, ring, written }: ChannelState): Channel | undefined {
  return inForce ?? (ring === undefined ? written?.channel : undefined);
}
