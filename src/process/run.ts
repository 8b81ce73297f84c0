import { homedir, userInfo } from "node:os";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { Readable } from "node:stream";

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

const DEFAULT_MAX_OUTPUT_BYTES = 4_000_000;

/** How long after the child's end its pipes may stay open: a grandchild can hold them for ever. */
const PIPE_GRACE_MS = 250;

/**
 * The only way in which this extension starts a program: by absolute path, without a shell, in an environment of its
 * own. Raycast unloads a command when it says it is done, and a child that is still there then is never reaped; so
 * this waits for the child's end whatever happens, and SIGKILL bounds the wait.
 */
export const run: Run = async ({ program, args, timeoutMs, maxOutputBytes = DEFAULT_MAX_OUTPUT_BYTES, input }) => {
  const startedAt = performance.now();
  const duration = () => Math.round(performance.now() - startedAt);
  if (!program.startsWith("/")) return notStarted("ENOENT", duration());
  try {
    // Loaded when it is needed, not before: evaluating it costs more than the first paint of the menu bar.
    const { execa } = await import("execa");
    const child = execa(program, args, {
      cwd: "/",
      env: environment(),
      extendEnv: false,
      shell: false,
      ...(input === undefined ? { stdin: "ignore" as const } : { input }),
      // The output is collected here, because execa would keep reading a child that floods.
      buffer: false,
      encoding: "buffer",
      timeout: Math.max(1, timeoutMs),
      killSignal: "SIGKILL",
      cleanup: true,
      reject: false,
      verbose: "none",
    });
    const kill = () => child.kill("SIGKILL");
    const stdout = collect(child.stdout, maxOutputBytes, kill);
    const stderr = collect(child.stderr, maxOutputBytes, kill);
    child.once("exit", () => void closePipes([child.stdout, child.stderr]));
    const result = await child;
    const ended = result.exitCode !== undefined || result.signal !== undefined;
    return {
      exitCode: result.exitCode,
      signal: result.signal,
      stdout: stdout.text(),
      stderr: stderr.text(),
      timedOut: result.timedOut,
      truncated: stdout.truncated() || stderr.truncated(),
      ...(!ended && { spawnError: result.code ?? "UNKNOWN" }),
      durationMs: duration(),
    };
  } catch (error) {
    return notStarted((error as NodeJS.ErrnoException | undefined)?.code ?? "UNKNOWN", duration());
  }
};

function notStarted(spawnError: string, durationMs: number): RunResult {
  return { stdout: "", stderr: "", timedOut: false, truncated: false, spawnError, durationMs };
}

/** Nothing of Raycast's own environment reaches a child, so nothing in it can redirect or disturb one. */
function environment(): Record<string, string> {
  const user = userName();
  return {
    PATH: "/usr/bin:/bin:/usr/sbin:/sbin",
    HOME: homedir(),
    ...(user && { USER: user, LOGNAME: user }),
    LANG: "en_US.UTF-8",
    // Without it old programs are told that macOS 11 and later is 10.16.
    SYSTEM_VERSION_COMPAT: "0",
  };
}

function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // An account without an entry in the directory.
    return undefined;
  }
}

/** Keeps at most `limit` bytes of a stream, then lets go of it and calls `onFull`. */
function collect(stream: Readable, limit: number, onFull: () => void) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let truncated = false;
  stream.on("data", (chunk: Uint8Array) => {
    if (truncated) return;
    const rest = limit - size;
    if (chunk.byteLength > rest) {
      truncated = true;
      chunk = chunk.subarray(0, rest);
      stream.destroy();
      onFull();
    }
    size += chunk.byteLength;
    chunks.push(chunk);
  });
  return {
    truncated: () => truncated,
    // Takes a byte order mark off and puts U+FFFD where bytes are broken.
    text: () => new TextDecoder("utf-8").decode(Buffer.concat(chunks, size)),
  };
}

/** What a child wrote before its end is still read; what only a grandchild holds open is then closed. */
async function closePipes(streams: readonly Readable[]): Promise<void> {
  if (streams.every((stream) => stream.closed)) return;
  await sleep(PIPE_GRACE_MS, undefined, { ref: false });
  // After a busy moment the timer may be due before the pipes were looked at.
  await nextTurn();
  for (const stream of streams) stream.destroy();
}
