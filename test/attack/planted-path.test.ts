import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { distFolder, RaycastHost, type Ended } from "../simulator/raycast";
import { programs } from "../../src/process/programs";
import { answersOf } from "../bench/answers";
import { bareMac, type BareMac } from "../bench/bare-mac";
import { shownLevel } from "../soak/soak";

let mac: BareMac;
let marker: string;
beforeEach(() => {
  mac = bareMac();
  marker = join(mac.root, "was-run");
});
afterEach(() => mac.destroy());

/** A program at a place of the Mac that answers as mdatp does, and leaves a mark with how it was called. */
function plant(path: string): string {
  const health = join(mac.root, "health.json");
  writeFileSync(health, answersOf("healthy").get(programs.mdatp)?.[0]?.stdout ?? "");
  return mac.script(path, `printf '%s\\n' "$0" "$@" >> '${marker}'; exec /bin/cat '${health}'`);
}

async function pollWith(mdatpPath: string): Promise<{ ended: Ended; level: string; words: string }> {
  const host = new RaycastHost({ dist: distFolder(), mac, preferences: { mdatpPath } });
  const ended = await host.launch("menu-bar", { type: "background" }).ended;
  return { ended, level: shownLevel(host), words: JSON.stringify(host.menuBar("menu-bar").painted) };
}

test.each([
  ["a relative path", "mdatp"],
  ["a path from the working folder", "./usr/local/bin/mdatp"],
  ["a path of the home folder", "~/mdatp"],
  ["a command line", "/usr/local/bin/mdatp; touch /tmp/evil"],
  ["a path with a NUL", "/usr/local/bin/mdatp\0"],
  ["a path with a line end", "/usr/local/bin/mdatp\n/usr/local/bin/mdatp"],
  ["a folder", "/usr/local/bin"],
  ["an option", "--help"],
  ["a URL", "file:///usr/local/bin/mdatp"],
  ["a device", "/dev/zero"],
])("%s starts nothing and is no protection", async (_, mdatpPath) => {
  plant(programs.mdatp);
  const { ended, level, words } = await pollWith(mdatpPath);
  expect(ended).toMatchObject({ reason: "unloaded", children: [], leftover: [] });
  expect(level).toBe("unknown");
  expect(existsSync(marker)).toBe(false);
  // What was typed may hold a person's name; it is not repeated.
  expect(words).not.toContain("/tmp/evil");
});

test("a file that everyone can change is not started", async () => {
  chmodSync(plant(programs.mdatp), 0o757);
  const { ended, level } = await pollWith(programs.mdatp);
  expect(ended.children.map(({ program }) => program)).toEqual([programs.codesign]);
  expect(level).toBe("unknown");
  expect(existsSync(marker)).toBe(false);
});

test("a link to a file that everyone can change is not started either", async () => {
  chmodSync(plant("/Users/Shared/mdatp"), 0o757);
  mkdirSync(join(mac.root, "usr/local/bin"), { recursive: true });
  symlinkSync(join(mac.root, "Users/Shared/mdatp"), join(mac.root, programs.mdatp));
  const { ended, level } = await pollWith(programs.mdatp);
  expect(ended.children.map(({ program }) => program)).toEqual([programs.codesign]);
  expect(level).toBe("unknown");
});

test.each([
  ["that leads nowhere", "nowhere"],
  ["that leads to itself", "mdatp"],
])("a link %s is no protection", async (_, target) => {
  const link = join(mac.root, programs.mdatp);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join(dirname(link), target), link);
  const { ended, level } = await pollWith(programs.mdatp);
  expect(ended).toMatchObject({ reason: "unloaded", children: [] });
  expect(level).toBe("unknown");
});

test.each([
  "/Applications/My Tools/mdatp with spaces",
  "/usr/local/bin/$(touch evil) `touch evil` ; & | > 'evil' \"evil\" \\ * ?",
  "/usr/local/bin/-mdatp",
])("%s is a file's name like any other, and no shell sees it", async (path) => {
  plant(path);
  const { ended } = await pollWith(path);
  expect(ended.children).toEqual([
    expect.objectContaining({ program: path, args: ["health", "--output", "json"], exitCode: 0 }),
  ]);
  expect(readFileSync(marker, "utf8").split("\n").slice(1)).toEqual(["health", "--output", "json", ""]);
  expect(existsSync(join(mac.root, "evil"))).toBe(false);
});

test("an mdatp elsewhere is never what runs as administrator", async () => {
  plant("/Users/Shared/mdatp");
  // Tamper protection in block mode would not let it come to that.
  const health = join(mac.root, "health.json");
  writeFileSync(health, readFileSync(health, "utf8").replace(/"block"/g, '"disabled"'));
  mac.script(programs.osascript, `printf '%s\\n' "$@" >> '${marker}'; exit 1`);
  const host = new RaycastHost({ dist: distFolder(), mac, preferences: { mdatpPath: "/Users/Shared/mdatp" } });
  const run = host.launch("restart-daemon");
  while (!run.isOver()) {
    if (run.messagesOf("alert").length > 0) run.answerAlert(true);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await run.unload();
  const asked = run.children().filter(({ program }) => program === programs.osascript);
  expect(asked.length).toBeGreaterThan(0);
  for (const { args } of asked) expect(args.join(" ")).not.toContain("/Users/Shared");
});
