import type { Stats } from "node:fs";
import { programs } from "./programs";
import type { Run, RunResult } from "./run-result";

/** Microsoft's team, as its configuration profiles name it; in Apple's language of code requirements. */
export const SIGNED_BY_MICROSOFT = "=anchor apple generic and certificate leaf[subject.OU] = UBF8T346G9";

/** What `codesign` is asked before a file; it ends with 0 only where the signature holds and is Microsoft's. */
export const VERIFY_MICROSOFT = ["--verify", "--strict", "-R", SIGNED_BY_MICROSOFT] as const;

/** Public measurements are 0.1 to 0.7 s. */
const TIMEOUT_MS = 3_000;

/** Where verdicts outlive a command; Raycast's cache is one. */
export interface Verdicts {
  get(key: string): string | undefined;
  set(key: string, verdict: string): unknown;
}

let verdicts: Verdicts = new Map<string, string>();

/** Has verdicts kept there from now on, so that a file is looked into once and not by every command anew. */
export function keepVerdictsIn(store: Verdicts): void {
  verdicts = store;
}

/**
 * Whether a file is signed by Microsoft. Asked of `codesign` once for each state of the file (its place, inode, size
 * and times). `unanswered` where codesign could not be asked, which is not kept. Never throws.
 */
export async function signedByMicrosoft(file: string, stats: Stats, run: Run): Promise<"yes" | "no" | "unanswered"> {
  const { dev, ino, size, mtimeMs, ctimeMs, uid, mode } = stats;
  const state = JSON.stringify([file, dev, ino, size, mtimeMs, ctimeMs, uid, mode]);
  const kept = verdicts.get(KEY);
  if (kept === `yes ${state}`) return "yes";
  if (kept === `no ${state}`) return "no";
  const { exitCode } = await verify(file, run);
  if (exitCode === undefined) return "unanswered";
  const verdict = exitCode === 0 ? "yes" : "no";
  verdicts.set(KEY, `${verdict} ${state}`);
  return verdict;
}

/** The last file's verdict is all that is ever asked for again. */
const KEY = "mdatp-signature-v1";

/** Whether a file is there and signed by Microsoft, asked of `codesign` now. Never throws. */
export async function isMicrosofts(file: string, run: Run): Promise<boolean> {
  return (await verify(file, run)).exitCode === 0;
}

function verify(file: string, run: Run): Promise<RunResult> {
  return run({ program: programs.codesign, args: [...VERIFY_MICROSOFT, file], timeoutMs: TIMEOUT_MS });
}
