import { contextOf } from "../assess/context";
import { judge } from "../assess/findings";
import type { Causes } from "../assess/fold";
import { refusalOf } from "../assess/refusals";
import { evaluateApproval, evaluateAccess, evaluateFilter } from "./steps/approvals";
import { evaluateChannel, evaluateRestart } from "./steps/channel-and-restart";
import type { Evaluation, StepContext } from "./steps/evaluation";
import { evaluateLicense, evaluateProtection } from "./steps/license-and-protection";
import { evaluateEngine, evaluateReboot, evaluateValidation } from "./steps/proof";
import { evaluateMacOS, evaluateProduct } from "./steps/versions";
import type { Expectations } from "../model/assessment";
import { SETUP_STEP_IDS, type SetupMarks, type SetupStep, type SetupStepId } from "../model/setup";
import type { Snapshot } from "../model/snapshot";

export { setupNotes } from "./steps/notes";

const STEPS: Readonly<Record<SetupStepId, { title: string; evaluate(context: StepContext): Evaluation }>> = {
  "macos-version": { title: "Check the macOS Version", evaluate: evaluateMacOS },
  "product-version": { title: "Check the Product Version", evaluate: evaluateProduct },
  license: { title: "Check the License", evaluate: evaluateLicense },
  "real-time-protection": { title: "Turn On Protection", evaluate: evaluateProtection },
  channel: { title: "Switch to Beta Channel", evaluate: evaluateChannel },
  restart: { title: "Restart Defender", evaluate: evaluateRestart },
  "approve-endpoint-security": {
    title: "Approve Endpoint Security",
    evaluate: (context) => evaluateApproval("endpoint_security", context),
  },
  "approve-network": {
    title: "Approve Network Extension",
    evaluate: (context) => evaluateApproval("network", context),
  },
  "allow-network-filter": { title: "Allow the Network Filter", evaluate: evaluateFilter },
  "full-disk-access": { title: "Grant Full Disk Access", evaluate: evaluateAccess },
  reboot: { title: "Restart the Mac", evaluate: evaluateReboot },
  "verify-engine": { title: "Verify the Engine", evaluate: evaluateEngine },
  "validate-detection": { title: "Validate Detection", evaluate: evaluateValidation },
};

/**
 * The way to the system extensions on this Mac, as it stands at `now` (milliseconds since 1970). A step is open where a
 * finding names it, with the remedies by which that finding is told; it is done only where a reading or a mark shows it.
 * Exactly one step is next unless all is done; open steps after it are waiting, while what is not needed or cannot be
 * known stays so and holds nobody up.
 */
export function setupSteps(
  snapshot: Snapshot,
  expectations: Expectations,
  now: number,
  marks: SetupMarks = {},
): SetupStep[] {
  const judged = contextOf(snapshot, expectations, now);
  const causes = judge(judged);
  const context: StepContext = { ...judged, marks: observedMarks(marks, now), causes };
  let nextIsTaken = false;
  return SETUP_STEP_IDS.map((id) => {
    const { title, evaluate } = STEPS[id];
    const { state, remedies = [], todo = "", ...rest } = withFinding(id, evaluate(context), causes);
    const open = state === "open";
    const step: SetupStep = {
      id,
      title,
      ...rest,
      todo,
      remedies: remedies.filter((remedy) => remedy !== "show-setup" && refusalOf(remedy, snapshot) === undefined),
      state: open ? (nextIsTaken ? "waiting" : "next") : state,
    };
    nextIsTaken ||= open;
    return step;
  });
}

/** A step as a finding has it: open, with the finding's remedies; its cause's, where that is another one's to mend. */
function withFinding(id: SetupStepId, evaluation: Evaluation, { toldBy }: Causes): Evaluation {
  const found = [...toldBy].findLast(([one]) => one.step === id && one.finding.severity !== "note");
  if (!found) return evaluation;
  const [{ finding }, told] = found;
  const { why, todo, countdown }: Partial<Evaluation> = evaluation.state === "open" ? evaluation : {};
  const waitsForCause = told.step === id && told.finding.remedies[0] !== finding.remedies[0];
  return {
    state: "open",
    why: why ?? `${finding.title}.`,
    todo: waitsForCause ? told.finding.meaning : (todo ?? finding.meaning),
    remedies: waitsForCause ? told.finding.remedies : finding.remedies,
    ...(countdown && { countdown }),
  };
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
