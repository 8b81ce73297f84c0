import { carryExtensions, carryPart, lookedAt } from "./carry-part";
import type { Snapshot, SnapshotPart } from "../model/snapshot";

/**
 * `snapshot`, with those parts taken from `stored` that were looked at later there: two commands read at the same
 * time, and neither is to undo what the other found.
 */
export function mergeSnapshots(snapshot: Snapshot, stored: Snapshot | undefined): Snapshot {
  if (!stored) return snapshot;
  const newest = <P extends SnapshotPart>(part: P): Snapshot[P] =>
    lookedAt(stored[part]) > lookedAt(snapshot[part]) ? stored[part] : snapshot[part];
  return {
    takenAt: Math.max(snapshot.takenAt, stored.takenAt),
    ...(snapshot.bootedAt !== undefined && { bootedAt: snapshot.bootedAt }),
    health: newest("health"),
    systemExtensions: newest("systemExtensions"),
    channel: newest("channel"),
    macOS: newest("macOS"),
    enrollment: newest("enrollment"),
    threats: newest("threats"),
  };
}

/** Every part as a later reading holds it; `macStartedAt` in milliseconds since 1970. */
export function carrySnapshot(snapshot: Snapshot, macStartedAt = -Infinity): Snapshot {
  return {
    takenAt: snapshot.takenAt,
    ...(snapshot.bootedAt !== undefined && { bootedAt: snapshot.bootedAt }),
    health: carryPart(snapshot.health),
    systemExtensions: carryExtensions(snapshot.systemExtensions, macStartedAt),
    channel: carryPart(snapshot.channel),
    macOS: carryPart(snapshot.macOS),
    enrollment: carryPart(snapshot.enrollment),
    threats: carryPart(snapshot.threats),
  };
}
