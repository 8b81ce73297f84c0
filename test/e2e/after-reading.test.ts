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
  expect(host.subtitle("menu-bar")).toBe("Protected · Endpoint Security Extension");
  mac.act({ id: "set-real-time-protection", on: false });
  await poll();
  expect(host.subtitle("menu-bar")).toBe("Not Protected · Endpoint Security Extension");
  mac.act({ id: "set-tool-behavior", behavior: "crash" });
  await poll();
  expect(host.subtitle("menu-bar")).toBe("Unknown · Engine Unknown");
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
