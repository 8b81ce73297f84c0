import { presets, type PresetName } from "../simulator/mac/presets";
import { PROGRAMS, type ProgramName } from "../simulator/mac/programs";
import type { State } from "../simulator/mac/state";

/** When everything here is read, in milliseconds since 1970. */
export const NOW = Date.UTC(2026, 8, 28, 9, 30);

/** What a program of the simulated Mac prints on either stream. */
function printed(name: ProgramName, args: readonly string[], state: State, stream: "stdout" | "stderr" = "stdout") {
  return PROGRAMS[name].program({ state, args, stdin: "", now: NOW, asRoot: false })[stream] ?? "";
}

const stateOf = (preset: PresetName): State => presets[preset].build(NOW);
const of = (names: readonly PresetName[], program: ProgramName, ...args: string[]) =>
  names.map((name) => printed(program, args, stateOf(name)));

/** Macs of which health alone says that they are not protected. */
const UNPROTECTED: readonly PresetName[] = ["not-approved", "rtp-off", "rtp-off-managed", "unlicensed", "passive"];
const OLD: readonly PresetName[] = ["pilot-fallen-back", "pilot-old-syntax"];

/** One good answer, to see that the judgement can say yes at all. */
export const GOOD_HEALTH = printed("mdatp", ["health", "--output", "json"], stateOf("healthy"));
export const GOOD_HEALTH_TEXT = printed("mdatp", ["health"], stateOf("healthy"));

/** Health of Macs that are not protected, in every form. */
export const BAD_HEALTH = [
  ...of(UNPROTECTED, "mdatp", "health", "--output", "json"),
  ...of([...UNPROTECTED, ...OLD], "mdatp", "health"),
  ...of(OLD, "mdatp", "--health"),
].filter((text) => text !== "");

export const STATISTICS = [
  ...of(["slow", "statistics-withheld"], "mdatp", "diagnostic", "real-time-protection-statistics", "--output", "json"),
];

export const PROFILES = [
  ...of(["slow"], "mdatp", "performance-profiles", "list-applied"),
  "=====\nnode\n---\nMerge policy: admin_only\n=====\n",
];

export const SCANS = of(["healthy", "slow"], "mdatp", "scan", "list", "--output", "json");

export const DETAILS = ["antivirus", "definitions", "tamper_protection", "system_extensions"].flatMap((section) =>
  of(["healthy"], "mdatp", "health", "--details", section),
);

export const CONNECTIONS = of(["healthy", "tls-inspected"], "mdatp", "connectivity", "test");

export const EXCLUSIONS = of(["slow", "healthy"], "mdatp", "exclusion", "list");

export const THREATS = [
  ...of(["threats", "healthy"], "mdatp", "threat", "list"),
  ...of(["threats", "healthy"], "mdatp", "threat", "list", "--output", "json"),
];

export const EXTENSIONS = of(
  ["healthy", "not-approved", "network-filter-waiting", "upgrading", "pilot-wrong-channel"],
  "systemextensionsctl",
  "list",
);

export const VERSIONS = of(["healthy", "pilot-ready", "not-approved"], "sw_vers", "-productVersion");

export const PLISTS = of(
  ["healthy", "managed-channel", "per-app-channel", "pilot-wrong-channel"],
  "defaults",
  "export",
  "com.microsoft.autoupdate2",
  "-",
);

export const ENROLLMENTS = of(["healthy", "managed"], "profiles", "status", "-type", "enrollment");

export const OSASCRIPT_ERRORS = [
  "0:180: execution error: User canceled. (-128)\n",
  "0:97: execution error: The administrator user name or password was incorrect. (-60007)\n",
  "0:97: execution error: Nicht erlaubt. (-60005)\n",
  "execution error: Not authorized to send Apple events to Finder. (-1743)\n",
  "0:80: execution error: No matching processes were found (1)\n",
  "",
];
