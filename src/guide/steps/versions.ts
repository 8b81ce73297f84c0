import { isAbsent } from "../../assess/findings/no-reading";
import { macOSPrerequisite, productPrerequisite } from "../../assess/prerequisites";
import type { Evaluation, StepContext } from "./evaluation";

/** Is this macOS one on which the system extensions work? */
export function evaluateMacOS(context: StepContext): Evaluation {
  const { ok, have, need } = macOSPrerequisite(context);
  switch (ok) {
    case true:
      return { state: "done", why: `${have} can run the system extensions.` };
    case false:
      return {
        state: "open",
        why: `${have} is too old; the system extensions need macOS ${need}.`,
        todo: "Update macOS, then come back.",
        remedies: ["update-macos", "contact-administrator"],
      };
    default:
      return {
        state: "unknowable",
        why: context.macOS ? `${have} was read, which does not tell enough.` : "The version of macOS was not read.",
        todo: `Look in the Apple menu › About This Mac; ${need} is needed.`,
      };
  }
}

/** Does this build of Defender carry the system extensions for this macOS? */
export function evaluateProduct(context: StepContext): Evaluation {
  if (isAbsent(context)) {
    return {
      state: "open",
      why: "Microsoft Defender for Endpoint is not on this Mac, or not all of it.",
      todo: "Install it with the package that your organization provides.",
      remedies: ["install-defender", "contact-administrator"],
    };
  }
  const { ok, have, need } = productPrerequisite(context);
  switch (ok) {
    case true:
      return { state: "done", why: `Product ${have} carries the system extensions.` };
    case false:
      return {
        state: "open",
        why: `Product ${have} is too old; this Mac needs ${need}.`,
        todo: "Update Defender with Microsoft AutoUpdate.",
        remedies: ["check-for-product-update", "contact-administrator"],
      };
    default:
      return {
        state: "unknowable",
        why: "Defender did not say which version it is.",
        todo: `Open Microsoft Defender and choose About; ${need} is needed.`,
        remedies: ["open-defender"],
      };
  }
}
