import { realClock, type Mac } from "../process/mac";
import type { Run } from "../process/run-result";
import { readSettings } from "./settings";

/** This Mac, its programs started in the given way. */
export function thisMac(run: Run): Mac {
  return { mdatpPath: readSettings().mdatpPath, run, clock: realClock };
}
