import { assess } from "../assess/assess";
import type { Expectations } from "../model/assessment";
import type { Snapshot, SnapshotPart } from "../model/snapshot";
import type { Mac } from "../process/mac";
import type { JudgedMac, RemedyContext } from "../remedies/types";
import { loadSnapshot, saveSnapshot } from "../snapshot/cache";
import { collect } from "../snapshot/collect";

export interface ReadMacOptions {
  parts: readonly SnapshotPart[];
  expectations: Expectations;
  /** Where the parts that are not asked for come from; the snapshot that was kept last where nothing is said. */
  previous?: Snapshot;
  keptThreatsDo?: boolean;
}

/**
 * The one way in which the Mac is read: these parts are collected, the snapshot is kept for whoever paints next, and it
 * is judged. Never rejects: what could not be read is a part of the snapshot that says so.
 */
export async function readMac(
  mac: Mac,
  { parts, expectations, previous, keptThreatsDo }: ReadMacOptions,
): Promise<JudgedMac> {
  const snapshot = await collect(mac, { parts, previous: previous ?? loadSnapshot(mac.clock.now()), keptThreatsDo });
  saveSnapshot(snapshot);
  const now = mac.clock.now();
  return { snapshot, assessment: assess(snapshot, expectations, now), now };
}

/** What of a remedy's context stays the same from one reading to the next. */
export function groundsFor(
  mac: Mac,
  expectations: Expectations,
): Pick<RemedyContext, "mac" | "reread" | "expectations"> {
  return { mac, expectations, reread: (parts, previous) => readMac(mac, { parts, expectations, previous }) };
}
