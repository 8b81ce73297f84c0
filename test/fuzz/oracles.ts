import { assess } from "../../src/assess/assess";
import { FailureError } from "../../src/process/failure-error";
import { NOW } from "./bases";
import type { Assessment } from "../../src/model/assessment";
import type { Health } from "../../src/model/health";
import type { Part, Snapshot } from "../../src/model/snapshot";

const NOT_ASKED: Part<never> = { state: "not-asked" };

/** What the extension makes of health that was read just now, and nothing else. */
export function assessed(health: Part<Health>): Assessment {
  const snapshot: Snapshot = {
    takenAt: NOW,
    health,
    systemExtensions: NOT_ASKED,
    channel: NOT_ASKED,
    macOS: NOT_ASKED,
    enrollment: NOT_ASKED,
    threats: NOT_ASKED,
  };
  return assess(snapshot, { expectedChannel: "any", definitionsMaxAgeDays: 7 }, NOW);
}

/**
 * What a parser gives, undefined where it refuses by a FailureError; throws for any other error, and where the failure
 * has no words or more than a screen of them.
 */
export function parsed<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { message, nextStep, seen = "" } = error.failure;
    if (message === "" || nextStep === "" || message.length + nextStep.length + seen.length > 1_000) throw error;
    return undefined;
  }
}

/** Throws where a result is out of proportion to what it was read from. */
export function expectBounded(result: unknown, input: string): void {
  const length = JSON.stringify(result)?.length ?? 0;
  if (length > 16 * input.length + 4_096) throw new Error(`${input.length} characters became ${length}`);
}

const OBJECT_KEYS = Object.getOwnPropertyNames(Object.prototype).length;
const ARRAY_KEYS = Object.getOwnPropertyNames(Array.prototype).length;

/** Throws where anything was added to what all objects share, or an object in a result has a prototype of its own. */
export function expectUnpolluted(result: unknown): void {
  const polluted =
    Object.getOwnPropertyNames(Object.prototype).length !== OBJECT_KEYS ||
    Object.getOwnPropertyNames(Array.prototype).length !== ARRAY_KEYS ||
    "polluted" in {};
  if (polluted) throw new Error("The prototype of all objects was changed");
  walk(result, 0);
}

function walk(value: unknown, depth: number): void {
  if (typeof value !== "object" || value === null || depth > 6) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isKnown = prototype === null || prototype === Object.prototype || prototype === Array.prototype;
  if (!isKnown && !(value instanceof Date)) throw new Error("An object came out with a prototype of its own");
  for (const inner of Object.values(value)) walk(inner, depth + 1);
}
