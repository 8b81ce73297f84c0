import type { MACOS_VERSION_SOURCES, MDM_ENROLLMENTS } from "../protection/macos-kinds";

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
