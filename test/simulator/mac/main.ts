/** A program of the simulated Mac in a node of its own: `node main.cjs <program> <root> [args…]`. */
import { readFileSync } from "node:fs";
import { startProgram } from "./start";

const [name = "", root = "", ...args] = process.argv.slice(2);

/** A reader that went away is the end of it. */
function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  stream.once("error", () => process.exit(141));
  return new Promise((resolve) => stream.write(text, () => resolve()));
}

void startProgram(name, root, args, {
  pid: process.pid,
  isGone: () => false,
  readStdin: async () => {
    try {
      return readFileSync(0, "utf8");
    } catch {
      return "";
    }
  },
  print: (stream, text) => print(process[stream], text),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  die: () => process.kill(process.pid, "SIGTERM"),
  exit: (code) => process.exit(code),
});
