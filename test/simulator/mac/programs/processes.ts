import { lines, type Invocation, type Outcome } from "../program";
import type { Action } from "../action";
import type { State } from "../state";
import { macOSMajor } from "../versions";

/** A process of this Mac that somebody might look for. */
interface Process {
  name: string;
  pid: number;
  owner: "root" | "pilot";
  kill: Action;
}

/** The name that System Settings runs under: another one up to macOS 12. */
export function settingsName(state: State): string {
  return macOSMajor(state.macOS.version) < 13 ? "System Preferences" : "System Settings";
}

function processes(state: State): Process[] {
  const found: Process[] = [];
  if (state.daemon.running) {
    found.push({ name: "wdavdaemon", pid: state.daemon.pid, owner: "root", kill: { id: "kill-daemon" } });
  }
  if (state.settings.open) {
    found.push({ name: settingsName(state), pid: 2024, owner: "pilot", kill: { id: "close-settings" } });
  }
  return found;
}

/** `pgrep -x NAME`: the pids, exit 0; nothing and exit 1 where there is none. */
export function pgrep({ state, args }: Invocation): Outcome {
  const name = args.at(-1) ?? "";
  const found = processes(state).filter((process) => matches(process, name, args.includes("-x")));
  return { stdout: lines(...found.map(({ pid }) => String(pid))), exitCode: found.length > 0 ? 0 : 1 };
}

/** `pkill -x NAME`: silent, exit 0 or 1. */
export function pkill(invocation: Invocation): Outcome {
  const name = invocation.args.at(-1) ?? "";
  const exact = invocation.args.includes("-x");
  const found = processes(invocation.state).filter((process) => matches(process, name, exact));
  const mine = found.filter((process) => refusal(process, invocation) === undefined);
  return { exitCode: mine.length > 0 ? 0 : 1, actions: mine.map(({ kill }) => kill) };
}

/** `killall [-9] NAME`. The words for a protected process are those for anybody else's (a guess for tamper protection). */
export function killall(invocation: Invocation): Outcome {
  const name = invocation.args.at(-1) ?? "";
  const found = processes(invocation.state).filter((process) => process.name === name);
  if (found.length === 0) {
    const whose = invocation.asRoot ? "" : "belonging to you ";
    return { stderr: lines(`No matching processes ${whose}were found`), exitCode: 1 };
  }
  const refused = found.map((process) => refusal(process, invocation)).find((word) => word !== undefined);
  if (refused) return { stderr: lines(refused), exitCode: 1 };
  return { exitCode: 0, actions: found.map(({ kill }) => kill) };
}

/** Why a process may not be killed: it is root's, or tamper protection guards it. */
function refusal(process: Process, { state, asRoot, args }: Invocation): string | undefined {
  const guarded = process.name === "wdavdaemon" && state.defender.tamper === "block";
  if (!guarded && (asRoot || process.owner !== "root")) return undefined;
  const signal = args.includes("-9") || args.includes("-KILL") ? "kill" : "term";
  return `killall: warning: kill -${signal} ${process.pid}: Operation not permitted`;
}

function matches(process: Process, name: string, exact: boolean): boolean {
  return exact ? process.name === name : process.name.includes(name);
}
