import { Icon } from "@raycast/api";
import { readHealth } from "../defender/health/read-health";
import { refusalOf } from "../assess/refusals";
import { ADMINISTRATOR_COMMANDS } from "../macos/administrator";
import { flag, isManaged } from "../model/health";
import { lastKnown } from "../model/snapshot";
import { asAdministrator, PASSWORD_MS } from "./administrator-outcome";
import { isInstalled, NOT_INSTALLED } from "./installed";
import { tellMdatp } from "./mdatp-command";
import type { Outcome, Precondition, Remedy, RemedyContext } from "./types";

const TIMEOUT_MS = 30_000;
const TITLE = "Real-Time Protection Could Not Be Turned On";

function precondition(context: RemedyContext): Precondition {
  if (!isInstalled(context)) return NOT_INSTALLED;
  const health = lastKnown(context.snapshot.health)?.value;
  if (!health) {
    return { ok: false, reason: "Defender has not said yet whether real-time protection is on. Refresh first." };
  }
  if (flag(health, "real_time_protection_enabled") === true) {
    return { ok: false, reason: "Real-time protection is turned on already." };
  }
  const refused = refusalOf("enable-real-time-protection", context.snapshot);
  if (refused !== undefined) return { ok: false, reason: refused };
  if (flag(health, "passive_mode_enabled") === true) {
    return {
      ok: false,
      reason: isManaged(health, "passive_mode_enabled")
        ? "Defender is in passive mode by your organization's policy: another product may be the one protecting. Ask your administrator."
        : "Defender is in passive mode: another product may be the one protecting. Passive mode has to be turned off first.",
    };
  }
  return { ok: true };
}

export const enableRealTimeProtection: Remedy = {
  id: "enable-real-time-protection",
  title: "Enable Real-Time Protection",
  doing: "Enabling Protection",
  icon: Icon.CheckCircle,
  changes: "Turns Microsoft Defender's real-time protection on.",
  reads: ["health"],
  shows: (context) =>
    isInstalled(context) && flag(lastKnown(context.snapshot.health)?.value, "real_time_protection_enabled") !== true,
  precondition,
  confirmation: () => ({
    title: "Enable Real-Time Protection?",
    message:
      "Microsoft Defender then scans files as they are used. Where it wants an administrator, macOS asks for the password to run “wdavdaemonclient config real-time-protection --value enabled”.",
    action: "Enable",
    destructive: false,
  }),
  terminal: ADMINISTRATOR_COMMANDS["enable-real-time-protection"].terminal,
  async run(context) {
    const args = ["config", "real-time-protection", "--value", "enabled"];
    const answer = await tellMdatp(context.mac, args, TIMEOUT_MS, "setting");
    if (answer.state === "failed") {
      const { failure } = answer;
      const terminal = ADMINISTRATOR_COMMANDS["enable-real-time-protection"].terminal;
      return { kind: "failed", title: TITLE, detail: failure.message, nextStep: failure.nextStep, failure, terminal };
    }
    if (answer.state === "refused") {
      context.progress?.({ text: "Waiting for the Password", urgent: false, lastsMs: PASSWORD_MS });
      const notRun = await asAdministrator(context.mac, "enable-real-time-protection", { title: TITLE });
      if (notRun) return notRun;
    }
    return checked(context);
  },
};

async function checked({ mac }: RemedyContext): Promise<Outcome> {
  const health = await readHealth(mac).catch(() => undefined);
  switch (flag(health, "real_time_protection_enabled")) {
    case true:
      return {
        kind: "done",
        title: "Enabled Real-Time Protection",
        ...(flag(health, "real_time_protection_available") === false && {
          detail: "It is turned on, but not available: something it needs is still missing.",
          nextStep: "Look at the status for what is missing.",
        }),
      };
    case false:
      return {
        kind: "failed",
        title: "Real-Time Protection Is Still Off",
        detail: "Defender took the command, but real-time protection did not turn on.",
        nextStep: "Ask your administrator whether a policy keeps it off.",
      };
    default:
      return {
        kind: "unconfirmed",
        title: "Real-Time Protection Not Confirmed",
        detail: "Defender took the command, but does not say whether real-time protection is on.",
        nextStep: "Look at the status again in a minute.",
      };
  }
}
