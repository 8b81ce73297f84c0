import type { ChannelReading } from "./channel";
import type { Failure } from "../../model/failure";
import type { Health } from "./health";
import type { Enrollment, MacOSVersion } from "../../model/macos";
import type { SystemExtensions } from "./system-extensions";
import type { ThreatList } from "./threat";

/** One part of a snapshot. `readAt` is in milliseconds since 1970. */
export type Part<T> =
  | { state: "fresh"; value: T; readAt: number }
  | { state: "cached"; value: T; readAt: number }
  | { state: "failed"; failure: Failure; readAt: number; last?: { value: T; readAt: number } }
  | { state: "not-asked" };

/** One reading of the Mac. */
export interface Snapshot {
  /** When it was taken, in milliseconds since 1970. */
  takenAt: number;
  health: Part<Health>;
  systemExtensions: Part<SystemExtensions>;
  channel: Part<ChannelReading>;
  macOS: Part<MacOSVersion>;
  enrollment: Part<Enrollment>;
  threats: Part<ThreatList>;
}

export type SnapshotPart = Exclude<keyof Snapshot, "takenAt">;
