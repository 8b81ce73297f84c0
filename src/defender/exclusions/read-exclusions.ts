import { askNewer } from "../ask-newer";
import type { Mdatp } from "../mdatp";
import { type Exclusion, parseExclusions } from "./parse-exclusions";

/**
 * Reads what Defender leaves alone; undefined where this product cannot be asked. While Defender is busy it was seen to
 * take 20 s and more. Throws FailureError.
 */
export function readExclusions(mac: Mdatp, timeoutMs: number): Promise<readonly Exclusion[] | undefined> {
  return askNewer<readonly Exclusion[] | undefined>(mac, {
    args: ["exclusion", "list"],
    timeoutMs,
    read: ({ stdout, exitCode }) => parseExclusions(stdout, exitCode === 0),
    lacking: undefined,
  });
}
