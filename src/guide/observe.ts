import { APPROVAL_MS, waitsForApproval } from "./approval-minute";
import { lastKnown, type Snapshot } from "../model/snapshot";
import { eraOf } from "../model/macos";
import type { MarkName, SetupMarks } from "../model/setup";

/** A mark to write (milliseconds since 1970), or to take back where there is no time. */
export interface MarkChange {
  name: MarkName;
  at?: number;
}

/**
 * What two readings in a row show to have happened: that the daemon was away and is back (whoever ended it, and be it
 * from Terminal), with the minute to approve that begins then on Macs with the fallback, counted from the last silence,
 * for too early a deadline does no harm; and since when both extensions are approved. Only what was seen: nothing follows from a reading that failed.
 */
export function observe(before: Snapshot | undefined, after: Snapshot, marks: SetupMarks): MarkChange[] {
  return [...observeDaemon(before, after), ...observeApproval(after, marks)];
}

function observeDaemon(before: Snapshot | undefined, { health, macOS, systemExtensions }: Snapshot): MarkChange[] {
  if (before?.health.state !== "failed" || before.health.failure.code !== "DaemonUnreachable") return [];
  if (health.state !== "fresh") return [];
  const [awayAt, at] = [before.health.readAt, health.readAt];
  const waits = waitsForApproval({
    era: eraOf(lastKnown(macOS)?.value),
    health: health.value,
    endpointSecurity: systemExtensions.state === "fresh" ? systemExtensions.value.endpoint_security.state : undefined,
    deadline: undefined,
    now: at,
  });
  return [
    { name: "daemonRestartedAt", at },
    ...(waits ? [{ name: "approvalDeadline", at: awayAt + APPROVAL_MS } as const] : []),
  ];
}

function observeApproval({ systemExtensions }: Snapshot, { approvedAt }: SetupMarks): MarkChange[] {
  if (systemExtensions.state !== "fresh") return [];
  const { endpoint_security, network } = systemExtensions.value;
  const approved = endpoint_security.state === "enabled" && network.state === "enabled";
  if (approved && approvedAt === undefined) return [{ name: "approvedAt", at: systemExtensions.readAt }];
  return !approved && approvedAt !== undefined ? [{ name: "approvedAt" }] : [];
}
