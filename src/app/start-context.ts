import { readSettings } from "./settings";
import { assess } from "../assess/assess";
import { loadSnapshot, saveSnapshot } from "../snapshot/cache";
import { collect } from "../snapshot/collect";
import type { RemedyContext } from "../remedies/types";
import type { SnapshotPart } from "../model/snapshot";

/** The context of a remedy for a command without a view: reads these parts of the Mac, keeps them, and judges. */
export async function startContext(parts: readonly SnapshotPart[]): Promise<RemedyContext> {
  const { mdatpPath, expectations } = readSettings();
  const snapshot = await collect({ mdatpPath, parts, previous: loadSnapshot(Date.now()) });
  saveSnapshot(snapshot);
  const now = Date.now();
  return { snapshot, assessment: assess(snapshot, expectations, now), expectations, now, mdatpPath };
}
