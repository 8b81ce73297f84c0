import { type Health, value } from "./health";
import { printable } from "../text/printable";
/**
 * What real-time protection runs through. `word` is Defender's own. `none` is Defender saying that there is none;
 * `unnamed` is an answer without the field at all, which says nothing.
 */
export type Engine =
  | { kind: "endpoint-security"; word: "endpoint_security_extension" }
  | { kind: "kernel"; word: "kernel_extension" }
  | { kind: "none"; word: null }
  | { kind: "unrecognized"; word: string }
  | { kind: "unnamed"; word: null };

/** `unavailable` is Microsoft's word for no engine; `none` is a guess that can only lower the level. */
const NO_ENGINE = new Set(["", "none", "unavailable"]);

/** The engine by `real_time_protection_subsystem`. Only the exact known words count as an engine. */
export function engineOf(health: Health | undefined): Engine {
  const word = value(health, "real_time_protection_subsystem");
  if (word === undefined) {
    return { kind: "unnamed", word: null };
  }
  if (word === null || (typeof word === "string" && NO_ENGINE.has(word.trim().toLowerCase()))) {
    return { kind: "none", word: null };
  }
  if (word === "endpoint_security_extension") {
    return { kind: "endpoint-security", word };
  }
  if (word === "kernel_extension") {
    return { kind: "kernel", word };
  }
  return { kind: "unrecognized", word: printable(word, 60) || "…" };
}

/** Whether Defender named an engine that this extension knows. */
export function isRecognized(engine: Engine): boolean {
  return engine.kind === "endpoint-security" || engine.kind === "kernel";
}
