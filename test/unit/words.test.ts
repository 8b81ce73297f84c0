import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { REMEDIES } from "../../src/remedies";

jest.mock("@raycast/api", () => jest.requireActual("./remedies/raycast-icons"), { virtual: true });

const src = join(__dirname, "../../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
const textOf = (file: string) => readFileSync(join(src, file), "utf8");

/** The literals that a pattern finds, with the file each stands in. */
function literals(pattern: RegExp, inFiles = files): { file: string; text: string }[] {
  return inFiles.flatMap((file) => [...textOf(file).matchAll(pattern)].map(([, text = ""]) => ({ file, text })));
}

const longerThan = (limit: number) => (one: { text: string }) => one.text.length > limit;

test("a HUD has at most 40 letters", () => {
  const huds = literals(/showHUD\(\s*"([^"]*)"/g);
  expect(huds.length).toBeGreaterThan(0);
  expect(huds.filter(longerThan(40))).toEqual([]);
});

test("how a remedy ended is told in a title that fits a toast", () => {
  const titles = literals(
    /\btitle: "([^"]*)"/g,
    files.filter((file) => file.startsWith("remedies")),
  );
  expect(titles.length).toBeGreaterThan(40);
  expect(titles.filter(longerThan(35))).toEqual([]);
});

describe.each(Object.values(REMEDIES).map((remedy) => [remedy.title, remedy] as const))("%s", (title, remedy) => {
  test("fits a row, and says first what it does", () => {
    expect(title.length).toBeLessThanOrEqual(35);
    expect(remedy.changes).not.toMatch(/^Nothing\b/);
    expect(remedy.changes).toMatch(/^[A-Z].*\.$/);
  });
});

test("people read of Defender, not of its daemon", () => {
  const titles = literals(/\b(?:title|action|headline|message): "([^"]*)"/g);
  expect(titles.filter(({ text }) => /\bdaemon\b/i.test(text))).toEqual([]);
});

test("no title begins with Nothing, and none names a shim", () => {
  const titles = literals(/\b(?:title|headline)[:=] ?\{?"([^"]*)"/g);
  expect(titles.filter(({ text }) => /^Nothing\b|\bshim\b/i.test(text))).toEqual([]);
});
