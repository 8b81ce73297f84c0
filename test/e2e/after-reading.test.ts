import { readHistory } from "../../src/timeline/read-history";
import { distFolder, RaycastHost } from "../simulator/raycast";
import { createMac, type SimulatedMac } from "../simulator/mac";

let mac: SimulatedMac;
let host: RaycastHost;

beforeEach(() => {
  mac = createMac("healthy");
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root } });
});
afterEach(async () => {
  await host.close();
  mac.destroy();
});

const poll = () => host.launch("menu-bar", { type: "background" }).ended;
const levels = () => readHistory(host.supportPath, mac.now()).entries.map(({ level }) => level);

test("root search shows the state, and keeps up with it", async () => {
  await poll();
  expect(host.subtitle("menu-bar")).toMatch(/^Protected, read [A-Z][a-z]{2} \d+, \d+:\d\d [AP]M$/);
  mac.act({ id: "set-real-time-protection", on: false });
  await poll();
  expect(host.subtitle("menu-bar")).toMatch(/^Not Protected, read /);
  mac.act({ id: "set-tool-behavior", behavior: "crash" });
  await poll();
  expect(host.subtitle("menu-bar")).toMatch(/^Unknown, asked /);
});

test("what Raycast may show without us names the time of the reading, renewed every ten minutes, and no age", async () => {
  await poll();
  const first = host.subtitle("menu-bar");
  mac.skip(5 * 60_000);
  await poll();
  expect(host.subtitle("menu-bar")).toBe(first);
  mac.skip(6 * 60_000);
  await poll();
  expect(host.subtitle("menu-bar")).not.toBe(first);
  const tooltip = host.menuBar("menu-bar").painted?.props.tooltip;
  expect(tooltip).toMatch(/ Read [A-Z][a-z]{2} \d+, \d+:\d\d [AP]M\.$/);
  expect(`${tooltip} ${host.subtitle("menu-bar")}`).not.toMatch(/ ago|just now/);
});

test("polls that were missing for hours are told by the next run", async () => {
  await poll();
  mac.skip(5 * 60 * 60_000);
  await poll();
  const menu = host.click("menu-bar");
  await menu.waitFor("idle");
  const row = menu.byType("MenuBarExtra.Item").find(({ props }) => String(props.title).startsWith("Not Read Since"));
  expect(row?.props.subtitle).toMatch(/^until .*[AP]M$/);
  await menu.unload();
});

test("the history takes up each change, and nothing while nothing changes", async () => {
  await poll();
  await poll();
  expect(levels()).toEqual(["protected"]);
  mac.act({ id: "set-real-time-protection", on: false });
  await poll();
  await poll();
  expect(levels()).toEqual(["protected", "unprotected"]);
});

test("a person's look is written down as one", async () => {
  const menu = host.click("menu-bar");
  await menu.waitFor("idle");
  await menu.unload();
  expect(readHistory(host.supportPath, mac.now()).entries[0]).toMatchObject({
    reading: "foreground",
    endpointSecurity: "enabled",
    network: "enabled",
  });
});

test("malware that is still there is told beside the icon in a word", async () => {
  await host.close();
  mac.destroy();
  mac = createMac("threats");
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root } });
  const menu = host.click("menu-bar");
  await menu.waitFor("idle");
  await menu.unload();
  await poll();
  expect(host.menuBar("menu-bar").painted?.props.title).toBe("Malware");
});
