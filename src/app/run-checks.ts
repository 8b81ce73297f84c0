import { CHECKS } from "../diagnosis/checks";
import { runCheck } from "../diagnosis/run-check";
import { CHECK_IDS, type CheckId, type CheckResult } from "../model/diagnosis";
import type { Mac } from "../process/mac";
import { isAskedToStop, saveResult, saveRunning } from "./diagnosis-store";

/** How often it is looked whether the person still wants to wait. */
const LOOK_MS = 500;

/**
 * Makes these checks, the short ones one after the other and then the long ones at the same time, so that all of them
 * end within a minute. Each result is kept as soon as there is one: whatever ends this command, what was found stays.
 * Never rejects.
 */
export async function runChecks(ids: readonly CheckId[], mac: Mac): Promise<readonly CheckResult[]> {
  const startedAt = mac.clock.now();
  const stop = new AbortController();
  const watch = setInterval(() => {
    if (isAskedToStop(startedAt)) stop.abort();
  }, LOOK_MS);
  const stoppable: Mac = { ...mac, run: (request) => mac.run({ ...request, signal: stop.signal }) };
  const left = new Set(ids);
  const results: CheckResult[] = [];
  const one = async (id: CheckId) => {
    // A short one is over before anybody could stop it, and is read on a thread that leaves nothing behind.
    const result = CHECKS[id].isLong
      ? await runCheck(id, stoppable, () => stop.signal.aborted)
      : await runCheck(id, mac);
    left.delete(id);
    results.push(result);
    saveResult(result);
    saveRunning({ ids: [...left], startedAt });
  };
  saveRunning({ ids, startedAt });
  try {
    for (const id of ids.filter((short) => !CHECKS[short].isLong)) await one(id);
    await Promise.all(ids.filter((id) => CHECKS[id].isLong).map(one));
  } finally {
    clearInterval(watch);
    saveRunning(undefined);
  }
  return CHECK_IDS.flatMap((id) => results.find((result) => result.id === id) ?? []);
}

/** What came of them, for a HUD of at most 40 letters. */
export function checksInWords(results: readonly CheckResult[]): string {
  const count = (...states: string[]) => results.filter(({ state }) => states.includes(state)).length;
  const [look, unknown, stopped] = [count("look"), count("unknown"), count("stopped")];
  if (look > 0) return `${look} of ${results.length} Checks Need a Look`;
  if (stopped > 0) return "Stopped Checking Defender";
  if (unknown > 0) return `${unknown} of ${results.length} Checks Had No Answer`;
  const answered = count("good", "info");
  if (answered === results.length) return "All Checks Went Well";
  return `${answered} of ${results.length} Checks Went Well`;
}
