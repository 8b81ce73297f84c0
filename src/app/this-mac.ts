import { realClock, type Mac } from "../process/mac";
import type { Run, RunRequest, RunResult } from "../process/run-result";
import { readSettings } from "./settings";

/** Told of every program that was run. */
export type RunObserver = (request: RunRequest, result: RunResult, mdatpPath: string) => void;

let observer: RunObserver | undefined;

/** Has an observer told of what runs from now on in this command. */
export function observeRuns(told: RunObserver): void {
  observer = told;
}

/** This Mac, its programs started in the given way. */
export function thisMac(run: Run): Mac {
  const { mdatpPath } = readSettings();
  return {
    mdatpPath,
    clock: realClock,
    run: async (request) => {
      const result = await run(request);
      observer?.(request, result, mdatpPath);
      return result;
    },
  };
}
