import { Cache } from "@raycast/api";
import { readScans } from "../defender/scans/read-scans";
import { showNotification } from "../macos/show-notification";
import { type Scan, scansOf, scanStartedAt, scanTitle } from "../model/scan";
import type { Mac } from "../process/mac";
import { counted } from "../text/printable";
import { clearScanMark, loadScanMark, saveScanMark, scanTurn, type ScanMark } from "./scan-mark";

/**
 * A poll's turn while a scan runs that this extension started: asks for the list of scans, tells the end, and clears
 * the mark. After a day it gives up, and says so. Never rejects.
 */
export async function pollScan(mac: Mac, store = new Cache()): Promise<void> {
  const mark = loadScanMark(store);
  if (!mark) return;
  const now = mac.clock.now();
  if (scanTurn(mark, now) === "give-up") {
    clearScanMark(store);
    await showNotification(
      mac,
      `${scanTitle(mark.kind)} Was Not Seen to End`,
      "Look at Scan with Defender in Raycast.",
    );
    return;
  }
  saveScanMark({ ...mark, askedAt: now }, store);
  const scans = await readScans(mac).catch(() => undefined);
  const scan = scanStartedAt(scansOf(scans), mark.startedAt);
  if (!scan || scan.state === "running" || scan.state === "unrecognized") return;
  // First, so that the end is told once, whatever becomes of this command.
  clearScanMark(store);
  const { title, text } = endInWords(mark, scan);
  await showNotification(mac, title, text);
}

/** How a scan ended, for a notification. */
export function endInWords({ kind }: Pick<ScanMark, "kind">, scan: Scan): { title: string; text: string } {
  const title = scanTitle(kind);
  if (scan.state === "cancelled") return { title: `${title} Was Cancelled`, text: "It did not look at everything." };
  if (scan.state === "failed")
    return { title: `${title} Failed`, text: "Start it again in Raycast: Scan with Defender." };
  if (scan.threats === undefined) {
    return {
      title: `${title} Ended`,
      text: "Defender does not say what it found. Look at Check Threat List in Raycast.",
    };
  }
  const files = scan.files === undefined ? "" : ` in ${counted(scan.files, "file")}`;
  return scan.threats > 0
    ? {
        title: `${title} Found ${counted(scan.threats, "Threat")}`,
        text: "Open Check Threat List in Raycast to see what became of it.",
      }
    : { title: `${title} Found No Threats`, text: `Nothing was found${files}.` };
}
