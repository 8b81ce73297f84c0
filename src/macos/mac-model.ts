import { programs } from "../process/programs";
import type { Mac } from "../process/mac";
import { parseMacModel } from "./parse-mac-model";
import { runTool } from "./run-tool";

/** What class of Mac this is, in words; no serial number and no name. Throws FailureError. */
export async function readMacModel(mac: Pick<Mac, "run">): Promise<string> {
  return parseMacModel(await runTool(mac, { program: programs.sysctl, args: ["-n", "hw.model"] }));
}
