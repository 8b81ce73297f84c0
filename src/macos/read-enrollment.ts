import { programs } from "../process/programs";
import type { Run } from "../process/run";
import { parseEnrollment } from "./parse-enrollment";
import { runTool } from "./run-tool";
import type { Enrollment } from "../model/macos";

/** Whether this Mac is managed, from `profiles status -type enrollment`. Throws FailureError. */
export async function readEnrollment({ run }: { run?: Run } = {}): Promise<Enrollment> {
  return parseEnrollment(await runTool({ program: programs.profiles, args: ["status", "-type", "enrollment"], run }));
}
