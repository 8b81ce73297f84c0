import type { Mac } from "../process/mac";
import { programs } from "../process/programs";

const OPEN_TIMEOUT_MS = 15_000;

/**
 * Asks macOS to open an app (absolute path) or a web page (a URL put together from constants and checked values).
 * `open` says whether it took the request, never whether anything came up, so true means no more than that.
 */
export async function openTarget({ run }: Pick<Mac, "run">, target: string): Promise<boolean> {
  const result = await run({ program: programs.open, args: [target], timeoutMs: OPEN_TIMEOUT_MS });
  return result.exitCode === 0;
}
