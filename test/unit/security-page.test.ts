import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const page = readFileSync(join(root, "SECURITY.md"), "utf8");
/** Each point of the page that begins with a promise in bold. */
const promises = page.match(/^- \*\*[^]*?(?=\n- |\n\n)/gm) ?? [];

test("every promise of SECURITY.md names its test, and the test is there", () => {
  expect(promises.length).toBeGreaterThan(15);
  for (const promise of promises) {
    const named = [...promise.matchAll(/`(test\/[\w/.-]+\.test\.ts)`/g)].map(([, file]) => file as string);
    expect({ promise, named: named.length > 0 }).toEqual({ promise, named: true });
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  }
});
