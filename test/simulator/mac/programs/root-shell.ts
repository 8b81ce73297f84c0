import { lines, type Invocation, type Outcome } from "../program";
import { codesign } from "./codesign";
import { mdatp } from "./mdatp";
import { killall, pkill } from "./processes";

const PROGRAMS = { killall, pkill, mdatp, wdavdaemonclient: mdatp, codesign } as const;

/**
 * Runs a command line as an administrator's shell would: words with quotes, one command, or a check before it as in
 * `CHECK || exit 75; COMMAND`. No other operators.
 */
export function rootShell(line: string, invocation: Invocation): Outcome {
  const [, check, code, rest] = /^(.+?) \|\| exit (\d+); (.+)$/.exec(line) ?? [];
  if (check === undefined || rest === undefined) return oneCommand(line, invocation);
  return oneCommand(check, invocation).exitCode === 0 ? oneCommand(rest, invocation) : { exitCode: Number(code) };
}

function oneCommand(command: string, invocation: Invocation): Outcome {
  const [path = "", ...args] = words(command);
  const name = path.split("/").at(-1) ?? "";
  if (!Object.hasOwn(PROGRAMS, name)) return { stderr: lines(`sh: ${path}: command not found`), exitCode: 127 };
  return PROGRAMS[name as keyof typeof PROGRAMS]({ ...invocation, args, asRoot: true });
}

function words(command: string): string[] {
  const found = command.matchAll(/'([^']*)'|"((?:[^"\\]|\\.)*)"|(\S+)/g);
  return [...found].map(([, single, double, bare]) => single ?? double?.replace(/\\(.)/g, "$1") ?? bare ?? "");
}
