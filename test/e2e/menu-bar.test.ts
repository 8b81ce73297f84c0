import { distFolder, RaycastHost, type HostNode } from "../simulator/raycast";
import { outline } from "../simulator/raycast/outline";
import { createMac, type PresetName, type SimulatedMac } from "../simulator/mac";
import { stateOf } from "../outline/state-of";

let mac: SimulatedMac;
let host: RaycastHost;

function start(preset: PresetName, preferences = {}): void {
  mac = createMac(preset);
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root }, preferences });
}

const poll = () => host.launch("menu-bar", { type: "background" }).ended;
const painted = () => host.menuBar("menu-bar").painted;
const iconOf = (node: HostNode | null) => (node?.props.icon as { source?: string } | undefined)?.source;

afterEach(async () => {
  await host.close();
  mac.destroy();
});

test("hides only what a fresh reading proves to be protected", async () => {
  start("healthy", { hideWhenProtected: true });
  await poll();
  expect(painted()).toBeNull();

  mac.act({ id: "set-real-time-protection", on: false });
  await poll();
  expect(iconOf(painted())).toBe("state-unprotected.png");

  mac.act({ id: "set-tool-behavior", behavior: "garbage" });
  await poll();
  expect(iconOf(painted())).toBe("state-unknown.png");
});

test.each([
  ["nothing", undefined],
  ["engine", "Endpoint Security Extension"],
  ["level", "Protected"],
])("says %s beside the icon when asked to", async (menuBarTitle, title) => {
  start("healthy", { menuBarTitle });
  await poll();
  expect(painted()?.props.title).toBe(title);
});

test("paints the last state from the cache before any child starts", async () => {
  start("healthy");
  await poll();
  const run = host.launch("menu-bar", { type: "background" });
  const { children } = await run.ended;
  const frames = run.messagesOf("frame");
  expect(iconOf(frames[0]?.stack[0] ?? null)).toBe("state-protected.png");
  expect(frames[0]?.atMs).toBeLessThan(children[0]?.startedAtMs ?? 0);
});

test("a reading that has grown old claims nothing", async () => {
  start("healthy");
  await poll();
  mac.skip(20 * 60_000);
  const run = host.launch("menu-bar", { type: "background" });
  await run.ended;
  expect(iconOf(run.messagesOf("frame")[0]?.stack[0] ?? null)).toBe("state-unknown.png");
  expect(iconOf(painted())).toBe("state-protected.png");
});

test("a person's look reads everything, the poll only Defender's health", async () => {
  start("healthy");
  const { children } = await poll();
  expect(children.map(({ program, args }) => [program, ...args])).toEqual([
    ["/usr/local/bin/mdatp", "health", "--output", "json"],
  ]);
  const menu = host.click("menu-bar");
  await menu.waitFor("idle");
  const programs = new Set(menu.children().map(({ program }) => program));
  expect([...programs].sort()).toEqual(
    [
      "/usr/bin/defaults",
      "/usr/bin/profiles",
      "/usr/bin/sw_vers",
      "/usr/bin/systemextensionsctl",
      "/usr/local/bin/mdatp",
    ].sort(),
  );
  await menu.unload();
});

test("what is copied holds no identifier", async () => {
  start("managed");
  const menu = host.click("menu-bar");
  await menu.waitFor("idle");
  const state = await stateOf(menu);
  const { health } = state;
  expect(Object.keys(health)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/org_id|machine_guid|edr_machine_id|edr_device_tags/)]),
  );
  expect(JSON.stringify(state)).not.toMatch(/[0-9a-f]{24,}|[0-9a-f]{8}-[0-9a-f]{4}-|\/Users\//i);
  expect(state.managed).toContain("real_time_protection_enabled");
  expect(state.systemExtensions.map(({ kind, state: is }) => [kind, is])).toEqual([
    ["endpoint_security", "enabled"],
    ["network", "enabled"],
  ]);
  await menu.unload();
});

test("no two rows of one level are alike", async () => {
  for (const preset of ["healthy", "pilot-fallen-back", "not-approved", "threats"] as const) {
    start(preset);
    const menu = host.click("menu-bar");
    await menu.waitFor("idle");
    for (const section of menu.byType("MenuBarExtra.Section")) {
      const rows = section.children.map(({ props }) => `${props.title} ${props.subtitle ?? ""}`);
      expect(new Set(rows).size).toBe(rows.length);
    }
    expect(outline(menu.tree())).toBeTruthy();
    await menu.unload();
    mac.destroy();
  }
});

test("a finding is explained in the status view; only with ⌥ does its row act", async () => {
  start("tamper-off");
  const menu = host.click("menu-bar");
  await menu.waitFor("idle");
  const finding = menu.byType("MenuBarExtra.Item").find(({ props }) => props.title === "Tamper Protection Is Off");
  await menu.fire(finding);
  expect(menu.messagesOf("launch").at(-1)).toMatchObject({
    command: "status",
    context: { finding: "tamper-protection-off" },
  });
});
