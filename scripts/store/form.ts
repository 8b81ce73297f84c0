import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pruneLock } from "./prune-lock";

/** Everything that a pull request to the Store holds beside the manifest and its lock. */
const PARTS = [
  "src",
  "assets",
  "metadata",
  "media",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "ai.yaml",
  "tsconfig.json",
  ".prettierrc",
  "eslint.config.mjs",
  ".gitignore",
];

/** Scripts that every extension in the Store has. */
const SCRIPTS = {
  build: "ray build",
  dev: "ray develop",
  "fix-lint": "ray lint --fix",
  lint: "ray lint",
  publish: "npx @raycast/api@latest publish",
  prepublishOnly: "echo 'Run npm run publish instead: this is an extension, no package.' && exit 1",
};

/** What the Store's own machines need to build and lint it. */
const DEV_DEPENDENCIES = ["@raycast/eslint-config", "@types/node", "@types/react", "eslint", "prettier", "typescript"];

const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

/** The files of a folder, below it; empty where it is not there. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
}

/**
 * Writes the Store's form of the project at `root` into `out`, which is emptied first. Nothing is installed. Returns the
 * files written, by their paths below `out`.
 */
export function writeForm(root: string, out: string): string[] {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const part of PARTS.filter((name) => existsSync(join(root, name)))) {
    cpSync(join(root, part), join(out, part), { recursive: true });
  }
  const { devDependencies, ...manifest } = json(join(root, "package.json"));
  const kept = Object.fromEntries(DEV_DEPENDENCIES.map((name) => [name, devDependencies[name]]));
  const pruned = { ...manifest, scripts: SCRIPTS, devDependencies: kept };
  const write = (name: string, value: unknown) => writeFileSync(join(out, name), `${JSON.stringify(value, null, 2)}\n`);
  write("package.json", pruned);
  write("package-lock.json", pruneLock(json(join(root, "package-lock.json")), pruned));
  return filesIn(out);
}
