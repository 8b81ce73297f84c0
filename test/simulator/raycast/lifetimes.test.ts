import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildFixtures } from "./fixtures/build";
import {
  HARSH,
  KIND,
  MENU_CLICK_MOMENTS,
  processState,
  RaycastHost,
  RULES,
  type HostOptions,
  type Lifetimes,
  type Run,
} from "./index";

const dist = buildFixtures();
const folder = mkdtempSync(join(tmpdir(), "lifetimes-test-"));
const root = join(folder, "mac");
const hosts: RaycastHost[] = [];

for (const [path, body] of [
  ["usr/local/bin/mdatp", 'echo "said: $*"'],
  ["usr/bin/osascript", "/bin/sleep 0.2"],
  ["usr/bin/open", "/bin/sleep 0.2"],
] as const) {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), `#!/bin/sh\n${body}\n`);
  chmodSync(join(root, path), 0o755);
}

function hostWith(lifetimes: Partial<Lifetimes>, options: Partial<HostOptions> = {}): RaycastHost {
  const host = new RaycastHost({ dist, mac: { root }, lifetimes: { ...HARSH, ...lifetimes }, ...options });
  hosts.push(host);
  return host;
}

afterEach(() => Promise.all(hosts.splice(0).map((host) => host.close())));
afterAll(() => [dist, folder].forEach((path) => rmSync(path, { recursive: true, force: true })));

test("every rule has a source, and is harsher or the same where it is harsh", () => {
  for (const [name, { source }] of Object.entries(RULES)) expect([name, source.length > 20]).toEqual([name, true]);
  for (const name of ["backgroundMs", "menuMs", "renderMs"] as const) {
    expect(HARSH[name]).toBeLessThan(KIND[name]);
  }
});

const copied = (run: Run) => run.messagesOf("clipboard").map(({ text }) => text);

describe("a click in a menu", () => {
  async function click(title: string, menuClick: Lifetimes["menuClick"], options?: Partial<HostOptions>): Promise<Run> {
    const run = hostWith({ menuClick }, options).click("clicks");
    await run.waitFor("idle");
    await run.fire(run.byTitle(title));
    return run;
  }

  test.each<[Lifetimes["menuClick"], string[]]>([
    ["at-once", ["at once"]],
    [50, ["at once"]],
    ["never", ["at once", "later"]],
  ])("ends the worker (%s): what was asked of Raycast before is done, the rest never", async (moment, expected) => {
    const run = await click("Copy Twice", moment);
    expect(copied(run)).toEqual(expected);
    expect(run.isOver()).toBe(true);
    expect(await run.ended).toMatchObject({ reason: "unloaded", by: expect.stringContaining("a click in its menu") });
  });

  test("ends the worker late enough for what is done by then", async () => {
    expect(copied(await click("Copy Twice", 1_500))).toEqual(["at once", "later"]);
  });

  test("leaves an alert behind whose answer goes nowhere", async () => {
    const run = await click("Ask", "at-once");
    expect(run.messagesOf("alert")).toHaveLength(1);
    run.answerAlert(true);
    expect(copied(run)).toEqual([]);
  });

  test("makes a zombie of a child that it leaves behind", async () => {
    const run = await click("Wait", "at-once");
    const [left] = (await run.ended).leftover;
    expect(left).toMatchObject({ program: "/bin/sleep", state: "running" });
    expect(run.messagesOf("hud")).toEqual([]);
    if (process.platform !== "linux" || !left) return;
    while (processState(left.pid) === "running") await new Promise((resolve) => setTimeout(resolve, 20));
    expect(processState(left.pid)).toBe("zombie");
  });

  test.each(MENU_CLICK_MOMENTS)("carries out a launch that was asked for (%s)", async (moment) => {
    const launched: string[] = [];
    const onRun = (run: Run) => void launched.push(run.command);
    await click("Launch List", moment, { onRun });
    expect(launched).toEqual(["clicks", "list"]);
  });

  test("on a handler that never lets go is ended by the time-out for renders", async () => {
    const run = hostWith({ renderMs: 3_000 }).click("clicks");
    await run.waitFor("idle");
    await expect(run.fire(run.byTitle("Never Return"))).rejects.toThrow("ended while");
    expect((await run.ended).reason).toBe("timed-out");
  });

  test("outside of the menu ends the worker, too", async () => {
    const run = hostWith({}).click("clicks");
    await run.waitFor("idle");
    expect(await run.closeMenu()).toMatchObject({ reason: "unloaded", by: "its menu was closed" });
  });
});

