import type { Run, RunRequest, RunResult } from "../../../src/process/run";

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
