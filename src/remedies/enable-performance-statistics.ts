import { Icon } from "@raycast/api";
import { readStatistics } from "../defender/statistics/read-statistics";
import { ADMINISTRATOR_COMMANDS } from "../macos/administrator";
import { asFailure } from "../process/failure-error";
import { asAdministrator } from "./administrator-outcome";
import { isInstalled, NOT_INSTALLED } from "./installed";
import { tellMdatp } from "./mdatp-command";
import type { Outcome, Remedy, RemedyContext } from "./types";

const TIMEOUT_MS = 30_000;
const TITLE = "Statistics Could Not Be Turned On";
const { terminal } = ADMINISTRATOR_COMMANDS["enable-performance-statistics"];

export const enablePerformanceStatistics: Remedy = {
  id: "enable-performance-statistics",
  title: "Enable Performance Statistics",
  doing: "Recording Performance",
  icon: Icon.Gauge,
  changes: "Has Microsoft Defender count what it scans for each program.",
  reads: [],
  shows: isInstalled,
  precondition: (context) => (isInstalled(context) ? { ok: true } : NOT_INSTALLED),
  confirmation: () => ({
    title: "Enable Performance Statistics?",
    message:
      "Microsoft Defender then counts what it scans for each program. Where it wants an administrator, macOS asks for the password to run “wdavdaemonclient config real-time-protection-statistics --value enabled”.",
    action: "Enable",
    destructive: false,
  }),
  terminal,
  async run(context) {
    const args = ["config", "real-time-protection-statistics", "--value", "enabled"];
    const answer = await tellMdatp(context.mac, args, TIMEOUT_MS, "setting");
    if (answer.state === "failed") {
      const { failure } = answer;
      return { kind: "failed", title: TITLE, detail: failure.message, nextStep: failure.nextStep, failure, terminal };
    }
    if (answer.state === "refused") {
      const notRun = await asAdministrator(context.mac, "enable-performance-statistics", { title: TITLE });
      if (notRun) return notRun;
    }
    return checked(context);
  },
};

async function checked({ mac }: RemedyContext): Promise<Outcome> {
  try {
    const costs = await readStatistics(mac);
    if (costs.state === "counted") return { kind: "done", title: "Turned On Performance Statistics" };
  } catch (error) {
    const { message } = asFailure(error);
    return {
      kind: "unconfirmed",
      title: "Statistics Not Confirmed",
      detail: `Defender took the command, but did not say what it counts: ${message}`,
      nextStep: "Look again in a minute.",
    };
  }
  return {
    kind: "unconfirmed",
    title: "Statistics Not Confirmed",
    detail: "Defender took the command, but counts nothing yet.",
    nextStep: "Work with some files and look again in a minute; if it stays empty, ask your administrator.",
  };
}
