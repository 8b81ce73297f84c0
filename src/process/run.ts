export interface RunRequest {
  /** Absolute path. */
  program: string;
  args: readonly string[];
  /** After this the child gets SIGKILL. */
  timeoutMs: number;
  /** Cap on stdout and on stderr, each; what is beyond is dropped and `truncated` set. */
  maxOutputBytes?: number;
  /** Written to the child's standard input, which is closed otherwise. */
  input?: string;
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
