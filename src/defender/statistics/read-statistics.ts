import type { Run } from "../../process/run";
import { askNewer } from "../ask-newer";
import { parseStatistics } from "./parse-statistics";
import type { ScanCosts } from "../../model/performance";

/** Reads what scanning costs by program. Needs no administrator. Throws FailureError, within 5 s. */
export function readStatistics(request: { mdatpPath: string; run?: Run }): Promise<ScanCosts> {
  return askNewer<ScanCosts>({
    ...request,
    args: ["diagnostic", "real-time-protection-statistics", "--output", "json"],
    read: ({ stdout, stderr }) => parseStatistics(stdout.trim() === "" ? stderr : stdout),
    lacking: { state: "not-offered" },
  });
}
