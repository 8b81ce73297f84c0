import { environment } from "@raycast/api";
import fs from "node:fs";
import path from "node:path";
import { type FailedRun, type FailureRecord, timesOf } from "../model/failure-record";
import { programs } from "../process/programs";
import type { RunRequest, RunResult } from "../process/run-result";
import { appendText, readTail } from "../timeline/files";
import { observeRuns } from "./this-mac";

/** How many failures are kept, and how many durations are looked at. */
const MOST_FAILURES = 50;
const MOST_TIMES = 200;

/** A file that grows beyond this is written anew with what is kept of it. */
const MOST_BYTES = 16_000;

const files = (folder: string) => ({
  failures: path.join(folder, "failures.jsonl"),
  times: path.join(folder, "health-times.txt"),
});

/**
 * Writes down, from now on, what fails in this command, and how long `mdatp health` takes. The menu bar does not: nothing
 * of it runs in the background. What cannot be written down is lost, and nothing else.
 */
export function keepFailures(folder = environment.supportPath): void {
  observeRuns((request, result, mdatpPath) => {
    try {
      keep(folder, request, result, mdatpPath);
    } catch {
      // A record of failures must not be one more of them.
    }
  });
}

function keep(folder: string, request: RunRequest, result: RunResult, mdatpPath: string): void {
  const { failures, times } = files(folder);
  const isMdatp = request.program === mdatpPath;
  const what = failureOf(result, isMdatp);
  if (what !== undefined) {
    const line: FailedRun = {
      at: Date.now(),
      program: programOf(request, isMdatp),
      what,
      tookMs: Math.round(result.durationMs),
    };
    append(failures, `${JSON.stringify(line)}\n`, MOST_FAILURES);
  }
  if (isMdatp && request.args[0] === "health" && result.spawnError === undefined) {
    append(times, `${Math.round(result.durationMs)}\n`, MOST_TIMES);
  }
}

/** Appends a line; now and then only the last `most` lines stay. */
function append(file: string, line: string, most: number): void {
  if (appendText(file, line) < MOST_BYTES) return;
  const kept = linesOf(file).slice(-most);
  const beside = `${file}.${process.pid}`;
  fs.writeFileSync(beside, kept.map((one) => `${one}\n`).join(""), { mode: 0o600 });
  fs.renameSync(beside, file);
}

/** What went wrong; undefined where nothing did. An exit code is an answer of most of macOS's tools. */
function failureOf(result: RunResult, isMdatp: boolean): string | undefined {
  const { spawnError, timedOut, truncated, signal, exitCode } = result;
  // Somebody stopped it.
  if (spawnError === "ECANCELED") return undefined;
  if (spawnError !== undefined) return `not started: ${/^[A-Z0-9]{2,20}$/.test(spawnError) ? spawnError : "UNKNOWN"}`;
  if (timedOut) return "timed out";
  if (truncated) return "too much output";
  if (signal !== undefined) return `ended by ${/^SIG[A-Z0-9]{2,10}$/.test(signal) ? signal : "a signal"}`;
  return isMdatp && exitCode !== 0 ? `exit code ${exitCode ?? "unknown"}` : undefined;
}

/** The program by its name in the table, with mdatp's own words of command: never a path, and nothing a person chose. */
function programOf({ program, args }: RunRequest, isMdatp: boolean): string {
  if (isMdatp) {
    const end = args.findIndex((arg) => !/^-{0,2}[a-z][a-z-]{0,40}$/.test(arg));
    return ["mdatp", ...args.slice(0, end < 0 ? 3 : Math.min(end, 3))].join(" ");
  }
  return Object.entries(programs).find(([, place]) => place === program)?.[0] ?? "another program";
}

/** What was written down; lines that cannot be read are left out. Never throws. */
export function loadFailures(folder = environment.supportPath): FailureRecord {
  try {
    const { failures, times } = files(folder);
    const health = timesOf(
      linesOf(times)
        .slice(-MOST_TIMES)
        .filter((line) => /^\d{1,7}$/.test(line))
        .map(Number),
    );
    return {
      failures: linesOf(failures).flatMap(failedRunIn).slice(-MOST_FAILURES).reverse(),
      ...(health && { health }),
    };
  } catch {
    return { failures: [] };
  }
}

function linesOf(file: string): string[] {
  const { text, fromMiddle } = readTail(file, 2 * MOST_BYTES);
  const lines = text.split("\n").filter((line) => line !== "");
  return fromMiddle ? lines.slice(1) : lines;
}

function failedRunIn(line: string): FailedRun[] {
  try {
    const { at, program, what, tookMs } = JSON.parse(line) as Partial<FailedRun>;
    if (!Number.isFinite(at) || !Number.isFinite(tookMs)) return [];
    // Only what this extension itself can have written.
    if (typeof program !== "string" || !/^[a-zA-Z_ -]{1,120}$/.test(program)) return [];
    if (typeof what !== "string" || !/^[a-zA-Z0-9: ]{1,60}$/.test(what)) return [];
    return [{ at: at as number, program, what, tookMs: tookMs as number }];
  } catch {
    return [];
  }
}
