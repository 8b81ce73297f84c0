import { FailureError, ownFault } from "../process/failure-error";
import type { Mac } from "../process/mac";
import { isOwnFault } from "../process/run-result";

/** One question to a tool that comes with macOS. */
export interface ToolRequest {
  /** Absolute path, from the table of programs. */
  program: string;
  args: readonly string[];
  /** Milliseconds; 4 s where nothing is said. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 4_000;

/** What a tool printed on stdout, and the code it ended with. */
export interface ToolAnswer {
  exitCode: number;
  stdout: string;
}

/**
 * Asks one of macOS's own tools and resolves to what it printed on stdout.
 * Throws FailureError (`TimedOut`, `NoPermission`, `NotExecutable`, `Unreadable`, `Failed`). What the tool wrote on
 * stderr is left out of the failure, because it may name users and paths.
 */
export async function runTool(mac: Pick<Mac, "run">, request: ToolRequest): Promise<string> {
  const { exitCode, stdout } = await askTool(mac, request);
  if (exitCode !== 0) throw ended(request.program, `exit code ${exitCode}`);
  return stdout;
}

/** As `runTool`, for a tool whose exit code is an answer. */
export async function askTool(
  { run }: Pick<Mac, "run">,
  { program, args, timeoutMs = TIMEOUT_MS }: ToolRequest,
): Promise<ToolAnswer> {
  const { exitCode, signal, stdout, timedOut, truncated, spawnError } = await run({ program, args, timeoutMs });
  const tool = toolName(program);
  if (timedOut) {
    throw new FailureError({
      code: "TimedOut",
      message: `macOS's ${tool} gave no answer in time.`,
      seen: `no answer within ${Math.round(timeoutMs / 1000)} s`,
      nextStep: "Refresh; if it stays like this, restart the Mac.",
    });
  }
  // A child that floods is ended by a signal, so this comes before the exit code.
  if (truncated) throw unreadable(tool, "more output than this can be");
  if (spawnError !== undefined) {
    if (isOwnFault(spawnError)) throw new FailureError(ownFault(spawnError));
    const forbidden = spawnError === "EACCES" || spawnError === "EPERM";
    throw new FailureError({
      code: forbidden ? "NoPermission" : "NotExecutable",
      message: `macOS's ${tool} ${forbidden ? "may not" : "could not"} be started.`,
      seen: spawnError,
      nextStep: `Run ${tool} in Terminal to see whether this Mac still has it.`,
    });
  }
  if (exitCode === undefined) throw ended(program, `signal ${signal ?? "unknown"}`);
  return { exitCode, stdout };
}

function ended(program: string, seen: string): FailureError {
  const tool = toolName(program);
  return new FailureError({
    code: "Failed",
    message: `macOS's ${tool} ended with an error.`,
    seen,
    nextStep: `Run ${tool} in Terminal to see what it says.`,
  });
}

/** The failure of a tool whose output is not what it is known to print. `seen` must hold nothing that identifies. */
export function unreadable(tool: string, seen: string): FailureError {
  return new FailureError({
    code: "Unreadable",
    message: `macOS's ${tool} answered in a form that is not known here.`,
    seen,
    nextStep: `Run ${tool} in Terminal to see what it says, and report the macOS version.`,
  });
}

function toolName(program: string): string {
  return program.slice(program.lastIndexOf("/") + 1);
}
