import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** One question that a program of the Mac is asked, and what it prints. */
export interface Answer {
  args: readonly string[];
  stdout: string;
  exitCode?: number;
}

/** A folder that stands for `/` and holds nothing but programs in plain shell, which cost next to nothing to start. */
export interface BareMac {
  root: string;
  release: string;
  /** Puts a program there: the body of a `/bin/sh` script. Gives where it lies on this machine. */
  script(program: string, body: string): string;
  /** Puts a program there that answers by its arguments after so many seconds, and fails for all others. */
  answering(program: string, answers: readonly Answer[], seconds?: number): string;
  destroy(): void;
}

/** Sets a bare Mac up. The kernel is that of macOS 26. */
export function bareMac(): BareMac {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "bare-mac-")));
  let files = 0;
  const script = (program: string, body: string): string => {
    const file = join(root, program);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${body}\n`);
    chmodSync(file, 0o755);
    return file;
  };
  const answering = (program: string, answers: readonly Answer[], seconds = 0): string => {
    const branches = answers.map(({ args, stdout, exitCode = 0 }) => {
      const file = join(root, `answer-${++files}`);
      writeFileSync(file, stdout);
      return `${quoted(args.join(" "))}) /bin/cat ${quoted(file)}; exit ${exitCode} ;;`;
    });
    const wait = seconds > 0 ? `/bin/sleep ${seconds}\n` : "";
    return script(program, `${wait}case "$*" in\n${branches.join("\n")}\n*) exit 64 ;;\nesac`);
  };
  return {
    root,
    release: "25.6.0",
    script,
    answering,
    destroy: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
