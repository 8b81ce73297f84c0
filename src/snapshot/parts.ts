import type { SnapshotPart } from "../model/snapshot";

/** What changes from one minute to the next, and tells how this Mac is. */
export const HEALTH_ONLY: readonly SnapshotPart[] = ["health"];

/** What can change while somebody looks. */
export const MOVING_PARTS: readonly SnapshotPart[] = ["health", "systemExtensions", "channel", "threats"];

/** Everything, for the first look. */
export const ALL_PARTS: readonly SnapshotPart[] = [...MOVING_PARTS, "macOS", "enrollment"];
