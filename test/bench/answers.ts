import { PROGRAMS, type ProgramName } from "../simulator/mac/programs";
import { presets, type PresetName } from "../simulator/mac/presets";
import type { ThreatState } from "../simulator/mac/state";
import type { Answer } from "./bare-mac";

/** What the extension asks when it reads everything. */
const QUESTIONS: readonly (readonly [ProgramName, readonly string[]])[] = [
  ["mdatp", ["health", "--output", "json"]],
  ["mdatp", ["health"]],
  ["mdatp", ["threat", "list", "--output", "json"]],
  ["mdatp", ["threat", "list"]],
  ["systemextensionsctl", ["list"]],
  ["sw_vers", ["-productVersion"]],
  ["defaults", ["export", "com.microsoft.autoupdate2", "-"]],
  ["profiles", ["status", "-type", "enrollment"]],
];

/**
 * What the simulated Mac of a preset answers at `now`, by program path, worked out once so that a script can print it.
 * `threats` puts so many of them into the list.
 */
export function answersOf(preset: PresetName, now = Date.now(), threats?: number): Map<string, Answer[]> {
  const built = presets[preset].build(now);
  const state = threats === undefined ? built : { ...built, threats: listOf(threats, now) };
  const answers = new Map<string, Answer[]>();
  for (const [name, args] of QUESTIONS) {
    const { path, program } = PROGRAMS[name];
    const { stdout = "", exitCode } = program({ state, args, stdin: "", now, asRoot: false });
    answers.set(path, [...(answers.get(path) ?? []), { args, stdout, exitCode }]);
  }
  return answers;
}

function listOf(count: number, now: number): ThreatState[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `7e570000-0000-4000-8000-${index.toString(16).padStart(12, "0")}`,
    name: `Trojan:MacOS/Sample.${index.toString(36).toUpperCase()}`,
    type: "trojan",
    status: index % 7 === 0 ? "removed" : "quarantined",
    detectedAt: now - index * 60_000,
  }));
}
