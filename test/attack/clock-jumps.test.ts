import { distFolder, RaycastHost } from "../simulator/raycast";
import { createMac, type SimulatedMac } from "../simulator/mac";
import { readHistory } from "../../src/timeline/read-history";
import { shownLevel } from "../soak/soak";

const DAY = 86_400_000;
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

async function poll(): Promise<{ first: string; last: string }> {
  const run = host.launch("menu-bar", { type: "background" });
  const { reason } = await run.ended;
  expect(reason).toBe("unloaded");
  const [frame] = run.messagesOf("frame");
  return { first: JSON.stringify(frame?.stack[0]?.props.icon), last: shownLevel(host) };
}

test.each([
  ["back by two days", -2 * DAY],
  ["back by ten years", -3_650 * DAY],
])("with the clock put %s, what was read later is not believed, and the next reading is", async (_, ms) => {
  expect((await poll()).last).toBe("protected");
  mac.skip(ms);
  const { first, last } = await poll();
  expect(first).not.toContain("state-protected");
  // Definitions from the future prove nothing; that they are there is all that may differ.
  expect(["protected", "attention"]).toContain(last);
  const { entries, damaged } = readHistory(host.supportPath, mac.now());
  expect(damaged).toBe(0);
  for (const { firstSeen, lastSeen } of entries) expect(lastSeen).toBeGreaterThanOrEqual(firstSeen);
});

test.each([
  ["by two hours", DAY / 12],
  ["by a month", 30 * DAY],
  ["by fifty years", 50 * 365 * DAY],
])("with the clock put ahead %s, the old reading claims nothing", async (_, ms) => {
  expect((await poll()).last).toBe("protected");
  mac.skip(ms);
  const { first } = await poll();
  expect(first).not.toContain("state-protected");
  expect(host.runs()).toEqual([]);
});

test("a clock that jumps back and forth leaves a history that can be read, and no time counted twice", async () => {
  for (const jump of [DAY, -3 * DAY, 7 * DAY, -DAY, 60_000, -60_000]) {
    await poll();
    mac.skip(jump);
  }
  const { entries, damaged, failure } = readHistory(host.supportPath, mac.now());
  expect({ damaged, failure }).toEqual({ damaged: 0, failure: undefined });
  for (const { firstSeen, lastSeen } of entries) {
    expect(lastSeen).toBeGreaterThanOrEqual(firstSeen);
    expect(lastSeen - firstSeen).toBeLessThan(DAY);
  }
});
