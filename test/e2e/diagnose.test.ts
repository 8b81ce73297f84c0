import { distFolder, RaycastHost, type Run } from "../simulator/raycast";
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

async function open(): Promise<Run> {
  const run = host.launch("diagnose");
  await run.waitFor("idle");
  return run;
}

const row = (run: Run, title: string) => run.byType("List.Item").find(({ props }) => props.title === title);
const age = (run: Run, title: string) =>
  (row(run, title)?.props.accessories as { text?: string }[] | undefined)?.[0]?.text ?? "";
const isDone = (title: string) => (run: Run) => /ago|just now/.test(age(run, title));
const asked = (words: string) => mac.log().filter(({ args }) => args.join(" ").startsWith(words)).length;
const copied = (run: Run, title: string) =>
  run
    .byType("Action.CopyToClipboard")
    .filter(({ props }) => props.title === title)
    .map(({ props }) => String(props.content));

test("nothing is asked before somebody wants it", async () => {
  start("healthy");
  const run = await open();
  expect(age(run, "Connection to Microsoft")).toBe("not run yet");
  expect(mac.log().filter(({ program }) => program === "mdatp")).toEqual([]);
  expect(copied(run, "Copy Terminal Command")).toEqual(["sudo /usr/local/bin/mdatp diagnostic create"]);
});

test("TLS inspection is named by a command that outlives the window, and waits there for whoever opens it", async () => {
  start("tls-inspected");
  const first = await open();
  await first.fire(first.byTitle("Check Connection to Microsoft"));
  await first.unload();
  await runs.find(({ command }) => command === "run-checks")?.ended;
  const again = await open();
  expect(isDone("Connection to Microsoft")(again)).toBe(true);
  expect(again.text()).toMatch(/TLS inspection/);
  expect(again.text()).toContain("curl error 60");
  const [text] = copied(again, "Copy Result for IT");
  expect(text).toContain("eu-cdn.x.cp.wd.microsoft.com");
});

test("a broken proxy is named", async () => {
  start("healthy");
  mac.act({ id: "set-network", network: "proxy-blocks" });
  const run = await open();
  await run.fire(run.byTitle("Check Connection to Microsoft"));
  await run.waitFor(isDone("Connection to Microsoft"));
  expect(run.text()).toMatch(/A proxy on this network asks Defender who it is/);
});

test("all checks by hot key: how many need a look, and all of it to copy without what identifies", async () => {
  start("no-full-disk-access");
  mac.act({ id: "set-excluded", folder: "/Users/pilot/secret", on: true });
  const run = host.launch("run-checks");
  await run.ended;
  expect(run.messagesOf("hud").map(({ title }) => title)).toEqual([
    expect.stringMatching(/^\d of 9 Checks (Went Well|Need a Look)$/),
  ]);
  const view = await open();
  const [text] = copied(view, "Copy All for IT");
  expect(text).toContain("### Exclusions: For Information");
  expect(text).not.toMatch(/pilot|secret|c0ffee|decade|f00dface/i);
  await view.fire(view.byTitle("Look up a Path"));
  await view.waitFor((it) => it.text().includes("/Users/pilot/secret"));
});

test("a check that waits says so, and can be stopped", async () => {
  start("slow");
  const run = await open();
  await run.fire(run.byTitle("Check Exclusions"));
  await run.waitFor((it) => age(it, "Exclusions").startsWith("waiting"));
  await run.fire(run.byTitle("Stop Check"));
  await run.waitFor((it) => it.text().includes("You stopped it before Defender answered"));
  const checks = runs.find(({ command }) => command === "run-checks");
  expect((await checks?.ended)?.leftover).toEqual([]);
});

test("a product that cannot be asked is told so in words", async () => {
  start("healthy");
  mac.act({ id: "set-lacking", command: "connectivity test", on: true });
  const run = await open();
  await run.fire(run.byTitle("Check Connection to Microsoft"));
  await run.waitFor(isDone("Connection to Microsoft"));
  expect(run.text()).toContain("does not tell this");
  expect(asked("connectivity test")).toBe(1);
});
