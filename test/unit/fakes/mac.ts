import type { Mac } from "../../../src/process/mac";
import type { Run, RunRequest, RunResult } from "../../../src/process/run-result";

/** A child's end, where nothing else is said: exit code 0 and no output. */
export function ended(result: Partial<RunResult> = {}): RunResult {
  return { exitCode: 0, stdout: "", stderr: "", timedOut: false, truncated: false, durationMs: 1, ...result };
}

/** A runner that starts nothing: it answers by the function given and remembers what it was asked. */
export function fakeRun(answer: (request: RunRequest) => Partial<RunResult>): Run & { requests: RunRequest[] } {
  const requests: RunRequest[] = [];
  const run: Run = async (request) => {
    requests.push(request);
    return ended(answer(request));
  };
  return Object.assign(run, { requests });
}

/** A runner whose every child prints this. */
export function printing(stdout: string) {
  return fakeRun(() => ({ stdout }));
}

/** A Mac that exists only in what its programs answer. */
export interface FakeMac extends Mac {
  run: ReturnType<typeof fakeRun>;
  /** How long was waited, each time, in milliseconds. */
  slept: number[];
}

export interface FakeMacOptions {
  /** How its programs answer; each ends well and says nothing where this is left out. */
  answer?: (request: RunRequest, clock: Mac["clock"]) => Partial<RunResult>;
  mdatpPath?: string;
  /** When it begins, in milliseconds since 1970. */
  now?: number;
  /** How long each child takes on the Mac's clock, in milliseconds. */
  childMs?: number;
}

/** The one fake Mac of the unit tests. Its clock moves only while somebody waits, or a child takes its time. */
export function fakeMac({
  answer = () => ({}),
  mdatpPath = "/usr/local/bin/mdatp",
  now = 0,
  childMs = 0,
}: FakeMacOptions = {}): FakeMac {
  let time = now;
  const slept: number[] = [];
  const clock: Mac["clock"] = {
    now: () => time,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
  };
  const run = fakeRun((request) => {
    time += childMs;
    return answer(request, clock);
  });
  return { mdatpPath, run, clock, slept };
}
