import { distFolder, RaycastHost } from "../simulator/raycast";
import { createMac, type SimulatedMac } from "../simulator/mac";

const MINUTE = 60_000;
let mac: SimulatedMac;
let host: RaycastHost;

beforeEach(() => {
  mac = createMac("threats");
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root } });
});
afterEach(async () => {
  await host.close();
  mac.destroy();
});

/** One poll a minute after the one before; gives what it asked Defender for. */
async function poll(): Promise<string[]> {
  const before = mac.log().length;
  await host.launch("menu-bar", { type: "background" }).ended;
  mac.skip(MINUTE);
  return mac
    .log()
    .slice(before)
    .map(({ args }) => args.join(" "));
}

test("a poll asks for the threat list now and then in place of health, and tells what it finds with nobody looking", async () => {
  expect(await poll()).toEqual(["health --output json"]);
  expect(host.subtitle("menu-bar")).toContain("Protected");
  expect(await poll()).toEqual(["threat list --output json"]);
  expect(host.subtitle("menu-bar")).toContain("Needs Attention");
  for (let minute = 0; minute < 9; minute += 1) expect(await poll()).toEqual(["health --output json"]);
  expect(await poll()).toEqual(["threat list --output json"]);
  // The first poll after a night asks how this Mac is.
  mac.skip(8 * 60 * MINUTE);
  expect(await poll()).toEqual(["health --output json"]);
  expect(host.subtitle("menu-bar")).toContain("Needs Attention");
});
