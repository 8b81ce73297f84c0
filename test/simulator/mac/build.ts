import { buildSync } from "esbuild";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fingerprint } from "../sources";

/** The built parts of the simulated Mac, by their paths. */
export interface BuiltMac {
  /** Runs one program in a node of its own. */
  main: string;
  /** Answers for programs, in a thread. */
  server: string;
  /** A program that asks the server. */
  client: string;
}

const SOURCES = ["test/simulator/mac", "test/simulator/sources.ts"];

let built: BuiltMac | undefined;

/**
 * Bundles the programs of the simulated Mac into a folder of `build/mac` that is named after what their sources say,
 * where it is not there yet. Several processes may do so at the same time.
 */
export function buildPrograms(): BuiltMac {
  if (built) return built;
  const project = projectFolder();
  const folder = join(project, "build/mac", fingerprint(project, SOURCES));
  if (!existsSync(folder)) build(join(project, "test/simulator/mac"), folder);
  built = { main: join(folder, "main.cjs"), server: join(folder, "server.cjs"), client: join(folder, "client.pl") };
  return built;
}

function build(source: string, folder: string): void {
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  buildSync({
    entryPoints: [join(source, "main.ts"), join(source, "server.ts")],
    outdir: half,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  copyFileSync(join(source, "client.pl"), join(half, "client.pl"));
  try {
    renameSync(half, folder);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(folder)) throw error;
    rmSync(half, { recursive: true, force: true });
  }
}

/** The folder with the manifest, from wherever this module was bundled to. */
function projectFolder(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json")) && existsSync(join(folder, "test/simulator/mac"))) return folder;
  }
  throw new Error("This is not inside the project");
}
