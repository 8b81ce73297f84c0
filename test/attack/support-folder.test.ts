import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { distFolder, RaycastHost } from "../simulator/raycast";
import { historyPlaces } from "../../src/timeline/places";
import { readHistory } from "../../src/timeline/read-history";
import { createMac, type SimulatedMac } from "../simulator/mac";
import { shownLevel } from "../soak/soak";

let mac: SimulatedMac;
let folder: string;
let supportPath: string;
beforeEach(() => {
  mac = createMac("healthy");
  folder = mkdtempSync(join(tmpdir(), "support-folder-"));
  supportPath = join(folder, "support");
  mkdirSync(supportPath);
});
afterEach(() => {
  chmodSync(supportPath, 0o700);
  rmSync(folder, { recursive: true, force: true });
  mac.destroy();
});

const newHost = () => new RaycastHost({ dist: distFolder(), mac: { root: mac.root }, supportPath });

async function poll(host: RaycastHost): Promise<string> {
  const { reason, leftover } = await host.launch("menu-bar", { type: "background" }).ended;
  expect({ reason, leftover }).toEqual({ reason: "unloaded", leftover: [] });
  return shownLevel(host);
}

test.each(["log", "seen", "validations"] as const)(
  "a link in the place of the history's %s is not followed",
  async (which) => {
    const precious = join(folder, "precious");
    writeFileSync(precious, "precious\n");
    const before = lstatSync(precious).mtimeMs;
    symlinkSync(precious, historyPlaces(supportPath)[which]);
    const host = newHost();
    expect(await poll(host)).toBe("protected");
    expect(readFileSync(precious, "utf8")).toBe("precious\n");
    expect(lstatSync(precious).mtimeMs).toBe(before);
    const view = host.launch("history");
    await view.waitFor("idle");
    expect(view.text()).not.toContain("precious");
    await view.unload();
  },
);

test.each([
  ["a folder", (path: string) => mkdirSync(path)],
  ["a link to a device that is always full", (path: string) => symlinkSync("/dev/full", path)],
  ["a file of something else", (path: string) => writeFileSync(path, "\0\xff".repeat(10_000))],
])("with %s in the place of the history, the poll goes on", async (_, put) => {
  put(historyPlaces(supportPath).log);
  const host = newHost();
  expect(await poll(host)).toBe("protected");
  const view = host.launch("history");
  await view.waitFor("idle");
  expect(view.text()).not.toBe("");
  await view.unload();
});

test("a support folder that cannot be written to costs the history, and nothing else", async () => {
  const host = newHost();
  expect(await poll(host)).toBe("protected");
  rmSync(supportPath, { recursive: true });
  writeFileSync(supportPath, "a file, so that nothing can be made in it, whoever asks");
  expect(await poll(host)).toBe("protected");
});

test("what is in the cache may be anything", async () => {
  const host = newHost();
  await poll(host);
  const cache = join(supportPath, "com.raycast.api.cache");
  expect(existsSync(cache)).toBe(true);
  const texts = [
    "",
    "{",
    "null",
    '{"schema":1}',
    '{"schema":1,"snapshot":{"__proto__":{"health":1}}}',
    "x".repeat(300_000),
  ];
  const entries = readdirSync(cache).map((name) => join(cache, name));
  for (const text of texts) {
    for (const entry of entries) writeFileSync(entry, text);
    const run = host.launch("menu-bar", { type: "background" });
    expect((await run.ended).reason).toBe("unloaded");
    expect(JSON.stringify(run.messagesOf("frame")[0]?.stack)).not.toContain("state-protected");
    expect(shownLevel(host)).toBe("protected");
  }
});

test("two Raycasts on one folder lose nothing and read whole things only", async () => {
  const hosts = [newHost(), newHost(), newHost()];
  for (let round = 0; round < 6; round++) {
    expect(await Promise.all(hosts.map(poll))).toEqual(["protected", "protected", "protected"]);
  }
  const { damaged, failure, entries } = readHistory(supportPath, mac.now());
  expect({ damaged, failure }).toEqual({ damaged: 0, failure: undefined });
  expect(new Set(entries.map(({ level }) => level))).toEqual(new Set(["protected"]));
  // The next start paints from what they left.
  const run = newHost().launch("menu-bar", { type: "background" });
  await run.ended;
  expect(JSON.stringify(run.messagesOf("frame")[0]?.stack[0]?.props.icon)).toContain("state-protected");
});
