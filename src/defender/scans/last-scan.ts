import type { Details } from "../details/parse-details";
import { parseTime } from "../parse-time";
import type { Scan } from "../../model/scan";

/** The last scan as `mdatp health --details antivirus` tells it; undefined where it names none. */
export function lastScan(antivirus: Details): Scan | undefined {
  const text = (name: string) => antivirus.get(`last_on_demand_scan_${name}`)?.value;
  const amount = (name: string) => {
    const printed = text(name);
    return printed !== undefined && /^\d{1,15}$/.test(printed) ? Number(printed) : undefined;
  };
  const [startedAt, endedAt] = [text("start_time"), text("end_time")].map((time) => time && parseTime(time)) as (
    number | undefined
  )[];
  if (!startedAt) return undefined;
  const [files, threats] = [amount("files_scanned"), amount("threat_count")];
  // While a scan runs the end is of the one before it. A guess.
  const hasEnded = endedAt !== undefined && endedAt >= startedAt;
  return {
    kind: text("type") ?? "unknown",
    state: hasEnded ? "finished" : "running",
    startedAt,
    ...(hasEnded && { endedAt }),
    ...(files !== undefined && { files }),
    ...(threats !== undefined && { threats }),
    found: [],
  };
}
