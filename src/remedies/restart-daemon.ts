import { Icon } from "@raycast/api";
import { ADMINISTRATOR_COMMANDS } from "../macos/administrator";
import { clickPath } from "../macos/click-paths";
import { contextOf } from "../assess/context";
import { prerequisites } from "../assess/prerequisites";
import { refusalOf } from "../assess/refusals";
import { engineOf } from "../model/engine";
import { flag, type Health, plainWord, text } from "../model/health";
import { lastKnown } from "../model/snapshot";
import { asAdministrator, PASSWORD_MS } from "./administrator-outcome";
import { waitForHealth } from "./daemon-wait";
import { isInstalled, NOT_INSTALLED } from "./installed";
import { clockTime } from "../text/times";
import { APPROVAL_MS, mayWaitForApproval } from "../guide/approval-minute";
import type { Outcome, Precondition, Remedy, RemedyContext } from "./types";
import { eraOf } from "../model/macos";
/** How long a daemon that was ended may take to come back. */
const COME_BACK_MS = 60_000;
/** How long a daemon that is back may take to start its engine, where no approval is waited for. */
const SETTLE_MS = 20_000;
/** The fallback itself takes a moment, and the minute may have begun a little after the last silence. */
const FALLBACK_GRACE_MS = 6_000;

const TERMINAL = ADMINISTRATOR_COMMANDS["restart-daemon"].terminal;

function knownHealth({ snapshot }: RemedyContext): Health | undefined {
  return lastKnown(snapshot.health)?.value;
}

function precondition(context: RemedyContext): Precondition {
  if (!isInstalled(context)) return NOT_INSTALLED;
  const reason = refusalOf("restart-daemon", context.snapshot);
  return reason === undefined ? { ok: true } : { ok: false, reason };
}

/** What is known of tamper protection, for the person to weigh; empty where it is known not to be in the way. */
function tamperWords(health: Health | undefined): string {
  const word = plainWord(text(health, "tamper_protection"));
  if (word === "disabled" || word === "audit") return "";
  return ", unless tamper protection prevents it, which is not known";
}

export const restartDaemon: Remedy = {
  id: "restart-daemon",
  title: "Restart Defender",
  doing: "Restarting Defender",
  icon: Icon.RotateClockwise,
  changes: "Ends Defender's background service; macOS starts it again at once, and it asks for missing approvals anew.",
  reads: ["health", "systemExtensions", "macOS"],
  shows: isInstalled,
  precondition,
  command: { name: "restart-daemon" },
  terminal: TERMINAL,
  confirmation: (context) => ({
    title: "Restart Microsoft Defender?",
    message: [
      "macOS asks for an administrator's password; then this Mac is not protected by Defender for some seconds",
      tamperWords(knownHealth(context)),
      ". Approvals that are still open are asked for again",
      hasFallback(context) ? ", and you have one minute for them before Defender falls back." : ".",
    ].join(""),
    action: "Restart Defender",
    destructive: true,
  }),
  run: restart,
};

function hasFallback({ snapshot }: RemedyContext): boolean {
  return eraOf(lastKnown(snapshot.macOS)?.value) === "kernel-fallback";
}

async function restart(context: RemedyContext): Promise<Outcome> {
  const { mac, progress, mark } = context;
  progress?.({ text: "Waiting for the Password", urgent: false, lastsMs: PASSWORD_MS });
  const notRun = await asAdministrator(mac, "restart-daemon", {
    title: "Defender Could Not Be Restarted",
    explain: explainKillall,
  });
  if (notRun) return notRun;

  const endedAt = mac.clock.now();
  await mark?.("daemonRestartedAt", endedAt);
  progress?.({ text: "Waiting for Defender", urgent: false });
  const back = await waitForHealth(() => true, {
    mac,
    until: endedAt + COME_BACK_MS,
    onWait: (left) => progress?.({ text: `Waiting for Defender: ${seconds(left)} Left`, urgent: false }),
  });
  if (back.state === "gave-up") {
    return {
      kind: "failed",
      title: "Defender Has Not Come Back",
      detail: "It was ended and has not answered for a minute; it does not protect this Mac until it does.",
      nextStep: "Restart the Mac; if it stays away after that, tell your administrator.",
      ...(back.failure && { failure: back.failure }),
    };
  }
  if (!hasFallback(context))
    return settled(await untilEngine(context, mac.clock.now() + SETTLE_MS, back.health), context);
  // The minute began somewhere between the last silence and the first answer; too early a deadline does no harm.
  return overTheMinute(context, back.health, (back.awayAt ?? endedAt) + APPROVAL_MS);
}

