import { isProven } from "../../assess/proofs";
import { SYSTEM_EXTENSION_KINDS } from "../../model/system-extensions";
import { text } from "../../model/health";
import type { SetupMarks } from "../../model/setup";
import { printable } from "../../text/printable";
import { engineRuns, type Evaluation, type StepContext } from "./evaluation";

const approved = (context: StepContext) =>
  SYSTEM_EXTENSION_KINDS.every((kind) => context.extension(kind) === "enabled");

/** Is a restart of the Mac still missing? Microsoft's pages end the approvals with one. */
export function evaluateReboot(context: StepContext): Evaluation {
  const { macBootedAt, approvedAt } = context.marks;
  const pending = SYSTEM_EXTENSION_KINDS.some(
    (kind) => context.extension(kind) === "waiting_for_restart" || context.extension(kind) === "uninstalling",
  );
  if (pending) {
    return {
      state: "open",
      why: "macOS lists an extension that waits for a restart.",
      todo: "Save your work and restart the Mac.",
      remedies: ["restart-mac"],
    };
  }
  if (macBootedAt !== undefined && approvedAt !== undefined && macBootedAt > approvedAt) {
    return { state: "done", why: "The Mac was restarted after both extensions were approved." };
  }
  if (engineRuns(context)) {
    return {
      state: "not-needed",
      why: "The Endpoint Security extension runs already, and nothing waits for a restart.",
    };
  }
  if (context.health === undefined) {
    return {
      state: "unknowable",
      why: "Defender does not answer, so it cannot be told whether a restart is missing.",
      todo: "Wait for its next answer; where it stays silent, restart the Mac.",
      remedies: ["restart-mac"],
    };
  }
  if (context.flag("licensed") === false) {
    return {
      state: "unknowable",
      why: "Defender has no license, and whether a restart is missing shows only once it has one.",
      todo: "See to the license first.",
    };
  }
  return {
    state: "open",
    why: approved(context)
      ? "Both extensions are approved, and Defender does not run on them yet."
      : "After the approvals a restart has macOS and Defender start anew.",
    todo: "Save your work and restart the Mac.",
    remedies: ["restart-mac"],
  };
}

/** Is the Endpoint Security extension the engine, with every proof of protection? */
export function evaluateEngine(context: StepContext): Evaluation {
  if (isProven(context)) {
    return { state: "done", why: "Defender says endpoint_security_extension, and gives every proof of protection." };
  }
  if (context.health === undefined) {
    return {
      state: "open",
      why: "Defender does not answer at the moment.",
      todo: "Wait for the next reading; the status view says what is wrong.",
      remedies: firstRemedies(context),
    };
  }
  if (engineRuns(context)) {
    return {
      state: "open",
      why: "Defender says endpoint_security_extension, but does not give every proof of protection.",
      todo: "Look at the findings of the status view; each has its remedy.",
      remedies: firstRemedies(context),
    };
  }
  const said = context.engine.word === null ? "names no engine" : `says ${printable(context.engine.word, 60)}`;
  return {
    state: "open",
    why: `Defender ${said}.`,
    todo:
      context.era === "kernel-fallback"
        ? "Once both extensions are approved, restart Defender or the Mac; it then has to say endpoint_security_extension."
        : "Once both extensions are approved, Defender has to say endpoint_security_extension; where it does not, restart the Mac.",
    remedies: firstRemedies(context),
  };
}

/** What is told first helps first. */
function firstRemedies({ causes }: StepContext): Evaluation["remedies"] {
  const first = causes.told.find(({ finding }) => finding.severity !== "note");
  return first?.finding.remedies ?? ["open-defender"];
}

/** What a test that passed was run on, where that is no longer what this Mac runs on; undefined where it is. */
function whyNoLonger(test: NonNullable<SetupMarks["validation"]>, context: StepContext): string | undefined {
  const { approvedAt } = context.marks;
  if (context.health && test.engine !== context.engine.word) return "on another engine";
  if (approvedAt !== undefined && test.at < approvedAt) return "before the extensions were approved";
  const product = text(context.known, "app_version");
  return product !== undefined && test.productVersion !== product ? "on another build of Defender" : undefined;
}

/** Was it seen that Defender catches something? */
export function evaluateValidation(context: StepContext): Evaluation {
  const validation = context.marks.validation;
  const todo = "Run Validate Detection: it fetches a harmless test file and watches whether Defender takes it.";
  switch (validation?.result) {
    case "passed": {
      const doubt = whyNoLonger(validation, context);
      return doubt === undefined
        ? { state: "done", why: "The detection test passed." }
        : { state: "open", why: `The detection test passed ${doubt}.`, todo };
    }
    case "failed":
      return {
        state: "open",
        why: "The detection test failed: Defender did not take the test file.",
        todo: "Make sure that the engine is verified and the folder is not excluded, then run Validate Detection again.",
        remedies: ["open-defender", "contact-administrator"],
      };
    case "inconclusive":
      return { state: "open", why: "The last detection test was inconclusive.", todo };
    default:
      return { state: "open", why: "No detection test was run yet.", todo };
  }
}
