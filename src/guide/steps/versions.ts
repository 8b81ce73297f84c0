import { text } from "../../model/health";
import { trustedAt } from "../../model/snapshot";
import { FIRST_MACOS, isOlder, PRODUCT } from "../../text/versions";
import { printable } from "../../text/printable";
import type { Evaluation, StepContext } from "./evaluation";
import { isMacOSOlder, realMacOSVersion } from "../../model/macos";

/** Is this macOS one on which the system extensions work? */
export function evaluateMacOS(context: StepContext): Evaluation {
  const version = printable(realMacOSVersion(context.macOS?.version) ?? context.macOS?.version ?? "", 30);
  const older = isMacOSOlder(context.macOS, FIRST_MACOS);
  if (older === undefined) {
    return {
      state: "unknowable",
      why: version ? `macOS ${version} was read, which does not tell enough.` : "The version of macOS was not read.",
      todo: `Look in the Apple menu › About This Mac; ${FIRST_MACOS} or newer is needed.`,
    };
  }
  return older
    ? {
        state: "open",
        why: `macOS ${version} is too old; the system extensions need ${FIRST_MACOS} or newer.`,
        todo: "Update macOS, then come back.",
        remedies: ["contact-administrator"],
      }
    : { state: "done", why: `macOS ${version} can run the system extensions.` };
}

/** Does this build of Defender carry the system extensions for this macOS? */
export function evaluateProduct(context: StepContext): Evaluation {
  const version = context.productVersion ?? text(trustedAt(context.snapshot.health, context.now), "app_version");
  const bound = context.era === "system-extensions-only" ? PRODUCT.macOS11 : PRODUCT.systemExtensions;
  const older = isOlder(version, bound);
  const { reading } = context;
  if (
    reading.state === "failed" &&
    ["NotInstalled", "OfficeShimOnly", "ToolMissing"].includes(reading.part.failure?.code)
  ) {
    return {
      state: "open",
      why: "Microsoft Defender for Endpoint is not installed on this Mac.",
      todo: "Install it with the package that your organization provides.",
      remedies: ["install-defender", "contact-administrator"],
    };
  }
  if (older === undefined) {
    return {
      state: "unknowable",
      why: "Defender did not say which version it is.",
      todo: `Open Microsoft Defender and choose About; ${bound} or newer is needed.`,
      remedies: ["open-defender"],
    };
  }
  return older
    ? {
        state: "open",
        why: `Product ${printable(version, 30)} is too old; this Mac needs ${bound} or newer.`,
        todo: "Update Defender with Microsoft AutoUpdate.",
        remedies: ["check-for-product-update", "contact-administrator"],
      }
    : { state: "done", why: `Product ${printable(version, 30)} carries the system extensions.` };
}
