import { engineOf } from "../model/engine";
import type { Health } from "../model/health";
import type { Era } from "../model/macos";
import type { SystemExtensionState } from "../model/system-extensions";

/** The minute that the preview products wait for the approval, from Microsoft's preview page. */
export const APPROVAL_MS = 60_000;

/** While the minute runs no engine is named; one that is named means that the minute is over or not needed. */
export function mayWaitForApproval(health: Health): boolean {
  const { kind } = engineOf(health);
  return kind === "none" || kind === "unnamed";
}

/**
 * Whether Defender waits for the approval now, however it was started: on a Mac with the fallback, no engine is named.
 * `deadline` is when the minute ends, where that was seen; where it was not, the extension has to wait for somebody. Times are
 * milliseconds since 1970.
 */
export function waitsForApproval(seen: {
  era: Era;
  health: Health | undefined;
  endpointSecurity: SystemExtensionState | undefined;
  deadline: number | undefined;
  now: number;
}): boolean {
  const { era, health, endpointSecurity, deadline, now } = seen;
  return (
    era === "kernel-fallback" &&
    health !== undefined &&
    mayWaitForApproval(health) &&
    (deadline === undefined ? endpointSecurity === "waiting_for_user" : deadline > now)
  );
}
