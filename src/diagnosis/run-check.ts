import type { CheckFinding, CheckId, CheckResult } from "../model/diagnosis";
import { asFailure } from "../process/failure-error";
import type { Mac } from "../process/mac";
import { CHECKS } from "./checks";

/**
 * Makes one check. What could not be answered is a result that says why. `isStopped` tells that the person did not want
 * to wait any longer: what a child that was ended for it said counts for nothing. Never rejects.
 */
export async function runCheck(id: CheckId, mac: Mac, isStopped: () => boolean = () => false): Promise<CheckResult> {
  const startedAt = mac.clock.now();
  const finding = await CHECKS[id].check(mac).catch(unanswered);
  const at = mac.clock.now();
  return { id, ...(isStopped() ? STOPPED : finding), at, tookMs: Math.max(0, at - startedAt) };
}

const STOPPED: CheckFinding = { state: "stopped", summary: "You stopped it before Defender answered.", lines: [] };

function unanswered(error: unknown): CheckFinding {
  const { message, seen, nextStep } = asFailure(error);
  return {
    state: "unknown",
    summary: message,
    helps: nextStep,
    lines: seen === undefined ? [] : [{ title: "Seen", value: seen }],
  };
}
