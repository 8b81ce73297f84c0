import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { fingerprint } from "../sources";
import { withLock } from "./lock";
import { projectFolder, workerFile } from "./project";
import { enumsOf } from "./raycast-enums";

const runFile = promisify(execFile);

const TYPE_FILE = "node_modules/@raycast/api/types/index.d.ts";

/** Something that is built, and what it is built from. */
interface Product {
  sources: readonly string[];
  /** The file that is there once it is built. */
  made(root: string): string;
  build(root: string, folder: string): Promise<void>;
}

const WORKER: Product = {
  sources: ["test/simulator/raycast", "package-lock.json"],
  made: workerFile,
  build: buildWorker,
};
const EXTENSION: Product = {
  sources: ["src", "assets", "package.json", "package-lock.json", "tsconfig.json"],
  made: (root) => join(root, "dist", "package.json"),
  build: buildExtension,
};

const hostFolder = (root: string) => join(root, "build", "host");
/** Holds the fingerprint of the sources that a product was built from, and the words of the tool where that failed. */
const stampFile = (root: string, product: Product) =>
  join(hostFolder(root), product === WORKER ? "worker.stamp" : "dist.stamp");

/** Whether it was built from its sources as they are now; throws what the build failed with, where they are unchanged. */
function isUpToDate(root: string, product: Product, now: string): boolean {
  const stamp = stampFile(root, product);
  if (!existsSync(stamp)) return false;
  const [key, ...failure] = readFileSync(stamp, "utf8").split("\n");
  if (key !== now) return false;
  if (failure.length > 0) throw new Error(failure.join("\n"));
  return existsSync(product.made(root));
}

async function ensure(product: Product): Promise<void> {
  const root = projectFolder();
  const folder = hostFolder(root);
  mkdirSync(folder, { recursive: true });
  await withLock(join(folder, "lock"), async () => {
    const now = fingerprint(root, product.sources);
    if (isUpToDate(root, product, now)) return;
    try {
      await product.build(root, folder);
      writeFileSync(stampFile(root, product), now);
    } catch (error) {
      writeFileSync(stampFile(root, product), `${now}\n${(error as Error).message}`);
      throw error;
    }
  });
}

async function tool(root: string, name: string, args: string[]): Promise<void> {
  try {
    await runFile(join(root, "node_modules", ".bin", name), args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${name} ${args[0]} failed:\n${wordsOf(stdout + stderr) || (error as Error).message}`);
  }
}

/** What a tool said without its colors and its progress: a type error is the line that names its place. */
function wordsOf(output: string): string {
  // eslint-disable-next-line no-control-regex
  const lines = output.replaceAll(/\u001b\[[\d;]*m/g, "").split("\n");
  const typeErrors = lines.filter((line) => /\(\d+,\d+\): error TS\d+:/.test(line));
  return (typeErrors.length > 0 ? typeErrors : lines.filter((line) => line.trim() && !/^info /.test(line))).join("\n");
}

async function buildWorker(root: string, folder: string): Promise<void> {
  const enums = join(folder, "raycast-enums.json");
  writeFileSync(enums, JSON.stringify(enumsOf(readFileSync(join(root, TYPE_FILE), "utf8"))));
  const half = join(folder, `half.${process.pid}`);
  await tool(root, "esbuild", [
    ...["worker.ts", "thread.ts"].map((name) => join("test", "simulator", "raycast", name)),
    "--bundle",
    "--platform=node",
    "--format=cjs",
    "--target=node20",
    "--minify-syntax",
    "--minify-whitespace",
    "--log-level=warning",
    '--define:process.env.NODE_ENV="production"',
    `--alias:raycast-enums=${enums}`,
    "--out-extension:.js=.cjs",
    `--outdir=${half}`,
  ]);
  for (const name of readdirSync(half)) renameSync(join(half, name), join(folder, name));
  rmSync(half, { recursive: true });
}

async function buildExtension(root: string, folder: string): Promise<void> {
  const half = join(folder, "dist.half");
  const old = join(folder, "dist.old");
  rmSync(half, { recursive: true, force: true });
  await tool(root, "ray", ["build", "-e", "dist", "-o", half]);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(join(root, "dist"))) renameSync(join(root, "dist"), old);
  renameSync(half, join(root, "dist"));
  rmSync(old, { recursive: true, force: true });
}

/** Builds the host's worker (build/host/worker.cjs) where it is missing or its sources changed. */
export function ensureWorkerBuilt(): Promise<void> {
  return ensure(WORKER);
}

/**
 * Builds what is missing or whose sources changed: the host's worker, and the extension with `ray build` into `dist`,
 * which is put in its place whole. One process builds at a time. Gives the folder of the bundles; throws with the
 * tool's own words where a build fails.
 */
export async function ensureBuilt(): Promise<string> {
  await ensureWorkerBuilt();
  await ensure(EXTENSION);
  return join(projectFolder(), "dist");
}

/** Takes the bundles that lie in `dist` of a project for built from its sources as they are, however they were made. */
export function markBuilt(root: string): void {
  mkdirSync(hostFolder(root), { recursive: true });
  writeFileSync(stampFile(root, EXTENSION), fingerprint(root, EXTENSION.sources));
}

/** Whether this process knows already that everything is built. */
let known = false;

/** The folder of the extension's bundles, built where they are missing or old; as `ensureBuilt`, but blocks until then. */
export function distFolder(): string {
  const root = projectFolder();
  const isBuilt = (product: Product) => isUpToDate(root, product, fingerprint(root, product.sources));
  if (!known && !(isBuilt(WORKER) && isBuilt(EXTENSION))) {
    execFileSync(process.execPath, ["scripts/run-ts.mjs", "test/simulator/raycast/build-all.ts"], { cwd: root });
    // Throws what the build failed with.
    isBuilt(EXTENSION);
  }
  known = true;
  return join(root, "dist");
}
