import { lines, type Invocation, type Outcome } from "../program";
import type { Action } from "../action";
import { rootShell } from "./root-shell";

/** `osascript`, for the few scripts that somebody who looks after Defender runs. */
export function osascript(invocation: Invocation): Outcome {
  const { script, argv } = readScript(invocation);
  if (/with administrator privileges/.test(script)) return asAdministrator(invocation, script, argv);
  if (/loginwindow/.test(script) && /aevtrrst/.test(script)) {
    return appleEvent(invocation, script, [{ id: "open-restart-dialog" }]);
  }
  if (/(System Events|Finder)"?\s+to\s+restart/.test(script))
    return appleEvent(invocation, script, [{ id: "restart-mac" }]);
  if (/display notification/.test(script)) return notification(script, argv);
  if (/System (Preferences|Settings)|com\.apple\.systempreferences/.test(script) && /\bquit\b/.test(script)) {
    return appleEvent(invocation, script, [{ id: "close-settings" }]);
  }
  return failure("the simulated Mac does not know this script.", -2741);
}

/** Whether the script comes on standard input: no `-e`, and no file but `-`. */
export function osascriptReadsStdin(args: readonly string[]): boolean {
  return !args.includes("-e");
}

function readScript({ args, stdin }: Invocation): { script: string; argv: string[] } {
  const parts: string[] = [];
  const argv: string[] = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (argv.length === 0 && arg === "-e") parts.push(rest.shift() ?? "");
    else if (argv.length === 0 && arg === "-l") rest.shift();
    else if (argv.length > 0 || !arg.startsWith("-")) argv.push(arg);
  }
  return { script: parts.length > 0 ? parts.join("\n") : stdin, argv };
}

/** How a prompt ends where it does not end well: the words and the number behind them. */
const ENDINGS = {
  cancelled: ["User canceled.", -128],
  "wrong-password": ["The administrator user name or password was incorrect.", -60007],
  // Which number a person without an administrator's password gets is a guess.
  "not-admin": ["Authorization failed", -60005],
} as const;

function asAdministrator(invocation: Invocation, script: string, argv: readonly string[]): Outcome {
  const { state } = invocation;
  const ending = !state.person.admin && state.prompt.next === "correct" ? "not-admin" : state.prompt.next;
  const asked = { first: [{ id: "set-prompt", ending: "correct" } as const], takesMs: state.prompt.takesMs };
  if (ending === "nobody-answers") return { ...asked, exitCode: 0, fate: "never" };
  if (ending === "automation-refused") return { ...asked, ...refusedAutomation(script) };
  if (ending !== "correct" && ending !== "command-fails") {
    const [words, number] = ENDINGS[ending];
    return { ...asked, ...failure(words, number) };
  }

  const command = shellCommand(script, argv);
  const inner = ending === "command-fails" ? failing(command) : rootShell(command, invocation);
  const outcome = {
    first: [...asked.first, ...(inner.first ?? [])],
    takesMs: asked.takesMs + (inner.takesMs ?? 0),
    fate: inner.fate,
  };
  if (inner.exitCode !== 0) {
    const words = (inner.stderr ?? "").trim() || "The command exited with a non-zero status.";
    return { ...outcome, ...failure(words, inner.exitCode) };
  }
  const altered = /without altering line endings/.test(script);
  const text = (inner.stdout ?? "").replace(/\n$/, "");
  return {
    ...outcome,
    stdout: lines(altered ? text : text.replaceAll("\n", "\r")),
    exitCode: 0,
    actions: inner.actions,
  };
}

/** The text after `do shell script`: a literal with its escapes undone, or an item of argv. */
function shellCommand(script: string, argv: readonly string[]): string {
  const literal = /do shell script\s+"((?:[^"\\]|\\.)*)"/.exec(script)?.[1];
  if (literal !== undefined) return literal.replace(/\\(.)/g, "$1");
  const item = /do shell script\s+\(?item\s+(\d+)\s+of\s+argv/.exec(script)?.[1];
  return argv[Number(item ?? 1) - 1] ?? "";
}

function failing(command: string): Outcome {
  const program = command.split(" ")[0]?.split("/").at(-1) ?? "sh";
  return { stderr: lines(`${program}: something went wrong`), exitCode: 1 };
}

/** An Apple event to another app, which the person may have refused under Automation. */
function appleEvent({ state }: Invocation, script: string, actions: Action[]): Outcome {
  const first: Action[] = [{ id: "set-prompt", ending: "correct" }];
  if (state.prompt.next === "automation-refused") return { first, ...refusedAutomation(script) };
  return { exitCode: 0, actions };
}

function refusedAutomation(script: string): Outcome {
  const app = /tell application (?:id )?"([^"]+)"/.exec(script)?.[1] ?? "System Events";
  return failure(`Not authorized to send Apple events to ${app}.`, -1743);
}

function notification(script: string, argv: readonly string[]): Outcome {
  const [text = argv[0] ?? "", title = argv[1] ?? ""] = [...script.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(
    (match) => match[1],
  );
  return { exitCode: 0, actions: [{ id: "notify", title, text }] };
}

/** A source range stands in front of the words. */
function failure(words: string, number: number): Outcome {
  return { stderr: lines(`0:${words.length + 60}: execution error: ${words} (${number})`), exitCode: 1 };
}
