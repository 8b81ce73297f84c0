import { childEnvironment } from "./child-environment";
import { DEFAULT_MAX_OUTPUT_BYTES, notStarted, outputText, type RunRequest, type RunResult } from "./run-result";

/** What `spawnSync` gives, as it can be handed from one thread to another. */
export interface NativeEnd {
  /** 0 or absent where no child was started. */
  pid?: number;
  status?: number | null;
  signal?: string | null;
  stdout?: Uint8Array | null;
  stderr?: Uint8Array | null;
  /** The code of its error: `ETIMEDOUT`, `ENOBUFS`, or why nothing was started. */
  code?: string;
}

/**
 * How `spawnSync` is asked. The child leads a process group of its own, so that what it started can be ended with it.
 * Leaving Raycast's group takes no password dialog from `osascript` (a guess: macOS ties those to the login session).
 */
export function nativeOptions({ timeoutMs, maxOutputBytes, input }: RunRequest) {
  const stdin = input === undefined ? ("ignore" as const) : ("pipe" as const);
  return {
    cwd: "/",
    env: childEnvironment(),
    stdio: [stdin, "pipe" as const, "pipe" as const],
    ...(input !== undefined && { input }),
    timeout: Math.max(1, timeoutMs),
    killSignal: "SIGKILL" as const,
    maxBuffer: maxOutputBytes ?? DEFAULT_MAX_OUTPUT_BYTES,
    // Node's own types leave it out, and its native code reads it.
    detached: true,
  };
}

/** What became of a child that `spawnSync` waited for. Ends what is left of its group where it was cut off. */
export function nativeResult(end: NativeEnd, request: RunRequest, durationMs: number): RunResult {
  const { pid, status = null, signal, stdout, stderr, code } = end;
  if (!pid) return notStarted({ code }, durationMs);
  if (code !== undefined) endGroup(pid);
  const text = (bytes: Uint8Array = new Uint8Array()) =>
    outputText(bytes.subarray(0, request.maxOutputBytes ?? DEFAULT_MAX_OUTPUT_BYTES));
  return {
    exitCode: status ?? undefined,
    signal: signal ?? undefined,
    stdout: text(stdout ?? undefined),
    stderr: text(stderr ?? undefined),
    // One that ended by itself is not timed out, whatever holds its pipes.
    timedOut: code === "ETIMEDOUT" && status === null,
    truncated: code === "ENOBUFS",
    durationMs,
  };
}

/** Ends a whole process group with SIGKILL: a child that leads it and whatever that started. True where any was left. */
export function endGroup(pid: number): boolean {
  try {
    return process.kill(-pid, "SIGKILL");
  } catch {
    return false;
  }
}
