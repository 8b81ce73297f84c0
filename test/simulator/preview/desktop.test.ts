import { rmSync } from "node:fs";
import { byTitle, ensureWorkerBuilt, HARSH, type HostNode, type Json } from "../raycast";
import { Desktop } from "./desktop";
import { fixtureExtension } from "./fixture-extension";
import { Refusal } from "./refusal";
import type { DesktopState } from "./state";

let dist: string;
let desktop: Desktop;

beforeAll(async () => {
  await ensureWorkerBuilt();
  dist = fixtureExtension();
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));
beforeEach(async () => {
  desktop = new Desktop({ dist, preset: "healthy" });
  await until(({ menuBar }) => menuBar.root !== null && menuBar.phase === "unloaded");
});
afterEach(() => desktop.close());

/** Resolves when the state is as wanted. */
function until(wanted: (state: DesktopState) => unknown): Promise<void> {
  return new Promise((resolve) => {
    if (wanted(desktop.state)) return resolve();
    const stop = desktop.onChange(() => {
      if (!wanted(desktop.state)) return;
      stop();
      resolve();
    });
  });
}

const top = (): HostNode | undefined => desktop.state.window.stack.at(-1);
const says = (words: string) => (): boolean => String(top()?.props.markdown).includes(words);

async function showView(): Promise<number> {
  await desktop.take({ do: "launch", command: "view" });
  await until(({ window }) => window.stack.length === 1);
  return desktop.state.window.run ?? 0;
}

function handlerOf(root: HostNode | null | undefined, title: string): string {
  const action = (root && byTitle(root, title))?.props.onAction as { [key: string]: Json } | undefined;
  return String(action?.$handler);
}

async function fire(run: number, title: string): Promise<void> {
  await desktop.take({ do: "fire", run, handler: handlerOf(top(), title), args: [] });
}

describe("what a page can do", () => {
  it("fires a handler of the frame on screen", async () => {
    await fire(await showView(), "Count");
    await until(says("count 1"));
  });

  it.each([
    ["an alert is confirmed", true],
    ["an alert is dismissed", false],
  ])("tells the extension when %s", async (_words, confirmed) => {
    const run = await showView();
    await fire(run, "Ask");
    await until(({ alert }) => alert !== null);
    const id = desktop.state.alert?.id ?? 0;
    await desktop.take({ do: "answerAlert", run, id, confirmed });
    await until(says(`answer ${confirmed}`));
    expect(desktop.state.alert).toBeNull();
  });

  it("presses an action of the toast on screen", async () => {
    const run = await showView();
    await fire(run, "Toast");
    await until(({ toast }) => toast?.title === "Toasted");
    await desktop.take({ do: "toastAction", run, id: desktop.state.toast?.id ?? 0, which: "primary" });
    await until(says("count 100"));
  });

  it("goes one view back, then to root search, where the command is unloaded", async () => {
    const run = await showView();
    await fire(run, "Push");
    await until(({ window }) => window.stack.length === 2);
    await desktop.take({ do: "pop" });
    await until(({ window }) => window.stack.length === 1);
    await desktop.take({ do: "pop" });
    expect(desktop.state.window).toMatchObject({ command: null, run: null, stack: [] });
    await expect(desktop.take({ do: "fire", run, handler: "1:onAction", args: [] })).rejects.toThrow(Refusal);
  });

  it("follows a link of the screen, as the simulated Mac records", async () => {
    const run = await showView();
    await desktop.take({ do: "followLink", run, url: "https://example.com/help" });
    expect(desktop.state.opened).toMatchObject({ target: "https://example.com/help", title: "Browser" });
  });

  it("turns a switch of the simulator", async () => {
    await desktop.take({ do: "act", action: "revoke-full-disk-access" });
    const group = desktop.state.mac?.groups.find(({ title }) => title === "Approvals");
    expect(JSON.stringify(group)).toContain("grant-full-disk-access");
  });

  it("chooses another Mac, on which the extension starts anew", async () => {
    const before = desktop.state.menuBar.runs;
    await desktop.take({ do: "choosePreset", preset: "hanging" });
    expect(desktop.state.mac?.preset).toBe("hanging");
    await until(({ menuBar }) => menuBar.root !== null && menuBar.runs === before + 1);
  });
});

