import { buildSync } from "esbuild";
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

let built: string | undefined;

/**
 * Bundles the programs of the simulated Mac into `build/mac/main.cjs`, where that is older than their sources, and
 * returns its path. Several processes may do so at the same time.
 */
export function buildPrograms(): string {
  if (built !== undefined) return built;
  const project = projectFolder();
  const source = join(project, "test/simulator/mac");
  const bundle = join(project, "build/mac/main.cjs");
  if (!existsSync(bundle) || statSync(bundle).mtimeMs < newest(source)) {
    mkdirSync(dirname(bundle), { recursive: true });
    const temporary = `${bundle}.${process.pid}`;
    buildSync({
      entryPoints: [join(source, "main.ts")],
      outfile: temporary,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      logLevel: "error",
    });
    renameSync(temporary, bundle);
  }
  built = bundle;
  return bundle;
}

/** The folder with the manifest, from wherever this module was bundled to. */
function projectFolder(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json")) && existsSync(join(folder, "test/simulator/mac"))) return folder;
  }
  throw new Error("This is not inside the project");
}

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  );
  return Math.max(...files.map((name) => statSync(join(folder, name)).mtimeMs));
}
