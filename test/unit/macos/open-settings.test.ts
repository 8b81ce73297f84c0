import { openSettings } from "../../../src/macos/open-settings";
import { settingsPane } from "../../../src/macos/settings-panes";
import type { RunResult } from "../../../src/process/run";
import { fakeMac } from "../fakes/mac";

/** A Mac on which `open` of these apps run and quit after so many looks; `open` itself ends as said. */
function mac(running: Record<string, number>, opening: Partial<RunResult> = {}) {
  const looks = { ...running };
  const fake = fakeMac({
    answer: ({ program, args }) => {
      const app = args[1] ?? "";
      if (program === "/usr/bin/pkill") return { exitCode: app in looks ? 0 : 1 };
      if (program === "/usr/bin/pgrep") return { exitCode: (looks[app] = (looks[app] ?? 0) - 1) >= 0 ? 0 : 1 };
      return opening;
    },
  });
  const asked = () => fake.run.requests.map(({ program, args }) => [program.slice("/usr/bin/".length), ...args]);
  return { ...fake, asked };
}

it("only opens where Settings is not open", async () => {
  const fake = mac({});
  const pane = settingsPane("15.2", "approve-network");
  await expect(openSettings(fake, { target: "approve-network", version: "15.2" })).resolves.toEqual({
    kind: "asked",
    pane,
    wasOpen: false,
    stillOpen: false,
  });
  expect(fake.asked()).toEqual([
    ["pkill", "-x", "System Settings"],
    ["open", pane.url],
  ]);
});

it("quits the app that this macOS has, waits until it is gone, and opens then", async () => {
  const fake = mac({ "System Preferences": 2 });
  const result = await openSettings(fake, { target: "full-disk-access", version: "10.15.7" });
  expect(result).toMatchObject({ kind: "asked", wasOpen: true, stillOpen: false });
  expect(fake.asked().map(([program]) => program)).toEqual(["pkill", "pgrep", "pgrep", "pgrep", "open"]);
  expect(fake.slept).toHaveLength(2);
});

it("tries both names where the version is not known", async () => {
  const fake = mac({ "System Preferences": 0 });
  const result = await openSettings(fake, { target: "profiles" });
  expect(result).toMatchObject({ wasOpen: true });
  expect(fake.asked().filter(([program]) => program === "pkill")).toHaveLength(2);
});

it("waits a bounded time for an app that does not quit, and says so", async () => {
  const fake = mac({ "System Settings": Infinity });
  const result = await openSettings(fake, { target: "profiles", version: "26.0" });
  expect(result).toMatchObject({ kind: "asked", stillOpen: true });
  expect(fake.slept.reduce((sum, next) => sum + next, 0)).toBeLessThanOrEqual(5_000);
});

it.each<[string, Partial<RunResult>, string]>([
  ["ends with an error", { exitCode: 1 }, "Failed"],
  ["is not there", { exitCode: undefined, spawnError: "ENOENT" }, "NotExecutable"],
  ["hangs", { exitCode: undefined, timedOut: true }, "TimedOut"],
])("fails with the way by hand where open %s", async (_, opening, code) => {
  const fake = mac({}, opening);
  const result = await openSettings(fake, { target: "automation", version: "15.2" });
  expect(result).toMatchObject({ kind: "failed", failure: { code }, pane: { path: expect.any(Array) } });
});
