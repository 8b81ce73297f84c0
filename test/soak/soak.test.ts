import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { distFolder, processState, RaycastHost, type Run } from "../simulator/raycast";
import { programs } from "../../src/process/programs";
import { bareMac, type BareMac } from "../bench/bare-mac";
import { answersOf } from "../bench/answers";
import { LONG, times } from "../length";
import { BEHAVIORS } from "./behaviors";
import { growth, soak } from "./soak";

const macs: BareMac[] = [];
afterAll(() => macs.forEach((mac) => mac.destroy()));

function newMac(): BareMac {
  const mac = bareMac();
  macs.push(mac);
  return mac;
}

test("polls against every bad mdatp leave nothing behind, and none is taken for a good one", async () => {
  const polls = times(10, 1) * BEHAVIORS.length;
  const result = await soak({ dist: distFolder(), polls, macs: 4 });
  expect(result.wrong).toEqual([]);
  expect(result.polls).toBe(polls);
  expect(result.peakHeap).toBeLessThan(50);
  // A leak of one flood would be many times this. So few polls as in the short form only warm up.
  if (LONG) expect(growth(result.memory)).toBeLessThan(1.5);
});

describe("a worker that is ended in the middle", () => {
  /** An mdatp that writes its own number down and then behaves as told. */
  const marked = (mac: BareMac, body: string): string => {
    const marker = join(mac.root, "pid");
    mac.script(programs.mdatp, `echo $$ >> '${marker}'; ${body}`);
    return marker;
  };
  const pidsIn = (marker: string): number[] =>
    existsSync(marker) ? readFileSync(marker, "utf8").trim().split("\n").filter(Boolean).map(Number) : [];

  type Moment = (run: Run, marker: string) => Promise<unknown>;
  const MOMENTS: Moment[] = [
    ...[0, 5, 20, 60, 100, 150, 250, 400].map((ms) => () => sleep(ms)),
    // When it runs for certain, however busy this machine is.
    (run, marker) => run.waitFor(() => pidsIn(marker).length > 0),
  ];

  test.each([
    ["that hangs", "exec /bin/sleep 600"],
    ["that ignores signals", "trap '' TERM INT HUP; while :; do /bin/sleep 0.1; done"],
    ["that answers late", "exec /bin/sleep 1"],
  ])("leaves no mdatp %s, at whatever moment of a poll it is ended", async (_, body) => {
    const markers = await Promise.all(
      MOMENTS.map(async (moment) => {
        const mac = newMac();
        const marker = marked(mac, body);
        const run = new RaycastHost({ dist: distFolder(), mac }).launch("menu-bar", { type: "background" });
        await moment(run, marker);
        await run.terminate();
        return marker;
      }),
    );
    const states = markers.flatMap(pidsIn).map(processState);
    expect(states.filter((state) => state !== "gone")).toEqual([]);
    expect(states.length).toBeGreaterThan(0);
  });

  test("a view that closes while it reads ends what it still reads", async () => {
    const mac = newMac();
    const marker = marked(mac, "exec /bin/sleep 600");
    const run = new RaycastHost({ dist: distFolder(), mac }).launch("status");
    await run.waitFor(() => pidsIn(marker).length > 0);
    await run.unload();
    // Its own end may come a moment later; that it is reaped then is up to who ended the worker.
    for (let tries = 0; tries < 100 && pidsIn(marker).map(processState).includes("running"); tries++) await sleep(20);
    expect(pidsIn(marker).map(processState)).not.toContain("running");
  });
});

test("a poll after one that was cut off goes on as if nothing had been", async () => {
  const mac = newMac();
  const health = join(mac.root, "health.json");
  writeFileSync(health, answersOf("healthy").get(programs.mdatp)?.[0]?.stdout ?? "");
  mac.script(programs.mdatp, `/bin/sleep 0.5; exec /bin/cat '${health}'`);
  const host = new RaycastHost({ dist: distFolder(), mac });
  const cut = host.launch("menu-bar", { type: "background" });
  await sleep(100);
  await cut.terminate();
  const ended = await host.launch("menu-bar", { type: "background" }).ended;
  expect(ended).toMatchObject({ reason: "unloaded", leftover: [], measures: { childrenStarted: 1 } });
});
