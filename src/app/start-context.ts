import type { SnapshotPart } from "../model/snapshot";
import { runAwaited } from "../process/run-awaited";
import type { RemedyContext } from "../remedies/types";
import { groundsFor, readMac } from "./read-mac";
import { keepFailures } from "./failure-log";
import { readSettings } from "./settings";
import { thisMac } from "./this-mac";

/** The context of a remedy for a command without a view: reads these parts of the Mac, keeps them, and judges. */
export async function startContext(parts: readonly SnapshotPart[]): Promise<RemedyContext> {
  keepFailures();
  const { expectations } = readSettings();
  const mac = thisMac(runAwaited);
  return { ...(await readMac(mac, { parts, expectations })), ...groundsFor(mac, expectations) };
}
