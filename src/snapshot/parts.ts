import type { SnapshotPart } from "../model/snapshot";

/** What the background poll reads: one child process. */
export const POLLED_PARTS: readonly SnapshotPart[] = ["health"];

/** What can change while somebody looks. */
export const MOVING_PARTS: readonly SnapshotPart[] = ["health", "systemExtensions", "channel", "threats"];

/** Everything, for the first look. */
export const ALL_PARTS: readonly SnapshotPart[] = [...MOVING_PARTS, "macOS", "enrollment"];
