import { confirmAlert, getSelectedFinderItems, type LaunchProps, showHUD, showToast, Toast } from "@raycast/api";
import { isAbsolute } from "node:path";
import { show } from "./app/launch";
import { clearScanMark, saveScanMark } from "./app/scan-mark";
import { scanAll } from "./app/scan-selection";
import { scanWords } from "./app/scan-words";
import { keepFailures } from "./app/failure-log";
import { thisMac } from "./app/this-mac";
import { type ScanRequest, scanTitle } from "./model/scan";
import { runAwaited } from "./process/run-awaited";
import { counted, printable } from "./text/printable";

/** More than a person selects on purpose; a folder is one. */
const MOST_ITEMS = 50;

/** What Scan with Defender asks for: a kind of scan, or paths; without it, what is selected in Finder is scanned. */
interface Context {
  kind?: unknown;
  paths?: unknown;
}

/** Scans what is selected in Finder, or what another command asks for, and tells how it ended. */
export default async function Command({ launchContext }: LaunchProps<{ launchContext?: Context }>): Promise<void> {
  keepFailures();
  const requests = await requestsOf(launchContext ?? {});
  const [first] = requests;
  if (!first) return showHUD("Select Files in Finder First");
  if (requests.length > MOST_ITEMS) return showHUD(`Select at Most ${MOST_ITEMS} Files, or a Folder`);
  const name = first.kind === "custom" ? (first.path.split("/").at(-1) ?? first.path) : scanTitle(first.kind);
  const what = requests.length === 1 ? printable(name, 25) : counted(requests.length, "Item");

  const toast = await showToast({ style: Toast.Style.Animated, title: `Scanning ${what}` }).catch(() => undefined);
  saveScanMark({ kind: first.kind, startedAt: Date.now() });
  const outcome = await scanAll(thisMac(runAwaited), requests);
  // What runs on is told by the poll; whatever else came of it is told now.
  if (outcome.state !== "running") clearScanMark();
  await toast?.hide().catch(() => undefined);

  const { hud, alert, leadsToThreats } = scanWords(outcome, name);
  if (hud !== undefined) await showHUD(hud);
  if (alert) await confirmAlert({ ...alert, primaryAction: { title: "OK" } });
  if (leadsToThreats) await show("threats");
}

async function requestsOf({ kind, paths }: Context): Promise<ScanRequest[]> {
  if (kind === "quick" || kind === "full") return [{ kind }];
  const chosen = Array.isArray(paths) ? paths : await selectedInFinder();
  return chosen
    .filter((path): path is string => typeof path === "string" && isAbsolute(path) && !path.includes("\0"))
    .map((path) => ({ kind: "custom", path }));
}

/** Raycast throws where Finder is not in front, and where nothing is selected in it. */
async function selectedInFinder(): Promise<string[]> {
  try {
    return (await getSelectedFinderItems()).map(({ path }) => path);
  } catch {
    return [];
  }
}
