import { lines, type Invocation, type Outcome } from "../program";
import { macOSMajor } from "../versions";

/** `sw_vers`, whole or one value of it. */
export function swVers({ state, args }: Invocation): Outcome {
  const { version, build } = state.macOS;
  const name = macOSMajor(version) < 11 ? "Mac OS X" : "macOS";
  if (/^--?productVersion$/.test(args[0] ?? "")) return { stdout: lines(version), exitCode: 0 };
  if (/^--?productName$/.test(args[0] ?? "")) return { stdout: lines(name), exitCode: 0 };
  if (/^--?buildVersion$/.test(args[0] ?? "")) return { stdout: lines(build), exitCode: 0 };
  const text = [`ProductName:\t\t${name}`, `ProductVersion:\t\t${version}`, `BuildVersion:\t\t${build}`];
  return { stdout: lines(...text), exitCode: 0 };
}
