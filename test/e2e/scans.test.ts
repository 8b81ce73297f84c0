import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { distFolder, RaycastHost, type Json, type Run } from "../simulator/raycast";
import { createMac, type PresetName, type SimulatedMac } from "../simulator/mac";

let mac: SimulatedMac;
let host: RaycastHost;
let runs: Run[];

function start(preset: PresetName): void {
  mac = createMac(preset);
  runs = [];
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root }, onRun: (run) => runs.push(run) });
}

afterEach(async () => {
  await host.close();
  mac.destroy();
});

const DOWNLOADS = "/Users/pilot/Downloads";
const STRANGE = `${DOWNLOADS}/--odd 'name' $(id) ü.txt`;

function put(path: string): string {
  writeFileSync(join(mac.root, path), "harmless");
  return path;
}

/** Scans what is selected in Finder, or what a context asks for; gives what it said. */
async function scanSelection(context?: Json): Promise<{ hud: unknown[]; run: Run }> {
  const run = host.launch("scan-selection", context === undefined ? {} : { context });
  // An alert waits for an answer; none of these may end in one.
  await run.waitFor((it) => it.messagesOf("hud").length + it.messagesOf("alert").length > 0);
  expect(run.messagesOf("alert")).toEqual([]);
  await run.ended;
  return { hud: run.messagesOf("hud").map(({ title }) => title), run };
}

const scans = () => mac.log().filter(({ program, args }) => program === "mdatp" && args[0] === "scan");

test("a selected file is scanned by hot key, whatever characters its name has", async () => {
  start("healthy");
  mac.act({ id: "select-in-finder", paths: [put(STRANGE)] });
  const { hud } = await scanSelection();
  expect(hud).toEqual([expect.stringMatching(/^No Threats in --odd/)]);
  expect(scans()[0]?.args).toEqual(["scan", "custom", "--path", STRANGE]);
});

test("malware in a selected file is named, and the list of threats shown", async () => {
  start("passive");
  mac.act({ id: "drop-eicar", path: `${DOWNLOADS}/bad.com.txt` });
  mac.act({ id: "select-in-finder", paths: [put(`${DOWNLOADS}/good.txt`), `${DOWNLOADS}/bad.com.txt`] });
  const { hud } = await scanSelection();
  expect(hud).toEqual(["Threat Found: bad.com.txt"]);
  expect(runs.map(({ command }) => command)).toEqual(["scan-selection", "threats"]);
  expect(mac.state().threats).toMatchObject([{ status: "active" }]);
});

test.each([
  ["nothing is selected", "healthy", [], "Select Files in Finder First"],
  ["the file is gone", "healthy", ["/Users/pilot/gone.txt"], "Not There Anymore: gone.txt"],
] as [string, PresetName, string[], string][])("it says so where %s", async (_, preset, paths, words) => {
  start(preset);
  mac.act({ id: "select-in-finder", paths });
  expect((await scanSelection()).hud).toEqual([words]);
  expect(scans()).toEqual([]);
});

test("a product that cannot scan on request is told so, and is no error", async () => {
  start("healthy");
  mac.act({ id: "set-lacking", command: "scan", on: true });
  expect((await scanSelection({ kind: "quick" })).hud).toEqual(["This Defender Cannot Scan on Request"]);
});

test("a full scan goes on without any window, is seen in the view, and can be cancelled", async () => {
  start("healthy");
  const { hud, run } = await scanSelection({ kind: "full" });
  expect(hud).toEqual(["Scan Runs On; the Menu Bar Tells the End"]);
  expect((await run.ended).leftover).toEqual([]);
  expect(mac.state().scans.at(-1)).toMatchObject({ kind: "full", state: "running" });

  const view = host.launch("scan");
  await view.waitFor((it) => it.text().includes("running for"));
  void view.fire(view.byTitle("Cancel Scan")).catch(() => undefined);
  await view.waitFor((it) => it.messagesOf("alert").length === 1);
  view.answerAlert(true);
  await view.waitFor((it) => it.messagesOf("toast").some(({ title }) => title === "Asked Defender to Cancel"));
  expect(mac.state().scans.at(-1)).toMatchObject({ state: "cancelled" });
  await view.waitFor((it) => !it.text().includes("running for"));
});

test("the last scans are listed; a product without the list tells of the last one", async () => {
  start("healthy");
  const listed = host.launch("scan");
  await listed.waitFor((it) => it.text().includes("5,566 files"));
  expect(listed.text()).toContain("took 1 min 48 s");
  mac.act({ id: "set-lacking", command: "scan list", on: true });
  const lastOnly = host.launch("scan");
  await lastOnly.waitFor((it) => it.text().includes("tells of the last one only"));
  expect(lastOnly.text()).toContain("5,566 files");
});

test("the view starts a scan by the command that outlives it", async () => {
  start("healthy");
  const view = host.launch("scan");
  await view.waitFor((it) => it.text().includes("5,566 files"));
  await view.fire(view.byTitle("Start Quick Scan"));
  await view.unload();
  await runs.find(({ command }) => command === "scan-selection")?.ended;
  expect(mac.state().scans.at(-1)).toMatchObject({ kind: "quick" });
});

test("a Defender that hangs is not said to scan", async () => {
  start("hanging");
  const run = host.launch("scan-selection", { context: { kind: "quick" } });
  await run.waitFor((it) => it.messagesOf("alert").length === 1);
  expect(run.messagesOf("alert")[0]).toMatchObject({ options: { title: "Scan Not Confirmed" } });
  run.answerAlert(true);
  await run.ended;
  expect(run.messagesOf("hud")).toEqual([]);
});

test("the poll asks after a scan in place of health, and tells its end with nobody looking", async () => {
  start("healthy");
  await host.launch("menu-bar", { type: "background" }).ended;
  await scanSelection({ kind: "full" });
  const poll = async (minutes: number) => {
    mac.skip(minutes * 60_000);
    const before = mac.log().length;
    await host.launch("menu-bar", { type: "background" }).ended;
    return mac
      .log()
      .slice(before)
      .filter(({ program }) => program !== "codesign")
      .map(({ program, args }) => (program === "osascript" ? args[2] : args.join(" ")));
  };
  for (let minute = 0; minute < 4; minute += 1) expect(await poll(1)).not.toContain("scan list --output json");
  expect(await poll(1)).toEqual(["scan list --output json"]);
  expect(await poll(1)).not.toContain("scan list --output json");
  // The scan is over while the Mac sleeps; the first poll after that asks how the Mac is.
  expect(await poll(4 * 60)).toEqual(["health --output json"]);
  expect(await poll(1)).toEqual(["scan list --output json", "Full Scan Found No Threats"]);
  expect(await poll(1)).not.toContain("scan list --output json");
});
