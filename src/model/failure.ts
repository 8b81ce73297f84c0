/** A failure as data: it is shown, kept in a snapshot and reported. No field of it holds an identifier. */
export interface Failure {
  code: FailureCode;
  /** What happened, one sentence. */
  message: string;
  /** What was seen: an exit code, a signal, the first words of an output. */
  seen?: string;
  /** What the person can do next, one sentence. */
  nextStep: string;
}

/** Every way in which asking the Mac or Defender can fail, each with words of its own. */
export const FAILURE_CODES = [
  "NotInstalled",
  "OfficeShimOnly",
  "WrongPath",
  "LinkBroken",
  "ToolMissing",
  "NotExecutable",
  "NotTrusted",
  "DaemonUnreachable",
  "Contradictory",
  "TimedOut",
  "NotLicensed",
  "Unreadable",
  "NoPermission",
  "Cancelled",
  "Failed",
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];
