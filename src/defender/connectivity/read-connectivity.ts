import { askNewer } from "../ask-newer";
import type { Mdatp } from "../mdatp";
import { type ConnectionTest, parseConnectivity } from "./parse-connectivity";

/**
 * Has Defender try every address that it needs; undefined where this product has no such test. Microsoft's analyzer
 * gives it 45 s. Needs no administrator. Throws FailureError.
 */
export function readConnectivity(mac: Mdatp, timeoutMs: number): Promise<readonly ConnectionTest[] | undefined> {
  return askNewer<readonly ConnectionTest[] | undefined>(mac, {
    args: ["connectivity", "test"],
    timeoutMs,
    // It ends with an error where one address cannot be reached; the lines are the answer all the same.
    read: ({ stdout, stderr }) => parseConnectivity(`${stdout}\n${stderr}`),
    lacking: undefined,
  });
}
