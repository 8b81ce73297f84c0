import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildFixtures } from "./fixtures/build";
import { RaycastHost, processState, type HostOptions } from "./index";

const dist = buildFixtures();
const folder = mkdtempSync(join(tmpdir(), "menu-bar-test-"));
let count = 0;
const hosts: RaycastHost[] = [];

function hostWith(options: Partial<HostOptions> = {}): RaycastHost {
  const supportPath = join(folder, `support-${++count}`);
  const host = new RaycastHost({ dist, supportPath, ...options });
  hosts.push(host);
  return host;
}

function macWith(script: string): { root: string } {
  const root = join(folder, `mac-${++count}`);
  mkdirSync(join(root, "usr/local/bin"), { recursive: true });
  writeFileSync(join(root, "usr/local/bin/mdatp"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(root, "usr/local/bin/mdatp"), 0o755);
  return { root };
}

afterEach(() => Promise.all(hosts.splice(0).map((host) => host.close())));
afterAll(() => [dist, folder].forEach((path) => rmSync(path, { recursive: true, force: true })));

test("a background launch paints, asks one child, and is unloaded once it stops loading", async () => {
  const host = hostWith({ mac: macWith('echo "$1 fine"') });
  const run = host.launch("menu", { type: "background" });
  const ended = await run.ended;
  expect(ended).toMatchObject({ reason: "unloaded", leftover: [], measures: { childrenStarted: 1 } });
  expect(ended.children).toEqual([
    expect.objectContaining({ program: "/usr/local/bin/mdatp", args: ["health"], exitCode: 0 }),
  ]);
  expect(host.menuBar("menu").painted?.props).toMatchObject({ title: "health fine", isLoading: false });
  expect(ended.measures.evaluateMs).toBeGreaterThan(0);
  expect(ended.measures.peakHeapBytes).toBeGreaterThan(1_000_000);
});

test("the first frame is told before any child starts, and comes from the cache", async () => {
  const mac = macWith("echo first");
  const host = hostWith({ mac });
  await host.launch("menu", { type: "background" }).ended;
  const run = host.launch("menu", { type: "background" });
  await run.ended;
  const kinds = run.messages().map(({ kind }) => kind);
  expect(kinds.indexOf("frame")).toBeLessThan(kinds.indexOf("spawn"));
  expect(run.messagesOf("frame")[0]?.stack[0]?.props.title).toBe("first");
});

test("a background launch never overlaps another one", async () => {
  const host = hostWith({ mac: macWith("sleep 0.2; echo late") });
  const first = host.launch("menu", { type: "background" });
  expect(host.launch("menu", { type: "background" })).toBe(first);
  await first.ended;
  expect(host.launch("menu", { type: "background" })).not.toBe(first);
});

test("a click loads the command again and keeps it until an item is pressed", async () => {
  const host = hostWith({ mac: macWith("echo fine") });
  const run = host.click("menu");
  await run.waitFor("idle");
  expect(run.isOver()).toBe(false);
  await run.fire(run.byTitle("Copy"));
  expect(run.messagesOf("clipboard")).toEqual([{ kind: "clipboard", text: "fine" }]);
  expect((await run.ended).reason).toBe("unloaded");
});

test("an item without an action is disabled", async () => {
  const run = hostWith({ mac: macWith("echo fine") }).click("menu");
  await run.waitFor("idle");
  await expect(run.fire(run.byTitle("Only a Label"))).rejects.toThrow("disabled");
});

test("an item's ⌥ variant is in its slot, and none of its children", async () => {
  const run = hostWith({ mac: macWith("echo fine") }).click("menu");
  await run.waitFor("idle");
  expect(run.byTitle("Copy")).toMatchObject({ children: [], slots: { alternate: [{ props: { title: "Copy All" } }] } });
});

test("the painted item is there after a restart of the host, and nothing has run", async () => {
  const mac = macWith("echo kept");
  const host = hostWith({ mac });
  await host.launch("menu", { type: "background" }).ended;
  const restarted = new RaycastHost({ dist, supportPath: host.supportPath, mac });
  expect(restarted.menuBar("menu")).toMatchObject({ activated: true, painted: { props: { title: "kept" } } });
  expect(restarted.runs()).toEqual([]);
});

test("a menu bar whose loading was never said to begin is unloaded after its first frame", async () => {
  const ended = await hostWith().launch("empty-menu").ended;
  expect(ended).toMatchObject({ reason: "unloaded", measures: { frames: 1, childrenStarted: 0 } });
});

test("a toast throws in the background and shows otherwise", async () => {
  const host = hostWith();
  await host.launch("toast-menu", { type: "background" }).ended;
  const refused = "Toast API is not available when command is launched in background";
  expect(host.menuBar("toast-menu").painted?.props.title).toBe(refused);
  await host.launch("toast-menu").ended;
  expect(host.menuBar("toast-menu").painted?.props.title).toBe("shown");
});

test("an error is painted as a warning with its message", async () => {
  const host = hostWith();
  const ended = await host.launch("broken-menu", { type: "background" }).ended;
  expect(ended).toMatchObject({ reason: "threw", error: { message: "The menu is broken" } });
  expect(host.menuBar("broken-menu")).toMatchObject({ error: "The menu is broken", painted: { type: "MenuBarExtra" } });
});

test("a command that never stops loading is ended and says so; what it painted stays", async () => {
  const host = hostWith({ timeoutMs: 3_000 });
  const ended = await host.launch("endless", { type: "background" }).ended;
  expect(ended).toMatchObject({ reason: "timed-out", error: { message: "endless was ended after 3000 ms" } });
  expect(host.menuBar("endless").painted?.props.title).toBe("Still Loading");
});

test("a child that outlives the run is told as left over", async () => {
  const ended = await hostWith().launch("early-menu", { type: "background" }).ended;
  expect(ended.leftover).toEqual([{ pid: expect.any(Number), program: "/bin/sleep", state: "running" }]);
  const [left] = ended.leftover;
  if (left) process.kill(left.pid, "SIGKILL");
  if (process.platform !== "linux") return;
  for (let tries = 0; left && processState(left.pid) === "running" && tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  // Nobody is there to reap it: what Raycast's users see as thousands of zombies.
  expect(left && processState(left.pid)).toBe("zombie");
});

test("a command that fills its heap is ended for it", async () => {
  const ended = await hostWith({ heapMb: 32 }).launch("heap-hog").ended;
  expect(ended).toMatchObject({ reason: "out-of-memory", error: { message: expect.stringContaining("memory limit") } });
});