describe("launchCommand of a disabled command", () => {
  const refused = "“List” is disabled";

  test("throws at the call, which a promise's catch does not see", async () => {
    const run = hostWith({ menuClick: "never" }, { disabled: ["list"] }).click("clicks");
    await run.waitFor("idle");
    await expect(run.fire(run.byTitle("Launch Without Try"))).rejects.toThrow(refused);
  });

  test.each(["thrown", "rejected"] as const)("is caught by try and await (%s)", async (refusedLaunch) => {
    const run = hostWith({ menuClick: "never", refusedLaunch }, { disabled: ["list"] }).click("clicks");
    await run.waitFor("idle");
    await run.fire(run.byTitle("Launch List"));
    expect(run.messagesOf("hud")).toEqual([{ kind: "hud", title: refused }]);
  });

  test("is refused to the person, too, until it is switched on again", () => {
    const host = hostWith({}, { disabled: ["list"] });
    expect(() => host.launch("list")).toThrow("is disabled");
    host.setDisabled("list", false);
    expect(host.launch("list").command).toBe("list");
  });
});

describe("a view", () => {
  async function press(title: string, lifetimes: Partial<Lifetimes> = {}): Promise<Run> {
    const run = hostWith(lifetimes).launch("window");
    await run.waitFor("idle");
    await run.fire(run.byTitle(title));
    return run;
  }

  test.each([
    ["HUD", "a HUD"],
    ["Close", "the command itself"],
    ["Open", "what was opened"],
    ["Open by Program", "what was opened"],
    ["Password", "macOS's password dialog"],
  ])("ends when its window closes: %s", async (title, by) => {
    const run = await press(title);
    expect(await run.ended).toMatchObject({ reason: "unloaded", by: expect.stringContaining(by) });
    expect(copied(run)).toEqual([]);
  });

  test("ends when the person leaves it", async () => {
    expect(await (await press("Pop")).ended).toMatchObject({ by: "the person left its view" });
  });

  test("ends when another app comes to the front, and when another view is opened", async () => {
    const host = hostWith({});
    const run = host.launch("window");
    await run.waitFor("idle");
    await host.closeWindow("other-app");
    expect((await run.ended).by).toContain("another app");
    const second = host.launch("window");
    const third = host.launch("list");
    expect((await second.ended).by).toBe("another view took its window");
    expect(host.window()).toBe(third);
  });

  test("is not unmounted, unless Raycast is to be one that does", async () => {
    const said = async (unmount: boolean) => {
      const run = await press("Nothing", { unmount });
      await run.unload();
      return run.messagesOf("log").map(({ text }) => text);
    };
    expect(await said(false)).toEqual([]);
    expect(await said(true)).toEqual(["unmounted"]);
  });

  test("stays where Raycast is one that keeps it", async () => {
    const run = await press("HUD", { view: "stays" });
    expect(copied(run)).toEqual(["still here"]);
  });

  test("that draws nothing in time is ended for it", async () => {
    const { reason, by } = await hostWith({ renderMs: 300 }).launch("never-drawn").ended;
    expect([reason, by]).toEqual(["timed-out", "the render time-out"]);
  });
});

test("a background run has a limit of its own, and so has an open menu", async () => {
  const ended = await hostWith({ backgroundMs: 500 }).launch("endless", { type: "background" }).ended;
  expect(ended).toMatchObject({ reason: "timed-out", error: { message: "endless was ended after 500 ms" } });
  expect((await hostWith({ menuMs: 500 }).click("clicks").ended).reason).toBe("timed-out");
});

describe("a thread of a command's own", () => {
  const saidBy = async (lifetimes: Partial<Lifetimes>) => {
    const run = hostWith(lifetimes).launch("threads");
    const { error, children } = await run.ended;
    expect(error).toBeUndefined();
    return { said: JSON.parse(run.messagesOf("log")[0]?.text ?? "{}") as unknown, children };
  };

  test("is on the simulated Mac, keeps what it was given, and its children are heard of", async () => {
    const { said, children } = await saidBy({});
    expect(said).toEqual({ said: "said: health", own: { mine: 1 }, home: "/Users/pilot", reads: true });
    expect(children).toEqual([
      expect.objectContaining({ program: "/usr/local/bin/mdatp", args: ["health"], exitCode: 0 }),
    ]);
  });

  test("is refused where Raycast is to be one that refuses", async () => {
    expect((await saidBy({ threads: false })).said).toEqual({ refused: "This host lets no command start a thread" });
  });
});
