import { programs } from "../process/programs";
import type { Mac } from "../process/mac";
import { parseEnrollment } from "./parse-enrollment";
import { runTool } from "./run-tool";
import type { Enrollment } from "../model/macos";

/** Whether this Mac is managed, from `profiles status -type enrollment`. Throws FailureError. */
export async function readEnrollment(mac: Pick<Mac, "run">): Promise<Enrollment> {
  return parseEnrollment(await runTool(mac, { program: programs.profiles, args: ["status", "-type", "enrollment"] }));
}
