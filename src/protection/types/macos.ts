/** The Mac's system version. */
export interface MacOSVersion {
  /** `15.2`, as `sw_vers -productVersion` prints it, or only the major where it was derived from the kernel. */
  version: string;
  /** `sw_vers`, or the kernel's version where nobody looked yet. */
  source: "sw_vers" | "kernel";
}

/** What `profiles status -type enrollment` says. */
export interface Enrollment {
  /** undefined where the line is missing or unreadable. */
  mdm?: "no" | "yes" | "user-approved";
  dep?: boolean;
}
