import { programs } from "../process/programs";
import type { Run } from "../process/run";
import { parseMacModel } from "./parse-mac-model";
import { runTool } from "./run-tool";

/** What class of Mac this is, in words; no serial number and no name. Throws FailureError. */
export async function readMacModel({ run }: { run?: Run } = {}): Promise<string> {
  return parseMacModel(await runTool({ program: programs.sysctl, args: ["-n", "hw.model"], run }));
}
