import { programs } from "../process/programs";
import type { Mac } from "../process/mac";
import { parseSystemExtensions } from "./parse-system-extensions";
import { runTool } from "./run-tool";
import type { SystemExtensions } from "../model/system-extensions";

/**
 * What `systemextensionsctl list` says of Defender's two system extensions; it needs no administrator.
 * The list proves approval, not that traffic is filtered: on macOS 15 a filter that was switched off may still be
 * listed as enabled. Throws FailureError.
 */
export async function readSystemExtensions(mac: Pick<Mac, "run">): Promise<SystemExtensions> {
  return parseSystemExtensions(await runTool(mac, { program: programs.systemextensionsctl, args: ["list"] }));
}
