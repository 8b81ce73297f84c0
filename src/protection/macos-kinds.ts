/** Where the version of macOS is from: `sw_vers`, or the kernel's version where nobody looked yet. */
export const MACOS_VERSION_SOURCES = ["sw_vers", "kernel"] as const;

/** What a Mac's enrolment in device management can be. */
export const MDM_ENROLLMENTS = ["no", "yes", "user-approved"] as const;
