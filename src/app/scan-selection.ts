import { lstat } from "node:fs/promises";
import { basename } from "node:path";
import { readScans } from "../defender/scans/read-scans";
import { runScan, type ScanAnswer } from "../defender/scans/run-scan";
import { type Scan, type ScanRequest, scansOf, scanStartedAt, scanTitle } from "../model/scan";
import { asFailure } from "../process/failure-error";
import type { Mac } from "../process/mac";
import type { Failure } from "../model/failure";

/** What one go of scanning came to. */
export type ScanOutcome =
  /** Everything was looked at. `found`: the names of the files, or folders, in which there is something. */
  | { state: "finished"; items: number; files?: number; found: readonly string[] }
  /** Defender lists it as running. `left`: how many items were not begun. */
  | { state: "running"; left: number; found: readonly string[] }
  /** Nothing runs, and this many items were not begun. */
  | { state: "out-of-time"; left: number; found: readonly string[] }
  | { state: "cancelled" }
  /** Nothing can tell what became of it. */
  | { state: "unconfirmed"; failure?: Failure; found: readonly string[] }
  | { state: "gone"; name: string }
  | { state: "not-offered" }
  | { state: "failed"; failure: Failure; found: readonly string[] };

/**
 * How long the end of a scan is waited for. Whoever selected files wants the answer; a quick or full scan takes longer
 * than any command may, so that one is only seen off.
 */
const ANSWER_MS = 45_000;
const SEEN_OFF_MS = 5_000;
/** Too little to scan another item in. */
const SMALLEST_MS = 1_000;

/** Scans one thing after the other until all are done or the time is up. Never rejects. */
export async function scanAll(mac: Mac, requests: readonly ScanRequest[]): Promise<ScanOutcome> {
  const { now } = mac.clock;
  const startedAt = now();
  const found: string[] = [];
  let items = 0;
  let files: number | undefined = 0;
  for (const [index, request] of requests.entries()) {
    const left = requests.length - index;
    const bound = request.kind === "custom" ? ANSWER_MS - (now() - startedAt) : SEEN_OFF_MS;
    if (bound < SMALLEST_MS) return { state: "out-of-time", left, found };
    if (request.kind === "custom" && !(await isThere(request.path))) continue;
    const itemStartedAt = now();
    const answer = await runScan(mac, request, bound);
    const ended = answer.state === "finished" ? answer : await listedEnd(mac, answer, itemStartedAt, left - 1, found);
    if (ended.state !== "finished") return ended;
    items += 1;
    if ((ended.threats ?? 0) > 0) found.push(nameOf(request));
    files = ended.files === undefined || files === undefined ? undefined : files + ended.files;
  }
  const [first] = requests;
  if (items === 0 && first) return { state: "gone", name: nameOf(first) };
  // A client says that it has finished; whether somebody stopped the scan before its end, only the list tells.
  if (found.length === 0 && (await listed(mac, startedAt).catch(() => undefined))?.state === "cancelled") {
    return { state: "cancelled" };
  }
  return { state: "finished", items, ...(files !== undefined && { files }), found };
}

type Ended = Extract<ScanAnswer, { state: "finished" }>;

/** What the list says of a scan whose client did not tell of its end. */
async function listedEnd(
  mac: Mac,
  answer: Exclude<ScanAnswer, Ended>,
  startedAt: number,
  left: number,
  found: readonly string[],
): Promise<Ended | Exclude<ScanOutcome, { state: "finished" }>> {
  if (answer.state === "not-offered") return answer;
  let scan: Scan | undefined;
  let failure: Failure | undefined;
  try {
    scan = await listed(mac, startedAt);
  } catch (error) {
    failure = asFailure(error);
  }
  if (scan?.state === "cancelled") return { state: "cancelled" };
  if (answer.state === "failed") return { ...answer, found };
  if (scan?.state === "running") return { state: "running", left, found };
  if (scan?.state === "finished" && scan.threats !== undefined) {
    return { state: "finished", threats: scan.threats, ...(scan.files !== undefined && { files: scan.files }) };
  }
  return { state: "unconfirmed", found, ...(failure && { failure }) };
}

async function listed(mac: Mac, startedAt: number): Promise<Scan | undefined> {
  return scanStartedAt(scansOf(await readScans(mac)), startedAt);
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function nameOf(request: ScanRequest): string {
  return request.kind === "custom" ? basename(request.path) || "/" : scanTitle(request.kind);
}
