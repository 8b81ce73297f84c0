/**
 * `npm run mutate -- src/assess/assess.ts src/text`: puts faults into these files, one at a time, in a copy of the
 * project, and runs the tests that import them. A fault that no test notices survived: a test is missing, or the code
 * does nothing. `--count 20` tries so many, spread over all of them; `--tests test/e2e/menu-bar.test.ts` runs these tests
 * instead, which is needed where only bundles are tested: commands, components, hooks, tools. Ends with 1 where any
 * survived.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { mutantsOf } from "./mutants";
import { Workshop } from "./workshop";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: "string" }, tests: { type: "string", multiple: true, default: [] } },
});
if (positionals.length === 0) throw new Error("Name files or folders of src");

const filesIn = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesIn(join(path, name))) : [path];

const root = process.cwd();
const all = positionals
  .flatMap(filesIn)
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => {
    const original = readFileSync(join(root, file), "utf8");
    return mutantsOf(original, file).map((mutant) => ({ file, original, ...mutant }));
  });
const count = Math.min(all.length, Number(values.count ?? all.length));
const tried = Array.from({ length: count }, (_, index) => all[Math.floor(((index + 0.5) * all.length) / count)]!);
console.log(`${tried.length} of ${all.length} faults`);

const workshop = new Workshop(root, join(root, "build", "mutate"));
const files = [...new Set(tried.map(({ file }) => file))];
if (!(await workshop.isGreen(files, values.tests))) throw new Error("The tests fail without any fault");
let survived = 0;
for (const { file, original, line, what, text } of tried) {
  const verdict = await workshop.tryText(file, text, original, values.tests);
  if (verdict === "SURVIVED") survived++;
  console.log(`${verdict.padEnd(8)} ${file}:${line}  ${what}`);
}
console.log(`${survived} of ${tried.length} survived`);
process.exitCode = survived > 0 ? 1 : 0;
