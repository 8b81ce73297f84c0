import { compareVersions } from "../text/versions";

/** The Mac's system version. */
export interface MacOSVersion {
  /** `15.2`, as `sw_vers -productVersion` prints it, or only the major where it was derived from the kernel. */
  version: string;
  source: (typeof MACOS_VERSION_SOURCES)[number];
}

/** What `profiles status -type enrollment` says. */
export interface Enrollment {
  /** undefined where the line is missing or unreadable. */
  mdm?: (typeof MDM_ENROLLMENTS)[number];
  dep?: boolean;
}

/** Where the version of macOS is from: `sw_vers`, or the kernel's version where nobody looked yet. */
export const MACOS_VERSION_SOURCES = ["sw_vers", "kernel"] as const;

/** What a Mac's enrolment in device management can be. */
export const MDM_ENROLLMENTS = ["no", "yes", "user-approved"] as const;

/**
 * Which road this Mac has when the system extensions do not run: on macOS 10.15 Defender falls back to its kernel
 * extension; from macOS 11 on there is none. Source: Microsoft's system-extension preview page, and its Mac page.
 */
export type Era = "kernel-fallback" | "system-extensions-only" | "unknown";

/**
 * The real version behind the ones that macOS tells programs built with an old SDK: 10.16 is 11 or newer (shown as
 * 11), 16 is 26. Undefined where the text is no version.
 */
export function realMacOSVersion(version: string | undefined): string | undefined {
  if (compareVersions(version, "0") === undefined) {
    return undefined;
  }
  const text = (version ?? "").trim();
  if (/^10\.16(?!\d)/.test(text)) {
    return "11";
  }
  return /^16(?!\d)/.test(text) ? text.replace(/^16/, "26") : text;
}

/** The first number of the version: 10 for 10.15.7, 15 for 15.2. Undefined where it is not known. */
export function macOSMajor(macOS: Pick<MacOSVersion, "version"> | undefined): number | undefined {
  const version = realMacOSVersion(macOS?.version);
  return version === undefined ? undefined : Number.parseInt(version.replace(/^v/i, ""), 10);
}

/** The era of a Mac by its macOS version. */
export function eraOf(macOS: MacOSVersion | undefined): Era {
  const major = macOSMajor(macOS);
  if (major === undefined || !(major >= 10)) {
    return "unknown";
  }
  return major === 10 ? "kernel-fallback" : "system-extensions-only";
}

/**
 * Whether macOS is older than `bound`. Undefined where it cannot be told, as for `10.15` derived from the kernel's
 * version, which may be any 10.15.
 */
export function isMacOSOlder(macOS: MacOSVersion | undefined, bound: string): boolean | undefined {
  const version = realMacOSVersion(macOS?.version);
  const order = compareVersions(version, bound);
  if (order === undefined || version === undefined) {
    return undefined;
  }
  const derived = macOS?.source === "kernel";
  return derived && order < 0 && bound.startsWith(`${version}.`) ? undefined : order < 0;
}
