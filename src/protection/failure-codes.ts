/** Every way in which asking the Mac or Defender can fail, each with words of its own. */
export const FAILURE_CODES = [
  "NotInstalled",
  "OfficeShimOnly",
  "NotExecutable",
  "DaemonUnreachable",
  "TimedOut",
  "NotLicensed",
  "Unreadable",
  "NoPermission",
  "Cancelled",
  "Failed",
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];
