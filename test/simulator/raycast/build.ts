import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { withLock } from "./lock";
import { projectFolder } from "./project";
import { enumsOf } from "./raycast-enums";

const runFile = promisify(execFile);

/** What the bundles depend on, and what the worker does. */
const EXTENSION_SOURCES = ["src", "assets", "package.json", "package-lock.json", "tsconfig.json"];
const WORKER_SOURCES = ["test/simulator/raycast", "package-lock.json"];
const TYPE_FILE = "node_modules/@raycast/api/types/index.d.ts";

function* filesBelow(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name));
}

function fingerprint(root: string, sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesBelow(join(root, source))) {
      const { mtimeMs, size } = statSync(file);
      hash.update(`${file}\0${mtimeMs}\0${size}\n`);
    }
  }
  return hash.digest("hex");
}

function isUpToDate(stamp: string, made: string, now: string): boolean {
  return existsSync(made) && existsSync(stamp) && readFileSync(stamp, "utf8") === now;
}

async function tool(root: string, name: string, args: string[]): Promise<void> {
  try {
    await runFile(join(root, "node_modules", ".bin", name), args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${name} ${args.join(" ")} failed:\n${stdout}${stderr || (error as Error).message}`);
  }
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

/** Builds the host's worker (build/host/worker.cjs) where it is missing or older than its sources. */
export async function ensureWorkerBuilt(): Promise<void> {
  const root = projectFolder();
  const folder = join(root, "build", "host");
  mkdirSync(folder, { recursive: true });
  await withLock(join(folder, "lock"), async () => {
    const stamp = join(folder, "worker.stamp");
    const now = fingerprint(root, WORKER_SOURCES);
    if (isUpToDate(stamp, join(folder, "worker.cjs"), now)) return;
    await buildWorker(root, folder);
    writeFileSync(stamp, now);
  });
}

/**
 * Builds what is missing or older than its sources: the host's worker, and the extension with `ray build` into `dist`,
 * which is put in its place whole. One process builds at a time. Gives the folder of the bundles; throws with the
 * tool's own words where a build fails.
 */
export async function ensureBuilt(): Promise<string> {
  await ensureWorkerBuilt();
  const root = projectFolder();
  const folder = join(root, "build", "host");
  return withLock(join(folder, "lock"), async () => {
    const stamp = join(folder, "dist.stamp");
    const now = fingerprint(root, EXTENSION_SOURCES);
    if (!isUpToDate(stamp, join(root, "dist", "package.json"), now)) {
      await buildExtension(root, folder);
      writeFileSync(stamp, now);
    }
    return join(root, "dist");
  });
}

/** The variable by which jest's set-up hands a failed build on to the tests that need the bundles. */
export const BUILD_FAILURE = "HOST_BUILD_FAILURE";

/** The folder of the extension's bundles, as jest's set-up built them; throws where that build failed. */
export function distFolder(): string {
  const failure = process.env[BUILD_FAILURE];
  if (failure) throw new Error(failure);
  return join(projectFolder(), "dist");
}
