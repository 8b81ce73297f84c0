import { release } from "node:os";
import { programs } from "../process/programs";
import type { Mac } from "../process/mac";
import { macOSVersionFromKernel, parseMacOSVersion } from "./parse-macos-version";
import { runTool } from "./run-tool";
import type { MacOSVersion } from "../model/macos";

/**
 * The Mac's version from `sw_vers`; from the kernel, which never pretends, where sw_vers gave the number that it keeps
 * for old programs. Throws FailureError.
 */
export async function readMacOSVersion(mac: Pick<Mac, "run">): Promise<MacOSVersion> {
  const output = await runTool(mac, { program: programs.sw_vers, args: ["-productVersion"] });
  const { compatible, ...told } = parseMacOSVersion(output);
  return compatible ? (macOSVersionFromKernel(release()) ?? told) : told;
}
