import { lines, type Invocation, type Outcome } from "../program";

const FENCE = "=====";

/** `mdatp performance-profiles`, as a reader of it shows the shapes; how an applied name is printed is a guess. */
export function mdatpProfiles(args: readonly string[], { state }: Invocation): Outcome {
  const { available, applied, mergePolicy } = state.defender.profiles;
  if (args[0] === "list-available") return { stdout: lines(...available), exitCode: 0 };
  if (args[0] === "list-applied") {
    const names = applied.length > 0 ? [...applied, "---", `Merge policy: ${mergePolicy}`] : [NONE];
    return { stdout: lines(FENCE, ...names, FENCE), exitCode: 0 };
  }
  return { stderr: lines("Expected one of:", "    list-applied", "    list-available"), exitCode: 64 };
}

const NONE = "No applied performance profiles";