/** Counts the minute to approve down, on Macs that fall back after it. */
async function overTheMinute(context: RemedyContext, health: Health, deadline: number): Promise<Outcome> {
  const { mac, progress, mark, isOvertaken } = context;
  // Back on an engine already, whichever: there is nothing that it waits for.
  if (!mayWaitForApproval(health)) return settled(health, context);
  await mark?.("approvalDeadline", deadline);
  const where = clickPath("approve-endpoint-security", lastKnown(context.snapshot.macOS)?.value);
  const approveBy = `Approve by ${clockTime(deadline, mac.clock.now())}`;
  progress?.({
    text: approveBy,
    urgent: true,
    instruction: `Allow Microsoft Defender in ${where}.`,
    runsOutAt: deadline,
    onlyWatches: true,
  });
  const result = await waitForHealth(isEngineUp, {
    mac,
    until: deadline + FALLBACK_GRACE_MS,
    onWait: (left) => {
      const leftToApprove = left - FALLBACK_GRACE_MS;
      progress?.({
        text: leftToApprove > 0 ? `${seconds(leftToApprove)} Left to Approve` : "Waiting for Defender",
        urgent: false,
        onlyWatches: true,
      });
    },
    isOver: isOvertaken,
  });
  // What was started meanwhile tells how it ended.
  if (isOvertaken?.()) return { kind: "cancelled", title: "Overtaken" };
  return settled(result.health ?? health, context);
}

/** Waits until an engine is up, or the time is over; the last word of Defender either way. */
async function untilEngine(context: RemedyContext, until: number, health: Health): Promise<Health> {
  const { mac, progress } = context;
  if (isEngineUp(health)) return health;
  progress?.({ text: "Waiting for Its Engine", urgent: false });
  const result = await waitForHealth(isEngineUp, { mac, until });
  return result.health ?? health;
}

/** True where Defender names an engine, whichever. */
function isEngineUp(health: Health): boolean {
  const { kind } = engineOf(health);
  return kind !== "none" && kind !== "unnamed";
}

/** Why Defender is on its kernel extension: a prerequisite that is missing, else that nobody approved in time. */
function whyTheKernelExtension(health: Health, context: RemedyContext): Pick<Outcome, "detail" | "nextStep"> {
  const now = context.mac.clock.now();
  const snapshot = { ...context.snapshot, health: { state: "fresh", value: health, readAt: now } as const };
  const judged = contextOf(snapshot, context.expectations, now);
  if (judged.era === "system-extensions-only") {
    return {
      detail: "Defender names its old kernel extension, which it should not use on this macOS.",
      nextStep: "Update Defender, then restart this Mac.",
    };
  }
  const missing = prerequisites(judged).find(({ id, ok }) => ok === false && !id.endsWith("-approved"));
  return missing
    ? {
        detail: `Defender is on its kernel extension, and its system extension cannot run yet. ${missing.title}: ${missing.have}; needed: ${missing.need}.`,
        nextStep: "The set-up guide shows what to do first.",
      }
    : {
        detail: "Defender fell back to its kernel extension, because nobody approved the system extension in time.",
        nextStep: "Restart Defender again, and approve within the minute.",
      };
}

/** The end of a restart: what the engine is now. */
function settled(health: Health, context: RemedyContext): Outcome {
  const engine = engineOf(health);
  const title = "Restarted Defender";
  switch (engine.kind) {
    case "endpoint-security":
      return flag(health, "real_time_protection_available") === false
        ? {
            kind: "done",
            title,
            detail: "Its engine is the Endpoint Security extension, but Defender says that it is not available yet.",
            nextStep: "Look at the status again in a minute.",
          }
        : { kind: "done", title, detail: "Real-time protection runs on the Endpoint Security extension." };
    case "kernel":
      return { kind: "done", title, ...whyTheKernelExtension(health, context) };
    case "unrecognized":
      return {
        kind: "done",
        title,
        detail: `Defender names an engine that is not known here: ${engine.word}.`,
        nextStep: "Look at the status, and tell your administrator.",
      };
    case "none":
    case "unnamed":
      return {
        kind: "done",
        title,
        detail: "It answers again, but no engine protects this Mac yet.",
        nextStep: "Approve the Endpoint Security extension; the set-up guide shows where.",
      };
  }
}

/**
 * What killall says: that there is no such process, or that it may not end it (the latter as root only where tamper
 * protection, or macOS for it, forbids it; a guess, since no public text shows it).
 */
function explainKillall(words: string): Pick<Outcome, "title" | "detail" | "nextStep"> | undefined {
  if (/no matching processes/i.test(words)) {
    return {
      title: "Defender Was Not Running",
      detail: "There was nothing to restart: Defender does not protect this Mac at the moment.",
      nextStep: "Restart the Mac; if it stays away after that, tell your administrator.",
    };
  }
  if (/not permitted/i.test(words)) {
    return {
      title: "Defender May Not Be Stopped",
      detail: "macOS refused to end it, as it does while tamper protection blocks it.",
      nextStep: "Restart this Mac instead, or ask your administrator.",
    };
  }
  return undefined;
}

/** `47 s`. */
function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
