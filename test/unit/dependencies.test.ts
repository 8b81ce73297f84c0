import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const json = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));
const { dependencies, devDependencies } = json("package.json");
const locked = json("package-lock.json").packages as Record<string, { version?: string; license?: string }>;

/** The rows of the page, by package. */
const rows = new Map(
  [
    ...readFileSync(join(root, "docs/dependencies.md"), "utf8").matchAll(
      /^\| `([^`]+)` *\|([^|]*)\|([^|]*)\|(.*)\|$/gm,
    ),
  ].map(([, name = "", version = "", licence = "", why = ""]) => [
    name,
    { version: version.trim(), licence: licence.trim(), why: why.trim() },
  ]),
);

test("the page lists every dependency, and no other", () => {
  expect([...rows.keys()].sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort());
});

test.each([...rows])(
  "%s is locked at the version looked at, under the licence named",
  (name, { version, licence, why }) => {
    const entry = locked[`node_modules/${name}`];
    expect(entry?.version).toBe(version);
    if (entry?.license) expect(licence).toBe(entry.license);
    expect(why).not.toBe("");
  },
);
