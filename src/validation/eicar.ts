import { lstat, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { asFailure } from "../process/failure-error";
import { programs } from "../process/programs";
import type { Clock } from "../process/mac";
import type { Run } from "../process/run-result";
import { engineOf } from "../model/engine";
import { flag, type Health } from "../model/health";
import { printable } from "../text/printable";
import { downloadFailure } from "./download-failure";
import type { EicarOutcome } from "./eicar-outcome";
import { type Threat, type ThreatList, threatState } from "../model/threat";

/** Where the antivirus test file is kept by its makers; the address is the one in Microsoft's article. */
export const EICAR_URL = "https://secure.eicar.org/eicar.com.txt";

/** A name of this test's own, so that no file of anybody's is touched. */
export const EICAR_FILE_NAME = "defender-status-eicar-test.txt";

/** How long Defender has to take the file and list it, and how often is looked. */
const WATCH_MS = 60_000;
const LOOK_EVERY_MS = 2_000;
const DOWNLOAD_TIMEOUT_MS = 30_000;
const CURL_WRITE_ERROR = 23;

/** The makers' description: 68 bytes, at most 128 with blanks behind. Anything else is not the test file. */
const SIZE = { least: 68, most: 128 };

/** What the test needs of the Mac. */
export interface EicarPorts {
  run: Run;
  clock: Clock;
  readHealth: () => Promise<Health>;
  readThreats: () => Promise<ThreatList>;
  /** Told which file was made, so that the one which is removed after a crash is that one. */
  made?: (identity: string) => Promise<void>;
  /** Told what happens, one sentence each. */
  tell: (what: string) => void;
  /** True once the person gave up. */
  isStopped: () => boolean;
}

/**
 * The article's first scenario: has the antivirus test file downloaded into `folder`, and watches whether Defender
 * takes it away and lists it. Passed needs both. The file is removed in every case, and where it cannot be, that is
 * said. Never rejects.
 */
export async function testWithEicar(folder: string, ports: EicarPorts): Promise<EicarOutcome> {
  const file = join(folder, EICAR_FILE_NAME);
  ports.tell("Checking that real-time protection is on");
  const ready = await readiness(file, ports);
  if ("result" in ready) return ready;

  const identity = await makeFile(file).catch(() => undefined);
  if (identity === undefined) return NOT_MADE;
  await ports.made?.(identity);
  const outcome = await downloadAndWatch(file, ready.known, { ...ports, identity });
  return (await removeTestFile(folder, identity))
    ? outcome
    : { ...outcome, nextStep: `${STILL_THERE} ${outcome.nextStep ?? ""}`.trimEnd() };
}

const STILL_THERE = `${EICAR_FILE_NAME} could not be removed from Downloads: move it to the Trash yourself.`;

const NOT_MADE: EicarOutcome = {
  result: "inconclusive",
  evidence: "No file could be made in Downloads, so nothing was downloaded.",
  nextStep: "Allow Raycast to use the Downloads folder in the Privacy & Security settings, then test again.",
};

/** Makes the file that is then downloaded into: a new one, never one that is there or that a link leads to. */
async function makeFile(file: string): Promise<string> {
  const handle = await open(file, "wx", 0o600);
  try {
    return identityOf(await handle.stat());
  } finally {
    await handle.close();
  }
}

/** Tells a file from every other one, also from a later one of its name. */
function identityOf({ dev, ino, birthtimeMs }: { dev: number; ino: number; birthtimeMs: number }): string {
  return [dev, ino, birthtimeMs].join(":");
}

async function downloadAndWatch(
  file: string,
  known: ReadonlySet<string>,
  ports: EicarPorts & { identity: string },
): Promise<EicarOutcome> {
  const startedAt = ports.clock.now();
  try {
    ports.tell("Downloading the test file");
    const cause = await download(file, ports);
    // A write that failed may be Defender stopping it: then the threat list tells.
    if (cause !== undefined && cause !== CURL_WRITE_ERROR) return downloadFailure(cause);
    // What was not written is as good as taken away.
    if (cause !== undefined && (await sizeOf(file)) === 0) await removeMade(file, ports.identity);
    const outcome = await watch(file, startedAt, known, ports);
    return cause !== undefined && outcome.result !== "passed" ? downloadFailure(cause) : outcome;
  } catch (error) {
    const { message, nextStep } = asFailure(error);
    return { result: "inconclusive", evidence: message, nextStep };
  }
}

/**
 * Removes the file that a test made, after it or after one that was broken off, and no other of its name: `identity` is
 * what `made` was told. True when that one is gone.
 */
export async function removeTestFile(folder: string, identity: string): Promise<boolean> {
  return removeMade(join(folder, EICAR_FILE_NAME), identity);
}

async function removeMade(file: string, identity: string): Promise<boolean> {
  const isThere = () =>
    lstat(file).then(
      (stats) => identityOf(stats) === identity,
      () => false,
    );
  if (await isThere()) await rm(file, { force: true }).catch(() => undefined);
  return !(await isThere());
}

/** Whether the test can tell anything at all; then the threats that are known already. */
async function readiness(file: string, ports: EicarPorts): Promise<EicarOutcome | { known: ReadonlySet<string> }> {
  let health: Health;
  let list: ThreatList;
  try {
    health = await ports.readHealth();
    list = await ports.readThreats();
  } catch (error) {
    const { message, nextStep } = asFailure(error);
    return { result: "inconclusive", evidence: `${message} Nothing was downloaded.`, nextStep };
  }
  const enabled = flag(health, "real_time_protection_enabled");
  const available = flag(health, "real_time_protection_available");
  if (flag(health, "passive_mode_enabled") === true) {
    return {
      result: "inconclusive",
      evidence: "Defender is in passive mode, in which it is not the one to act. Nothing was downloaded.",
      nextStep: "Test the product that protects this Mac, or have passive mode turned off first.",
    };
  }
  const engine = engineOf(health);
  if (engine.kind === "unrecognized" || engine.kind === "unnamed") {
    return {
      result: "inconclusive",
      evidence: "Defender names no engine that is known here, so the test would prove none. Nothing was downloaded.",
      nextStep: "Look at the status view for what Defender says.",
    };
  }
  if (enabled === false || available === false || engine.kind === "none") {
    return {
      result: "failed",
      evidence: "Real-time protection is not running, so nothing would catch the file. Nothing was downloaded.",
      nextStep: "Get real-time protection running first; the status view says what is missing.",
    };
  }
  if (enabled !== true || available !== true) {
    return {
      result: "inconclusive",
      evidence: "Defender does not say that real-time protection is on and available. Nothing was downloaded.",
      nextStep: "Look at the health fields in the status view.",
    };
  }
  if ((await sizeOf(file)) !== undefined) {
    return {
      result: "inconclusive",
      evidence: `A file named ${EICAR_FILE_NAME} is already in Downloads. It was not touched, and nothing was downloaded.`,
      nextStep: "Move that file away, then test again.",
    };
  }
  return { known: new Set(list.threats.map(keyOf)) };
}

/**
 * `-q` has to be the first: without it curl obeys the person's `.curlrc`, which may send a password along, leave
 * certificates unchecked or write elsewhere.
 */
const CURL_OPTIONS = [
  "-q",
  "--silent",
  "--show-error",
  "--fail",
  "--proto",
  "=https",
  "--proto-redir",
  "=https",
  "--max-redirs",
  "0",
  "--max-filesize",
  "4096",
  "--max-time",
  "25",
] as const;

/** Downloads the file; undefined where that worked, else what `downloadFailure` puts into words. */
async function download(file: string, { run }: EicarPorts): Promise<number | string | undefined> {
  const { exitCode, timedOut, spawnError, signal } = await run({
    program: programs.curl,
    args: [...CURL_OPTIONS, "--output", file, EICAR_URL],
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
  });
  if (exitCode === 0) return undefined;
  return timedOut ? "timed-out" : (spawnError ?? exitCode ?? signal ?? "unknown");
}

async function watch(
  file: string,
  startedAt: number,
  known: ReadonlySet<string>,
  ports: EicarPorts,
): Promise<EicarOutcome> {
  const { clock, tell } = ports;
  ports.tell("Waiting for Defender to take the file and list it");
  let listFailure: string | undefined;
  let entry: Threat | undefined;
  let state = await stateOf(file);
  const size = await sizeOf(file);
  while (!ports.isStopped()) {
    try {
      entry = (await ports.readThreats()).threats.find((threat) => isNewEicar(threat, startedAt, known));
      listFailure = undefined;
    } catch (error) {
      listFailure = asFailure(error).message;
    }
    state = await stateOf(file);
    const seconds = Math.round((clock.now() - startedAt) / 1000);
    if (entry && state !== "there" && threatState(entry) === "handled") {
      return {
        result: "passed",
        evidence:
          `${printable(entry.name, 80)} was listed${entry.status ? ` as ${printable(entry.status, 40)}` : ""}, and the ` +
          `file was ${state === "gone" ? "gone" : "blocked"}, ${seconds} seconds after the test began.`,
      };
    }
    if (clock.now() - startedAt >= WATCH_MS) break;
    tell(`Waiting for Defender to take the file and list it (${seconds} of ${WATCH_MS / 1000} seconds)`);
    await clock.sleep(LOOK_EVERY_MS);
  }

  if (ports.isStopped()) {
    return { result: "inconclusive", evidence: "The test was stopped before it could tell." };
  }
  const seconds = WATCH_MS / 1000;
  if (state === "there" && size !== undefined && (size < SIZE.least || size > SIZE.most)) {
    return {
      result: "inconclusive",
      evidence: `What arrived is not the test file: it has ${size} bytes. Something else may have answered in its place.`,
      nextStep: "Look whether a proxy or a sign-in page stands between this Mac and secure.eicar.org.",
    };
  }
  if (listFailure !== undefined) {
    return {
      result: "inconclusive",
      evidence: `The file was ${state}, but the threat list could not be read: ${listFailure}`,
      nextStep: "Check the threat list, then test again.",
    };
  }
  if (state !== "there" && entry) {
    return {
      result: "inconclusive",
      evidence: `The file was ${state}, but Defender lists it as ${printable(entry.status ?? "of no known state", 40)}, which does not say that it was dealt with.`,
      nextStep: "Check the threat list. Where EICAR is allowed on this Mac, the test cannot tell anything.",
    };
  }
  if (state !== "there") {
    return {
      result: "inconclusive",
      evidence: `The file was ${state}, but Defender listed no new EICAR entry within ${seconds} seconds.`,
      nextStep: "Another product may have taken the file. Check the threat list later.",
    };
  }
  return {
    result: "failed",
    evidence: entry
      ? `Defender listed ${printable(entry.name, 80)}, but the file was still there after ${seconds} seconds.`
      : `The file was still there after ${seconds} seconds, and Defender listed no new EICAR entry.`,
    nextStep:
      "Check real-time protection. An exclusion of the Downloads folder, for example by policy, looks the same: ask your administrator.",
  };
}

/** By which an entry is known again; products that print no id are told by name and time. */
const keyOf = ({ id, name, detectedAt }: Threat) => id ?? `${name} ${detectedAt ?? ""}`;

/** `detectedAt` is exact to the second only, so the second in which the test began counts. */
function isNewEicar(threat: Threat, startedAt: number, known: ReadonlySet<string>): boolean {
  const { id, name, detectedAt } = threat;
  if (!/eicar/i.test(name) || known.has(keyOf(threat))) return false;
  return detectedAt === undefined ? id !== undefined : detectedAt >= Math.floor(startedAt / 1000) * 1000;
}

type FileState = "gone" | "blocked" | "there";

/** Opening a file is what makes a real-time scanner look at it; its content is never read. */
async function stateOf(file: string): Promise<FileState> {
  try {
    await (await open(file, "r")).close();
    return "there";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "gone" : "blocked";
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  return lstat(file).then(
    ({ size }) => size,
    () => undefined,
  );
}
