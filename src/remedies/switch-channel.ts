import { Icon } from "@raycast/api";
import { refusalOf } from "../assess/refusals";
import { writeChannel } from "../macos/write-channel";
import { asFailure } from "../process/failure-error";
import { type Channel, type ChannelReading, RING_OF_CHANNEL, unknownChannelWord } from "../model/channel";
import { current } from "../model/snapshot";
import { isInstalled, NOT_INSTALLED } from "./installed";
import type { Outcome, Precondition, Remedy, RemedyContext } from "./types";
function reading({ snapshot }: RemedyContext): ChannelReading | undefined {
  return current(snapshot.channel);
}

function precondition(context: RemedyContext): Precondition {
  if (!isInstalled(context)) return NOT_INSTALLED;
  const { channel } = context.snapshot;
  if (channel.state === "failed") {
    return {
      ok: false,
      reason: `The channel could not be read: ${channel.failure.message} ${channel.failure.nextStep}`,
    };
  }
  const known = reading(context);
  const refused = refusalOf("switch-channel", context.snapshot);
  if (refused !== undefined) return { ok: false, reason: refused };
  if (context.channel !== undefined && known?.channel === context.channel && !unknownChannelWord(known)) {
    return {
      ok: false,
      reason:
        known.source === "default"
          ? "No channel is written, and then Microsoft AutoUpdate takes Current already."
          : `The update channel is ${context.channel} already.`,
    };
  }
  return { ok: true };
}

export const switchChannel: Remedy = {
  id: "switch-channel",
  title: "Switch Update Channel",
  doing: "Switching the Channel",
  onTheSpot: true,
  icon: Icon.Switch,
  changes: "Writes the channel that Microsoft AutoUpdate takes builds from; it counts from the product's next start.",
  reads: ["channel", "health"],
  shows: isInstalled,
  precondition,
  view: "channel",
  confirmation(context) {
    const { channel } = context;
    if (channel === undefined) return undefined;
    const scope =
      reading(context)?.source === "per-app"
        ? "is written for Microsoft Defender only; other Microsoft apps keep their channel."
        : "counts for every Microsoft app that Microsoft AutoUpdate updates for you on this Mac.";
    const known = reading(context);
    const word = known && unknownChannelWord(known);
    const overwrites = word === undefined ? "" : `“${word}” is written now and is overwritten. `;
    return {
      title: `Switch to the ${channel} Channel?`,
      message: `${overwrites}The channel, ring ${RING_OF_CHANNEL[channel]}, ${scope} It takes effect when Defender starts next.`,
      action: `Switch to ${channel}`,
      destructive: false,
    };
  },
  readBack(context) {
    const { channel = "Current" } = context;
    return reading(context)?.channel === channel
      ? written(channel)
      : {
          kind: "failed",
          title: "Channel Was Not Switched",
          detail: `Writing ${channel} was cut off, and another channel is written.`,
          nextStep: "Switch again.",
        };
  },
  async run(context) {
    return context.channel === undefined ? choose(context) : write(context, context.channel);
  },
};

/** Without a channel chosen, all there is to do is to show the choice. */
async function choose({ effects }: RemedyContext): Promise<Outcome> {
  if (effects && (await effects.launch("channel"))) {
    return { kind: "asked", title: "Asked Raycast to Show the Channels" };
  }
  return {
    kind: "failed",
    title: "No Channel Chosen",
    detail: "A channel has to be chosen first: Beta, Preview or Current.",
    nextStep: "Open Switch Update Channel in Raycast.",
  };
}

function written(channel: Channel): Outcome {
  return {
    kind: "done",
    title: `Switched Channel to ${channel}`,
    detail: "Written and read back.",
    nextStep: "It takes effect when Defender starts next: check for a product update, or restart Defender.",
  };
}

async function write({ mac, mark }: RemedyContext, channel: Channel): Promise<Outcome> {
  try {
    const result = await writeChannel(mac, channel);
    await mark?.("channelSwitchedAt", mac.clock.now());
    return written(result.channel);
  } catch (error) {
    const failure = asFailure(error);
    return {
      kind: "failed",
      title: "Channel Could Not Be Switched",
      detail: failure.message,
      nextStep: failure.nextStep,
      failure,
    };
  }
}