describe("what a page cannot do", () => {
  it.each<[string, (run: number) => Parameters<Desktop["take"]>[0]]>([
    ["fire a handler that it made up", (run) => ({ do: "fire", run, handler: "999:onAction", args: [] })],
    ["fire a prop that is no handler", (run) => ({ do: "fire", run, handler: "1:toString", args: [] })],
    ["fire into a run that does not exist", () => ({ do: "fire", run: 424242, handler: "1:onAction", args: [] })],
    ["answer an alert that is not open", (run) => ({ do: "answerAlert", run, id: 1, confirmed: true })],
    ["press a toast that is not shown", (run) => ({ do: "toastAction", run, id: 1, which: "primary" })],
    ["launch a command that the manifest does not have", () => ({ do: "launch", command: "../../evil" })],
    ["open an address that is not on the screen", (run) => ({ do: "followLink", run, url: "https://example.org/" })],
    ["turn a switch that does not exist", () => ({ do: "act", action: "erase-disk" })],
    ["turn a switch that makes no sense now", () => ({ do: "act", action: "grant-full-disk-access" })],
    ["choose a Mac that does not exist", () => ({ do: "choosePreset", preset: "constructor" })],
  ])("%s", async (_words, request) => {
    const run = await showView();
    await expect(desktop.take(request(run))).rejects.toThrow(Refusal);
  });
});

describe("the menu bar", () => {
  it("keeps the painted item while its command is unloaded, and loads it again on a click", async () => {
    expect(desktop.state.menuBar.run).toBeNull();
    await desktop.take({ do: "openMenu", open: true });
    await until(({ menuBar }) => menuBar.run !== null);
    expect(desktop.state.menuBar).toMatchObject({ phase: "loaded", runs: 2 });
    const { run, root } = desktop.state.menuBar;
    await desktop.take({ do: "fire", run: run ?? 0, handler: handlerOf(root, "Say Hello"), args: [] });
    await desktop.take({ do: "openMenu", open: false });
    await until(({ hud, menuBar }) => hud?.title === "Hello" && menuBar.phase === "unloaded");
    expect(desktop.state.window.visible).toBe(false);
  });

  it("is there again after Raycast was restarted, without its command being run", async () => {
    const { root, runs } = desktop.state.menuBar;
    await desktop.take({ do: "restartRaycast" });
    expect(desktop.state.menuBar).toMatchObject({ root, runs, phase: "unloaded", activated: true });
  });

  it("is run by its interval, faster on a faster clock", async () => {
    await desktop.take({ do: "setRate", rate: 60 });
    await until(({ menuBar }) => menuBar.runs >= 2);
    expect(desktop.state.mac?.clock.rate).toBe(60);
  });
});

describe("under the rules of the harsher Raycast", () => {
  beforeEach(async () => {
    await desktop.close();
    desktop = new Desktop({ dist, preset: "healthy", lifetimes: HARSH });
    await until(({ menuBar }) => menuBar.root !== null && menuBar.phase === "unloaded");
  });

  it("ends a menu's worker at a click, closes the menu, and says so", async () => {
    await desktop.take({ do: "openMenu", open: true });
    await until(({ menuBar }) => menuBar.run !== null);
    const { run, root } = desktop.state.menuBar;
    await desktop.take({ do: "fire", run: run ?? 0, handler: handlerOf(root, "Say Hello"), args: [] });
    expect(desktop.state.menuBar.open).toBe(false);
    await until(({ hud, ended }) => hud?.title === "Hello" && ended !== null);
    expect(desktop.state.ended?.text).toBe("Show in Menu Bar ended: a click in its menu");
  });

  it("ends a view with the window, goes back to root search, and says so", async () => {
    await showView();
    await desktop.take({ do: "showWindow", visible: false });
    await until(({ window }) => window.command === null);
    expect(desktop.state.window.visible).toBe(false);
    expect(desktop.state.ended?.text).toBe("Show View ended: its window was closed by the person");
  });

  it("draws of the menu bar's icon what Raycast draws", () => {
    expect(desktop.state.menuBar.icon.dark).toEqual({
      kind: "nothing",
      source: "icon.png",
      lost: ["there is no icon.png"],
    });
  });
});

describe("on this Mac's own tools", () => {
  it.each([
    { do: "act", action: "restart-mac" },
    { do: "choosePreset", preset: "healthy" },
    { do: "setRate", rate: 60 },
  ] as const)("has nothing to simulate: $do is refused", async (request) => {
    const real = new Desktop({ dist });
    try {
      expect(real.state).toMatchObject({ real: true, mac: null, opened: null });
      await expect(real.take(request)).rejects.toThrow(Refusal);
    } finally {
      await real.close();
    }
  });
});

describe("what is recorded", () => {
  it("shows an error that nothing caught", async () => {
    await fire(await showView(), "Throw");
    await until(({ window }) => window.error !== null);
    expect(desktop.state.window.error?.message).toBe("thrown on purpose");
  });

  it("lists each process with its arguments, its exit code and how long it took", async () => {
    await desktop.take({ do: "launch", command: "once" });
    await until(({ processes }) => processes[0]?.endedAt !== undefined);
    expect(desktop.state.processes).toMatchObject([{ program: "/usr/bin/sw_vers", args: [], exitCode: 0 }]);
    await until(({ hud }) => hud?.title === "Done");
  });
});
