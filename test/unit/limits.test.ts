import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const tests = join(__dirname, "..");
const files = readdirSync(tests, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.test\.tsx?$/.test(file) && !file.startsWith("browser"))
  .filter((file) => file !== "unit/limits.test.ts");

/**
 * How long something takes depends on what else this machine does. A limit is there to end what hangs, so there is one
 * for all, and it is long: `testTimeout` in jest.config.cjs, and the same in the simulated Raycast's `waitFor`.
 */
test.each([
  ["sets a limit of its own", /\bjest\.setTimeout\(|^\s*\}, \d[\d_]*_000\);$/m],
  ["asks how long something took", /\bperformance\.now\(/],
  ["waits for so long only", /\.waitFor\([^;]*, \d[\d_]*\)/],
])("no test %s", (_, pattern) => {
  expect(files.length).toBeGreaterThan(80);
  expect(files.filter((file) => pattern.test(readFileSync(join(tests, file), "utf8")))).toEqual([]);
});
