import { release } from "node:os";
import { readHealth } from "../defender/health/read-health";
import { readThreats } from "../defender/threats/read-threats";
import { readChannel } from "../macos/read-channel";
import { readEnrollment } from "../macos/read-enrollment";
import { macOSVersionFromKernel } from "../macos/parse-macos-version";
import { readMacOSVersion } from "../macos/read-macos-version";
import { readSystemExtensions } from "../macos/read-system-extensions";
import { macStartedAt } from "../process/last-start";
import { asFailure, FailureError } from "../process/failure-error";
import type { Clock, Mac } from "../process/mac";
import { ageOf, lastKnown, type Part, PART_STALE_AFTER, type Snapshot, type SnapshotPart } from "../model/snapshot";
import { carryExtensions, carryPart } from "./carry-part";
import type { Health } from "../model/health";
import type { MacOSVersion } from "../model/macos";

export interface CollectOptions {
  /** What to read now. The background poll asks for `health` only, which is one child process. */
  parts: readonly SnapshotPart[];
  /** The reading before; where the rest comes from. */
  previous?: Snapshot;
  /** What is kept of a threat list does where Defender prints the same again: for whoever shows no more than that. */
  keptThreatsDo?: boolean;
}

/**
 * Reads the parts asked for, one after the other and health first, for one thread reads them all; each has a time-out of
 * its own and is awaited until its child is gone. A Defender that gave no answer in time is not asked for its threats
 * too: they fail as its health did. Parts not asked for are carried over from `previous`. A part that fails keeps its last value beside the failure. The macOS
 * version comes from the kernel, without a child, where nobody asked for more. Never throws.
 */
export async function collect(mac: Mac, { parts, previous, keptThreatsDo }: CollectOptions): Promise<Snapshot> {
  // As it was answered the last time, so that it takes one child.
  const { dialect } = lastKnown(previous?.health)?.value ?? {};
  const list = lastKnown(previous?.threats)?.value;
  const known = keptThreatsDo ? list : undefined;
  const part = <P extends SnapshotPart>(name: P, read: () => Promise<ValueOf<P>>): Promise<Part<ValueOf<P>>> => {
    const carried = previous?.[name] as Part<ValueOf<P>> | undefined;
    return parts.includes(name)
      ? readPart(read, carried, mac.clock)
      : Promise.resolve(carried ? carryPart(carried) : NOT_ASKED);
  };
  const health = await part("health", () =>
    readHealth(mac, { dialect, wasUnreadable: wasUnreadable(previous?.health) }),
  );
  const extensions = await part("systemExtensions", () => readSystemExtensions(mac));
  // What was kept while the Mac was started anew says nothing of it any more.
  const systemExtensions =
    extensions.state === "cached" ? carryExtensions(extensions, macStartedAt(mac.clock.now())) : extensions;
  const channel = await part("channel", () => readChannel(mac));
  const macOS = await part("macOS", () => readMacOSVersion(mac));
  const enrollment = await part("enrollment", () => readEnrollment(mac));
  const hangs = parts.includes("health") && health.state === "failed" && health.failure.code === "TimedOut";
  const threats = await part("threats", () =>
    hangs
      ? Promise.reject(new FailureError(health.failure))
      : readThreats(mac, { form: list?.form, wasUnreadable: wasUnreadable(previous?.threats), known }),
  );
  const takenAt = mac.clock.now();
  return {
    takenAt,
    bootedAt: macStartedAt(takenAt),
    // While somebody looks, what else was read now may say otherwise: then the late answer is told, and not taken back by the next poll.
    health: parts.includes("systemExtensions") || previous?.health.state === "failed" ? health : unlessOnlyLate(health),
    systemExtensions,
    channel,
    macOS: withKernel(macOS, takenAt),
    enrollment,
    threats,
  };
}

function wasUnreadable(part: Part<unknown> | undefined): boolean {
  return part?.state === "failed" && part.failure.code === "Unreadable";
}

type ValueOf<P extends SnapshotPart> = Snapshot[P] extends Part<infer T> ? T : never;

/** Two polls may be late beside a good reading; the third is news. */
const LATE_WITHIN_MS = 150_000;

/** One late answer, as after a wake, says no more than the minutes in which nobody asked: what was read just before holds. */
function unlessOnlyLate(part: Part<Health>): Part<Health> {
  if (part.state !== "failed" || part.failure.code !== "TimedOut" || !part.last) return part;
  // A failure that was told already is not taken back by another.
  if (part.since !== undefined && part.since < part.readAt) return part;
  return ageOf(part.last.readAt, part.readAt, LATE_WITHIN_MS) === "good" ? { state: "cached", ...part.last } : part;
}

const NOT_ASKED = { state: "not-asked" } as const;

async function readPart<T>(read: () => Promise<T>, before: Part<T> | undefined, clock: Clock): Promise<Part<T>> {
  try {
    const value = await read();
    return { state: "fresh", value, readAt: clock.now() };
  } catch (error) {
    const last = lastKnown(before);
    const readAt = clock.now();
    const since = before?.state === "failed" ? (before.since ?? before.readAt) : readAt;
    return { state: "failed", failure: asFailure(error), readAt, since, ...(last && { last }) };
  }
}

/**
 * The kernel stands in where there is no version, where the one there is from too long ago to be used, and where it is
 * from before an upgrade, so that it is not that of the kernel that runs.
 */
function withKernel(macOS: Part<MacOSVersion>, now: number): Part<MacOSVersion> {
  if (macOS.state === "fresh") return macOS;
  const kernel = macOSVersionFromKernel(release());
  if (!kernel) return macOS;
  const holds =
    macOS.state === "cached" &&
    majorOf(macOS.value) === majorOf(kernel) &&
    ageOf(macOS.readAt, now, PART_STALE_AFTER) === "good";
  return holds ? macOS : { state: "fresh", value: kernel, readAt: now };
}

function majorOf({ version }: MacOSVersion): string | undefined {
  return version.split(".")[0];
}
