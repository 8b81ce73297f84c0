import { askNewer } from "../ask-newer";
import type { Mdatp } from "../mdatp";
import { readDetails } from "../details/read-details";
import { lastScan } from "./last-scan";
import { parseScans } from "./parse-scans";
import type { Scan, Scans } from "../../model/scan";

/**
 * Reads the last scans; where the product lists none, how the last one went. One child, or two. Needs no administrator.
 * Throws FailureError, within 9 s.
 */
export async function readScans(mac: Mdatp): Promise<Scans> {
  const scans = await askNewer<readonly Scan[] | undefined>(mac, {
    args: ["scan", "list", "--output", "json"],
    read: ({ stdout }) => parseScans(stdout),
    lacking: undefined,
  });
  if (scans) return { state: "listed", scans };
  const antivirus = await readDetails(mac, "antivirus");
  if (!antivirus) return { state: "not-offered" };
  const last = lastScan(antivirus);
  return { state: "last-only", scans: last ? [last] : [] };
}
