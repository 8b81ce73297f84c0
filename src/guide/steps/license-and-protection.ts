import { licenseNextStep } from "../../assess/findings/no-reading";
import type { Evaluation, StepContext } from "./evaluation";

/** Is Defender licensed? Without a license it does not protect, whatever is approved. */
export function evaluateLicense(context: StepContext): Evaluation {
  switch (context.flag("licensed")) {
    case true:
      return { state: "done", why: "Defender says that it is licensed." };
    case false:
      return {
        state: "open",
        why: "Defender says that it has no license, and without one it does not protect this Mac.",
        todo: licenseNextStep(context),
      };
    default:
      return {
        state: "unknowable",
        why: context.health ? "Defender does not say whether it is licensed." : "Defender did not say it just now.",
        todo: "Wait for its next answer.",
      };
  }
}

/** Is real-time protection switched on? */
export function evaluateProtection(context: StepContext): Evaluation {
  if (context.passive) {
    return {
      state: "not-needed",
      why: "Defender is in passive mode, in which it leaves real-time protection to another product.",
    };
  }
  switch (context.flag("real_time_protection_enabled")) {
    case true:
      return { state: "done", why: "Defender says that it is switched on." };
    case false:
      return {
        state: "open",
        why: "Defender says that it is switched off.",
        todo: context.isManaged("real_time_protection_enabled")
          ? "Your organization's policy sets it; ask your administrator."
          : "Switch it on.",
      };
    default:
      return {
        state: "unknowable",
        why: context.health
          ? "Defender does not say yet whether it is switched on."
          : "Defender did not say it just now.",
        todo: "It shows once Defender runs.",
      };
  }
}
