import { askNewer } from "../ask-newer";
import type { Mdatp } from "../mdatp";
import { parseStatistics } from "./parse-statistics";
import type { ScanCosts } from "../../model/performance";

/** Reads what scanning costs by program. Needs no administrator. Throws FailureError, within 5 s. */
export function readStatistics(mac: Mdatp): Promise<ScanCosts> {
  return askNewer<ScanCosts>(mac, {
    args: ["diagnostic", "real-time-protection-statistics", "--output", "json"],
    read: ({ stdout, stderr }) => parseStatistics(stdout.trim() === "" ? stderr : stdout),
    lacking: { state: "not-offered" },
  });
}
