export interface RunRequest {
  /** Absolute path. */
  program: string;
  args: readonly string[];
  /** After this the child gets SIGKILL. */
  timeoutMs: number;
  /** Cap on stdout and on stderr, each; what is beyond is dropped, `truncated` set and the child ended. Default 4 MB. */
  maxOutputBytes?: number;
  /** Written to the child's standard input, which is closed otherwise. */
  input?: string;
  /** Ends the child with SIGKILL where it is aborted; a child that has not started then does not start. */
  signal?: AbortSignal;
}

export interface RunResult {
  /** undefined where the child never started or was ended by a signal. */
  exitCode?: number;
  signal?: string;
  stdout: string;
  stderr: string;
  timedOut: boolean;
  truncated: boolean;
  /** `ENOENT`, `EACCES`, … where the child could not be started. */
  spawnError?: string;
  durationMs: number;
}

/** Runs one child and resolves when it is gone. Never rejects. */
export type Run = (request: RunRequest) => Promise<RunResult>;

export const DEFAULT_MAX_OUTPUT_BYTES = 4_000_000;

/** The result of a child that never was; `error` is what starting it threw or told. */
export function notStarted(error: unknown, durationMs: number): RunResult {
  const spawnError = (error as NodeJS.ErrnoException | undefined)?.code ?? "UNKNOWN";
  return { stdout: "", stderr: "", timedOut: false, truncated: false, spawnError, durationMs };
}

/**
 * Whether it was not macOS that refused to start a program, which names it by an error number (`EACCES`), but a fault of
 * this extension's, or of what it is built with.
 */
export function isOwnFault(spawnError: string): boolean {
  return !/^E(?!RR_)[A-Z0-9]+$/.test(spawnError);
}

/** Bytes of a child as text: a byte order mark is taken off, and U+FFFD stands where bytes are broken. */
export function outputText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
}
