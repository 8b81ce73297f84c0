import { buildSync } from "esbuild";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "./simulator/sources";

const ROOT = join(__dirname, "..");

/** After how long a call that does not end is taken for a hang, in milliseconds. */
const HANG_MS = 120_000;

/**
 * Calls an exported function of a module of `src` in a process of its own and gives what it gives. The arguments go as JSON.
 * What may block its thread for ever is tried so: after two minutes the process and its children are killed, and this
 * rejects, where a test of jest's own process would never come to its limit.
 */
export async function apart<T>(module: string, name: string, ...args: unknown[]): Promise<T> {
  const bundle = bundled(join(ROOT, "src", module));
  const call = `require(process.argv[1])[process.argv[2]](...JSON.parse(process.argv[3])).then((value) => process.send({ value }))`;
  const child = spawn(process.execPath, ["-e", call, bundle, name, JSON.stringify(args)], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    // Keeps what JSON leaves out.
    serialization: "advanced",
    // The leader of a group of its own, so that its children are killed with it.
    detached: true,
  });
  let answer: { value: T } | undefined;
  let words = "";
  let hangs = false;
  child.on("message", (value) => (answer = value as { value: T }));
  child.stderr?.on("data", (text: Buffer) => (words += text.toString()));
  const limit = setTimeout(() => {
    hangs = true;
    if (child.pid) process.kill(-child.pid, "SIGKILL");
  }, HANG_MS);
  await once(child, "close");
  clearTimeout(limit);
  if (hangs) throw new Error(`${name} of ${module} did not end within ${HANG_MS / 1000} s`);
  if (!answer) throw new Error(`${name} of ${module} gave no answer:\n${words}`);
  return answer.value;
}

function bundled(source: string): string {
  const outfile = join(ROOT, "build", "apart", fingerprint(ROOT, ["src"]), source.replaceAll(/\W+/g, "-") + ".cjs");
  if (!existsSync(outfile)) {
    buildSync({
      entryPoints: [source],
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      logLevel: "error",
    });
  }
  return outfile;
}
