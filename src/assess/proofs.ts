import type { FindingContext } from "./context";
import type { HealthFieldName } from "../model/health";

/** What has to be proven beside the engine and the reading's age; all of it, at once. */
const PROOFS: Readonly<Partial<Record<HealthFieldName, boolean>>> = {
  real_time_protection_enabled: true,
  real_time_protection_available: true,
  licensed: true,
  passive_mode_enabled: false,
  healthy: true,
};

/**
 * The proofs that Defender gives no yes or no for: missing, unavailable, or of another kind. An unavailable
 * `real_time_protection_available` is not among them: Microsoft's page gives it as the value without an engine.
 */
export function unprovenFields(context: FindingContext): HealthFieldName[] {
  return (Object.keys(PROOFS) as HealthFieldName[]).filter((name) => {
    if (name === "passive_mode_enabled") {
      return context.passiveProof === undefined;
    }
    return (
      context.flag(name) === undefined && !(name === "real_time_protection_available" && context.value(name) === null)
    );
  });
}

/** Whether every proof is there: a fresh reading, the Endpoint Security extension, and each field as it has to be. */
export function isProven(context: FindingContext): boolean {
  return context.health !== undefined && context.engine.kind === "endpoint-security" && fieldsAreProven(context);
}

/** Whether each field is as it has to be, whatever the engine. */
export function fieldsAreProven(context: FindingContext): boolean {
  return (Object.keys(PROOFS) as HealthFieldName[]).every((name) =>
    name === "passive_mode_enabled" ? context.passiveProof === false : context.flag(name) === PROOFS[name],
  );
}
