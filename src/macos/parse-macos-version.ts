import { unreadable } from "./run-tool";
import { type MacOSVersion, realMacOSVersion } from "../model/macos";

/**
 * Reads what `sw_vers -productVersion` prints: `15.2`, `26.5.2`, `27.0`. A process that macOS takes for an old one is
 * told 10.16 (any of 11 to 15) or 16.x (26) instead; `compatible` says that this happened, and `version` is then the
 * oldest that it can be.
 * Throws FailureError `Unreadable`.
 */
export function parseMacOSVersion(output: string): MacOSVersion & { compatible: boolean } {
  const line = output.replace(/^\uFEFF/, "").trim();
  // A Rapid Security Response may add a letter: `13.4.1 (a)`.
  const match = /^(\d{1,3}(?:\.\d{1,3}){0,3})(?:\s*\([a-z]\))?$/.exec(line);
  const version = match?.[1];
  if (version === undefined) throw unreadable("sw_vers", line === "" ? "no output" : "no version number");
  const real = realMacOSVersion(version) ?? version;
  return { version: real, source: "sw_vers", compatible: real !== version };
}

/** Darwin's major to macOS's, as far as both were seen on one Mac. There was no Darwin 26. */
const MACOS_BY_DARWIN: Readonly<Partial<Record<number, string>>> = {
  20: "11",
  21: "12",
  22: "13",
  23: "14",
  24: "15",
  25: "26",
  27: "27",
};

/**
 * The macOS version that goes with a kernel's, `os.release()`: `24.6.0` gives `15`, `19.4.0` gives `10.15.4`, because
 * Catalina's kernels counted along with it. undefined for a kernel that is not known here.
 */
export function macOSVersionFromKernel(release: string): MacOSVersion | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,3}))?(?:\.\d{1,3})*$/.exec(release.trim());
  if (!match) return undefined;
  const [, major, minor] = match;
  const version = Number(major) === 19 ? catalina(minor) : MACOS_BY_DARWIN[Number(major)];
  return version === undefined ? undefined : { version, source: "kernel" };
}

function catalina(minor: string | undefined): string {
  const patch = Number(minor ?? 0);
  // The kernels counted along up to 19.6, which 10.15.6 and 10.15.7 have in common.
  return patch === 0 || patch > 5 ? "10.15" : `10.15.${patch}`;
}
