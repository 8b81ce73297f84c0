import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { faultsOfFiles, faultsOfLint } from "../../../scripts/store/check";
import { filesIn } from "../../../scripts/store/form";
import { faultsOfPictures, measure } from "../../../scripts/store/pictures";
import { pruneLock } from "../../../scripts/store/prune-lock";

const folder = mkdtempSync(join(tmpdir(), "store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the lock keeps what is reached, at the place where it is found, and nothing else", () => {
  const lock = {
    lockfileVersion: 3,
    packages: {
      "": { dependencies: { a: "1", b: "1" }, devDependencies: { c: "1" } },
      "node_modules/a": { version: "1.0.0", dependencies: { shared: "1" } },
      "node_modules/a/node_modules/shared": { version: "1.0.0", dependencies: { deep: "1" } },
      "node_modules/b": { version: "1.0.0", dependencies: { shared: "2" }, optionalDependencies: { missing: "1" } },
      "node_modules/c": { version: "1.0.0", dependencies: { lonely: "1" } },
      "node_modules/deep": { version: "1.0.0", peerDependencies: { b: "1" } },
      "node_modules/lonely": { version: "1.0.0" },
      "node_modules/shared": { version: "2.0.0" },
    },
  };
  const { packages } = pruneLock(lock, { dependencies: { a: "1" } });
  expect(Object.keys(packages)).toEqual([
    "",
    "node_modules/a",
    "node_modules/a/node_modules/shared",
    "node_modules/b",
    "node_modules/deep",
    "node_modules/shared",
  ]);
  expect(packages[""]).toEqual({ dependencies: { a: "1" }, devDependencies: {} });
});

/** A picture of a window on a backdrop, its margins given as shares. */
async function picture(name: string, window: string, margin: { left: number; top: number }, backdrop = "#e8ecf4") {
  const [width, height] = [2000, 1250];
  const left = Math.round(width * margin.left);
  const top = Math.round(height * margin.top);
  const file = join(folder, name);
  await sharp({ create: { width, height, channels: 3, background: backdrop } })
    .composite([
      {
        input: {
          create: { width: 1600, height: 1000, channels: 3, background: window },
        },
        left,
        top,
      },
    ])
    .png()
    .toFile(file);
  return measure(file, name);
}

test("a dark window in the middle of a light backdrop is what the Store wants", async () => {
  const good = await picture("good.png", "#1c1c22", { left: 0.1, top: 0.1 });
  expect(good.padding.left).toBeCloseTo(0.1, 2);
  expect(good.padding.bottom).toBeCloseTo(0.1, 2);
  expect(faultsOfPictures([good, { ...good, name: "other.png" }])).toEqual([]);
});

test.each([
  ["hardly shows", "#d8dce4", { left: 0.1, top: 0.1 }, /edge does not show/],
  ["is not in the middle", "#1c1c22", { left: 0.16, top: 0.1 }, /padding on its right|not in the middle/],
])("a window that %s is refused", async (_, window, margin, words) => {
  expect(faultsOfPictures([await picture("bad.png", window, margin)]).join()).toMatch(words);
});

test("a picture of another size, and one on another backdrop, are refused", async () => {
  const good = await picture("good.png", "#1c1c22", { left: 0.1, top: 0.1 });
  const other = await picture("blue.png", "#1c1c22", { left: 0.1, top: 0.1 }, "#9ab0ff");
  expect(faultsOfPictures([{ ...good, width: 1000 }])).toEqual(["good.png is 1000 × 1250, not 2000 × 1250"]);
  expect(faultsOfPictures([good, other])).toEqual(["blue.png has another backdrop than good.png"]);
});

test("of what ray lint says, only what the missing network is to blame for is let pass", () => {
  const output = [
    "error  - validate package.json file",
    '    7:12  error  Invalid author "x". HTTP request: failed',
    "          error  Failed compiling JSON schema: request to somewhere failed",
    "  123:15  warning  Command's title has to be Title Cased.",
    "  39:21  warning  Prefer Title Case naming convention",
    "ready  - run ESLint",
  ].join("\n");
  expect(faultsOfLint(output)).toEqual([
    "ray lint: 123:15 warning Command's title has to be Title Cased.",
    "ray lint: 39:21 warning Prefer Title Case naming convention",
  ]);
});

test("a form with tests, an unused asset, pictures in the wrong place or no author is refused", () => {
  const form = join(folder, "form");
  for (const sub of ["src", "assets", "test"]) mkdirSync(join(form, sub), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(form, name), text);
  write("package.json", JSON.stringify({ author: "defender-status", icon: "used.png" }));
  write("README.md", "![Menu](metadata/one.png)");
  write("src/one.ts", "export {};");
  write("assets/used.png", "");
  write("assets/unused.png", "");
  write("test/one.test.ts", "");
  const faults = faultsOfFiles(form, filesIn(form)).join("\n");
  for (const words of ["is a test", "assets/unused.png", "media/", "placeholder"]) expect(faults).toContain(words);
  expect(faults).not.toContain("assets/used.png");
});
