import { lines, type Invocation, type Outcome } from "../program";
import { mdatp } from "./mdatp";
import { killall, pkill } from "./processes";

const PROGRAMS = { killall, pkill, mdatp } as const;

/** Runs one command line as an administrator's shell would: words with quotes, no operators. */
export function rootShell(command: string, invocation: Invocation): Outcome {
  const [path = "", ...args] = words(command);
  const name = path.split("/").at(-1) ?? "";
  if (!Object.hasOwn(PROGRAMS, name)) return { stderr: lines(`sh: ${path}: command not found`), exitCode: 127 };
  return PROGRAMS[name as keyof typeof PROGRAMS]({ ...invocation, args, asRoot: true });
}

function words(command: string): string[] {
  const found = command.matchAll(/'([^']*)'|"((?:[^"\\]|\\.)*)"|(\S+)/g);
  return [...found].map(([, single, double, bare]) => single ?? double?.replace(/\\(.)/g, "$1") ?? bare ?? "");
}
