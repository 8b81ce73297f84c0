import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programs } from "../../../src/process/programs";
import { buildPrograms } from "./build";
import { ACTIONS, createMac, openMac, presets, type PresetName, type SimulatedMac } from "./index";
import { after, build } from "./testing";

const macs: SimulatedMac[] = [];

function mac(preset: PresetName, options = {}): SimulatedMac {
  const made = createMac(preset, { rate: 0, ...options });
  macs.push(made);
  return made;
}

afterEach(() => {
  for (const made of macs.splice(0)) made.destroy();
});

const start = ({ root }: Pick<SimulatedMac, "root">, path: string, ...args: string[]) =>
  spawnSync(join(root, path), args, { encoding: "utf8", timeout: 120_000, killSignal: "SIGKILL" });

it("has every program that the extension starts", () => {
  const { root } = mac("healthy");
  expect(Object.values(programs).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it("answers from its programs' own paths and logs each of them", () => {
  const healthy = mac("healthy");
  expect(start(healthy, programs.mdatp, "health").stdout).toMatch(/^healthy {37}: true\n/);
  expect(start(healthy, programs.pgrep, "-x", "nobody").status).toBe(1);
  expect(healthy.log()).toMatchObject([
    { program: "mdatp", args: ["health"], exitCode: 0, at: healthy.now() },
    { program: "pgrep", args: ["-x", "nobody"], exitCode: 1 },
  ]);
});

it("answers from a node of its own, too, where no server listens", () => {
  const { root } = mac("healthy");
  const { main, client } = buildPrograms();
  const node = [process.execPath, main, "mdatp", root, "health"];
  const { stdout } = start({ root }, programs.mdatp, "health");
  for (const [program = "", ...args] of [node, ["/usr/bin/perl", client, join(root, "no-socket"), ...node]]) {
    expect(spawnSync(program, args, { encoding: "utf8" })).toMatchObject({ status: 0, stdout, stderr: "" });
  }
});

it("is one process, which dies of SIGKILL with nothing left", async () => {
  const hanging = mac("hanging");
  const child = spawn(join(hanging.root, programs.mdatp), ["health"], { stdio: "ignore" });
  const { pid } = child;
  while (hanging.log().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(hanging.log()).toMatchObject([{ pid, program: "mdatp", exitCode: null }]);
  child.kill("SIGKILL");
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
});

it("loses nothing when many programs write at the same time", async () => {
  const healthy = mac("healthy");
  const writes = Array.from({ length: 8 }, (_, index) => {
    const args = ["write", "com.example.test", `key${index}`, "-string", "x"];
    return once(spawn(join(healthy.root, programs.defaults), args, { stdio: "ignore" }), "exit");
  });
  expect((await Promise.all(writes)).map(([code]) => code as number)).toEqual(Array(8).fill(0));
  expect(Object.keys(healthy.state().preferences.user["com.example.test"] ?? {})).toHaveLength(8);
});

it("reads a script from standard input", () => {
  const off = mac("tamper-off");
  const script = 'do shell script "killall -9 wdavdaemon" with administrator privileges';
  const { status } = spawnSync(join(off.root, programs.osascript), [], { input: script });
  expect(status).toBe(0);
  expect(off.state().daemon.running).toBe(false);
});

it("puts files where the Mac has them, and takes EICAR away", () => {
  const healthy = mac("healthy");
  const path = "/Users/pilot/Downloads/test.com.txt";
  expect(start(healthy, programs.curl, "-o", path, "https://secure.eicar.org/eicar.com.txt").status).toBe(0);
  expect(readFileSync(join(healthy.root, path), "utf8")).toMatch(/harmless/);
  healthy.skip(5_000);
  expect(existsSync(join(healthy.root, path))).toBe(false);
  expect(start(healthy, programs.mdatp, "threat", "list").stdout).toMatch(/EICAR/);
});

it("keeps policy's preferences as a file", () => {
  const managed = mac("managed-channel");
  const file = join(managed.root, "Library/Managed Preferences/com.microsoft.autoupdate2.plist");
  expect(readFileSync(file, "utf8")).toMatch(/<string>Preview<\/string>/);
  managed.act({ id: "delete-preference", layer: "managed", domain: "com.microsoft.autoupdate2" });
  expect(existsSync(file)).toBe(false);
});

it.each([
  ["shim-only", { mdatp: false, daemon: false, launcher: true }],
  ["not-installed", { mdatp: false, daemon: false, launcher: false }],
  ["healthy", { mdatp: true, daemon: true, launcher: false }],
] as const)("lays out the %s Mac's files", (name, wanted) => {
  const { root } = mac(name);
  const app = join(root, "Applications/Microsoft Defender.app/Contents/MacOS");
  expect({
    mdatp: existsSync(join(root, programs.mdatp)),
    daemon: existsSync(join(app, "wdavdaemon")),
    launcher: existsSync(join(app, "launcher")),
  }).toEqual(wanted);
});

it("takes the place of another Mac, but of nothing else", () => {
  const { root, act: actOn } = mac("healthy");
  actOn({ id: "drop-eicar", path: "/Users/pilot/Downloads/test.com.txt" });
  mac("not-installed", { root });
  expect(existsSync(join(root, programs.mdatp))).toBe(false);
  expect(existsSync(join(root, "Users/pilot/Downloads/test.com.txt"))).toBe(false);
  expect(openMac(root).log()).toEqual([]);
  const other = mkdtempSync(join(tmpdir(), "not-a-mac-"));
  writeFileSync(join(other, "file"), "");
  expect(() => createMac("healthy", { root: other })).toThrow("something else");
  expect(existsSync(join(other, "file"))).toBe(true);
  rmSync(other, { recursive: true });
});

it("prints without end, or dies of a signal", () => {
  expect(start(mac("crashing"), programs.mdatp, "health").signal).toBe("SIGTERM");
  const flooding = spawnSync(join(mac("flooding").root, programs.mdatp), ["health"], { maxBuffer: 5_000_000 });
  expect(flooding.error).toMatchObject({ code: "ENOBUFS" });
});

it("cannot start an mdatp without its x bit", () => {
  expect(start(mac("not-executable"), programs.mdatp, "health").error).toMatchObject({ code: "EACCES" });
});

describe("the clock", () => {
  it("starts where it is told to, jumps, and runs at its rate", () => {
    const healthy = mac("healthy", { now: Date.UTC(2027, 0, 1) });
    expect(healthy.now()).toBe(Date.UTC(2027, 0, 1));
    healthy.skip(90_000);
    expect(healthy.state().at).toBe(Date.UTC(2027, 0, 1, 0, 1, 30));
    healthy.setRate(1_000_000);
    const before = healthy.now();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    expect(healthy.now()).toBeGreaterThan(before + 1_000_000);
  });

  it("is the same for whoever opens the Mac again", () => {
    const healthy = mac("healthy");
    healthy.act({ id: "kill-daemon" });
    expect(openMac(healthy.root).state().daemon.running).toBe(false);
    openMac(healthy.root).skip(10_000);
    expect(healthy.state().daemon.running).toBe(true);
  });
});

describe.each(Object.entries(presets))("the preset %s", (name, { title, note }) => {
  const state = build(name as PresetName);

  it("says what it is, and is plain JSON", () => {
    expect(title).toMatch(/^[A-Z]/);
    expect(note).toMatch(/\.$/);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect(state.at).toBe(state.clock.simStart);
  });

  it("offers a switch where it changes something, and a reason where it changes nothing", () => {
    const small = { ...state, threats: [] };
    for (const { action, available, id } of ACTIONS) {
      const word = available(small);
      const changes = JSON.stringify(after(small, action(small))) !== JSON.stringify(small);
      if (word === true) expect({ id, changes }).toEqual({ id, changes: true });
      if (typeof word === "string") expect({ id, changes }).toEqual({ id, changes: false });
    }
  });
});

it("gives every switch an id and a title of its own", () => {
  for (const key of ["id", "title"] as const) expect(new Set(ACTIONS.map((one) => one[key])).size).toBe(ACTIONS.length);
});
