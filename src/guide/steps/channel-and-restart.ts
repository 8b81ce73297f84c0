import { channelPrerequisite } from "../../assess/prerequisites";
import { refusalOf } from "../../assess/refusals";
import { printable } from "../../text/printable";
import { DAEMON_RETURN, engineRuns, type Evaluation, type StepContext } from "./evaluation";

/** Is the Mac on the channel that the preview needs? Only asked on Macs of the preview's time. */
export function evaluateChannel(context: StepContext): Evaluation {
  if (context.era === "system-extensions-only") {
    const expected = context.expectations?.expectedChannel;
    const wish =
      expected && expected !== "any" ? ` The preferences expect ${expected}; a finding says where it differs.` : "";
    return { state: "not-needed", why: `From macOS 11 on every channel's product uses the system extensions.${wish}` };
  }
  const { ok, have } = channelPrerequisite(context);
  const { inForce, written } = context.channelState;
  if (ok === true) {
    return {
      state: "done",
      why:
        inForce === "Beta"
          ? `Defender says that it is on ${have}.`
          : "Microsoft AutoUpdate is told Beta; Defender follows with its next start.",
    };
  }
  if (context.era === "unknown") {
    return {
      state: "unknowable",
      why: "Whether this Mac needs the Beta channel depends on its macOS version, which is not known.",
      todo: "On macOS 10.15 switch to Beta; on macOS 11 and newer leave the channel alone.",
    };
  }
  if (engineRuns(context)) {
    return { state: "not-needed", why: "Defender runs on its system extension already, whatever the channel." };
  }
  if (ok === undefined) {
    return {
      state: "unknowable",
      why: "Neither Defender nor Microsoft AutoUpdate said which channel this Mac is on.",
      todo: "Open Microsoft AutoUpdate and look under Advanced; Beta is needed.",
      remedies: ["switch-channel"],
    };
  }
  return written?.managed
    ? {
        state: "open",
        why: `Your organization's policy sets the channel to ${written.channel}; the preview needs Beta.`,
        todo: "Nobody can change it at this Mac. Ask your administrator to put it on Beta.",
        remedies: ["contact-administrator"],
      }
    : {
        state: "open",
        why: `This Mac is on ${have}; the preview needs Beta, called InsiderFast by the product.`,
        todo: "Switch the channel to Beta.",
        remedies: ["switch-channel"],
      };
}

/** Has Defender been started anew since, so that the channel is in force and the prompts come again? */
export function evaluateRestart(context: StepContext): Evaluation {
  if (context.era === "system-extensions-only") {
    return {
      state: "not-needed",
      why: "From macOS 11 on an approval takes effect by itself; there is no fallback that a restart would end.",
    };
  }
  if (engineRuns(context)) {
    return { state: "done", why: "The Endpoint Security extension is the engine, so Defender has started with it." };
  }
  const { daemonRestartedAt, channelSwitchedAt } = context.marks;
  if (
    context.health === undefined &&
    daemonRestartedAt !== undefined &&
    context.now - daemonRestartedAt < DAEMON_RETURN
  ) {
    return {
      state: "open",
      why: "Defender was restarted and does not answer yet.",
      todo: "Wait; it is back within a minute. Have the settings at hand, the prompts come next.",
      countdown: { endsAt: daemonRestartedAt + DAEMON_RETURN, what: "until Defender should be back" },
    };
  }
  if (context.era === "unknown") {
    return {
      state: "unknowable",
      why: "Whether Defender has to be restarted depends on the macOS version, which is not known.",
      todo: "On macOS 10.15 restart Defender; on macOS 11 and newer it is not needed.",
    };
  }
  if (context.health === undefined) {
    return {
      state: "unknowable",
      why: "Defender does not answer, so it cannot be told what its last start brought.",
      todo: "Wait a minute; where it stays silent, restart the Mac.",
      remedies: ["restart-mac"],
    };
  }
  const { ring, inForce, waits } = context.channelState;
  const blocked = refusalOf("restart-daemon", context.snapshot) !== undefined;
  const tamper = blocked ? " Tamper protection refuses to have Defender stopped, so restart the Mac." : "";
  const { ok } = channelPrerequisite(context);
  if (ok === undefined || (ok && !waits && inForce !== "Beta")) {
    return {
      state: "unknowable",
      why: "Which channel this Mac is on is not known, so it cannot be told whether a restart brings it into force.",
      todo: "See to the channel first.",
    };
  }
  if (inForce !== "Beta") {
    const tried =
      daemonRestartedAt !== undefined && channelSwitchedAt !== undefined && daemonRestartedAt > channelSwitchedAt;
    return {
      state: "open",
      why: `Defender still says ${printable(ring ?? "nothing about its ring", 40)}; the new channel is not in force.`,
      todo: tried
        ? "Defender was restarted since the switch. Install the Beta build with Microsoft AutoUpdate."
        : `Restart Defender or the Mac, so that the channel takes effect.${tamper}`,
      remedies: ["restart-daemon", "restart-mac", "check-for-product-update"],
    };
  }
  if (context.engine.kind !== "kernel") {
    return { state: "done", why: "Defender has not fallen back, so it waits for the approval." };
  }
  return {
    state: "open",
    why: "Defender's minute to approve is over or was not seen, and it runs without the system extension.",
    todo: `Restart Defender: its prompts come again, and there is one minute to approve.${tamper}`,
    remedies: ["restart-daemon", "restart-mac"],
  };
}
