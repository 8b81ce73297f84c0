/**
 * Runs a TypeScript file: `node scripts/run-ts.mjs test/simulator/preview/main.ts -- --no-open`.
 * It is bundled by esbuild into build/scripts/ (packages stay outside) and imported from there, with the project's
 * folder as working directory and what follows `--` as `process.argv.slice(2)`.
 */
import { build } from "esbuild";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [entry, ...rest] = process.argv.slice(2);
if (!entry) {
  console.error("Usage: node scripts/run-ts.mjs <file.ts> [-- arguments]");
  process.exit(2);
}
const source = path.resolve(entry);
const outfile = path.join(root, "build", "scripts", path.relative(root, source).replace(/\.[cm]?tsx?$/, ".mjs"));

process.chdir(root);
await build({
  entryPoints: [source],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node22",
  packages: "external",
  jsx: "automatic",
  sourcemap: true,
  logLevel: "warning",
  banner: {
    // What runs under jest as CommonJS finds the same names here.
    js: `import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;`,
  },
});

process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], source, ...(rest[0] === "--" ? rest.slice(1) : rest)];
await import(pathToFileURL(outfile).href);
