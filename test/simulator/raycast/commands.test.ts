import { rmSync } from "node:fs";
import { buildFixtures } from "./fixtures/build";
import { RaycastHost, type Run } from "./index";

const dist = buildFixtures();
afterAll(() => rmSync(dist, { recursive: true, force: true }));

async function saidBy(run: Run): Promise<unknown> {
  expect((await run.ended).error).toBeUndefined();
  return JSON.parse(run.messagesOf("log")[0]?.text ?? "{}");
}

test("a command gets its launch's type, context, arguments and fallback text", async () => {
  const host = new RaycastHost({ dist, appearance: "dark" });
  const launch = { context: { a: [1] }, arguments: { word: "x" }, fallbackText: "typed" };
  expect(await saidBy(host.launch("props", launch))).toEqual({
    given: { launchType: "userInitiated", launchContext: { a: [1] }, arguments: { word: "x" }, fallbackText: "typed" },
    launchType: "userInitiated",
    commandMode: "no-view",
    appearance: "dark",
    canAccess: false,
  });
  expect(await saidBy(host.launch("props", { type: "background" }))).toMatchObject({ launchType: "background" });
});

test("the cache outlives a command, drops the least recently used beyond its capacity, and tells its subscribers", async () => {
  const host = new RaycastHost({ dist });
  const first = { wasEmpty: true, dropped: ["second"], removed: [true, false], told: 7 };
  expect(await saidBy(host.launch("cache"))).toEqual(first);
  expect(await saidBy(host.launch("cache"))).toMatchObject({ before: "b", wasEmpty: false });
});

test("what has no stand-in says so by its name", async () => {
  const { error } = await new RaycastHost({ dist }).launch("missing-api").ended;
  expect(error?.message).toBe("@raycast/api: “WindowManagement” has no stand-in in this host");
});

test("a command that never lets go of its thread is ended all the same", async () => {
  const ended = await new RaycastHost({ dist, timeoutMs: 700 }).launch("busy").ended;
  expect(ended.reason).toBe("timed-out");
});

test("a run that is terminated in the middle says that it never told why", async () => {
  const run = new RaycastHost({ dist }).launch("list");
  await run.waitFor((at) => at.stack().length > 0);
  expect(await run.terminate()).toMatchObject({ reason: "exited", leftover: [] });
});

test("an unknown command and one without a bundle are refused", () => {
  const host = new RaycastHost({ dist });
  expect(() => host.launch("nothing")).toThrow("has no command “nothing”");
  rmSync(`${dist}/endless.js`);
  expect(() => host.launch("endless")).toThrow("no bundle endless.js");
});

test("intervals run what was activated, and only that", async () => {
  const runs: string[] = [];
  const host = new RaycastHost({ dist, onRun: (run) => runs.push(`${run.command} ${run.launchType}`) });
  await host.launch("empty-menu").ended;
  const stop = host.startIntervals(60_000 / 20);
  while (runs.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  stop();
  await host.close();
  expect(new Set(runs)).toEqual(new Set(["empty-menu userInitiated", "empty-menu background"]));
});
