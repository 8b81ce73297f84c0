import { canWork } from "../assess/can-work";
import { contextOf, type FindingContext } from "../assess/context";
import { evaluateApproval, evaluateAccess, evaluateFilter } from "./steps/approvals";
import { evaluateChannel, evaluateRestart } from "./steps/channel-and-restart";
import type { Evaluation, StepContext } from "./steps/evaluation";
import { evaluateEngine, evaluateReboot, evaluateValidation } from "./steps/proof";
import { evaluateMacOS, evaluateProduct } from "./steps/versions";
import type { Expectations } from "../model/assessment";
import type { SetupMarks, SetupStep, SetupStepId } from "../model/setup";
import type { Snapshot } from "../model/snapshot";

export { setupNotes } from "./steps/notes";

const STEPS: readonly { id: SetupStepId; title: string; evaluate(context: StepContext): Evaluation }[] = [
  { id: "macos-version", title: "Check the macOS Version", evaluate: evaluateMacOS },
  { id: "product-version", title: "Check the Product Version", evaluate: evaluateProduct },
  { id: "channel", title: "Switch to the Beta Channel", evaluate: evaluateChannel },
  { id: "restart", title: "Restart Defender", evaluate: evaluateRestart },
  {
    id: "approve-endpoint-security",
    title: "Approve the Endpoint Security Extension",
    evaluate: (context) => evaluateApproval("endpoint_security", context),
  },
  {
    id: "approve-network",
    title: "Approve the Network Extension",
    evaluate: (context) => evaluateApproval("network", context),
  },
  { id: "allow-network-filter", title: "Allow the Network Filter", evaluate: evaluateFilter },
  { id: "full-disk-access", title: "Grant Full Disk Access", evaluate: evaluateAccess },
  { id: "reboot", title: "Restart the Mac", evaluate: evaluateReboot },
  { id: "verify-engine", title: "Verify the Engine", evaluate: evaluateEngine },
  { id: "validate-detection", title: "Validate Detection", evaluate: evaluateValidation },
];

/**
 * The way to the system extensions on this Mac, as it stands at `now` (milliseconds since 1970). A step is done only
 * where a reading or a mark shows it. Exactly one step is next unless all is done; open steps after it are waiting,
 * while what is not needed or cannot be known stays so and holds nobody up.
 */
export function setupSteps(
  snapshot: Snapshot,
  expectations: Expectations,
  now: number,
  marks: SetupMarks = {},
): SetupStep[] {
  const judged: FindingContext = contextOf(snapshot, expectations, now);
  const context: StepContext = { ...judged, marks: observedMarks(marks, now) };
  let nextIsTaken = false;
  return STEPS.map(({ id, title, evaluate }) => {
    const { state, remedies = [], todo = "", ...rest } = evaluate(context);
    const open = state === "open";
    const step: SetupStep = {
      id,
      title,
      ...rest,
      todo,
      remedies: remedies.filter((remedy) => canWork(remedy, context)),
      state: open ? (nextIsTaken ? "waiting" : "next") : state,
    };
    nextIsTaken ||= open;
    return step;
  });
}

/** A mark of the future was not observed: the clock was changed since. The approval deadline may lie ahead. */
function observedMarks(marks: SetupMarks, now: number): SetupMarks {
  const observed = (at: number | undefined) => (at !== undefined && at <= now ? at : undefined);
  return {
    channelSwitchedAt: observed(marks.channelSwitchedAt),
    daemonRestartedAt: observed(marks.daemonRestartedAt),
    approvedAt: observed(marks.approvedAt),
    macBootedAt: observed(marks.macBootedAt),
    approvalDeadline: marks.approvalDeadline,
    validation: marks.validation && observed(marks.validation.at) !== undefined ? marks.validation : undefined,
  };
}
