import { release } from "node:os";
import { programs } from "../process/programs";
import type { Run } from "../process/run";
import { macOSVersionFromKernel, parseMacOSVersion } from "./parse-macos-version";
import { runTool } from "./run-tool";
import type { MacOSVersion } from "../model/macos";

/**
 * The Mac's version from `sw_vers`; from the kernel, which never pretends, where sw_vers gave the number that it keeps
 * for old programs. Throws FailureError.
 */
export async function readMacOSVersion({ run }: { run?: Run } = {}): Promise<MacOSVersion> {
  const output = await runTool({ program: programs.sw_vers, args: ["-productVersion"], run });
  const { compatible, ...told } = parseMacOSVersion(output);
  return compatible ? (macOSVersionFromKernel(release()) ?? told) : told;
}
