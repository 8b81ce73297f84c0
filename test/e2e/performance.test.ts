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
  const run = host.launch("performance");
  await run.waitFor("idle");
  return run;
}

const titles = (run: Run) => run.byType("List.Item").map(({ props }) => props.title);
const empty = (run: Run) => run.byType("List.EmptyView")[0]?.props;
const copied = (run: Run, title: string) =>
  run.byType("Action.CopyToClipboard").find(({ props }) => props.title === title)?.props.content;

test("a person whose builds are slow finds the program, and hands IT a request that names it", async () => {
  start("slow");
  const run = await open();
  expect(titles(run).slice(0, 2)).toEqual(["Is Defender Slowing This Mac?", "node"]);
  expect(run.text()).toContain("The most went to **node**");
  expect(copied(run, "Copy Report for IT")).toContain("node (/usr/local/bin/node)");
  const request = run
    .byType("Action.CopyToClipboard")
    .map(({ props }) => String(props.content))
    .find((content) => content.startsWith("Hello"));
  expect(request).toContain("slows my work with node");
  expect(run.text()).not.toMatch(/\/Users\/pilot\/.*Copy/);
});

test("what a minute costs is told after a second reading", async () => {
  start("slow");
  const run = await open();
  expect(run.text()).toContain("Being measured");
  mac.skip(30_000);
  await run.fire(run.byTitle("Refresh"));
  await run.waitFor((it) => it.text().includes("Yes, noticeably"));
  expect(run.text()).toMatch(/9\.\d s of it for|9\.\d s a minute/);
});

test("profiles: the one that fits is marked, and applied by nobody's click", async () => {
  start("slow");
  const run = await open();
  await run.fire(run.byTitle("Show Performance Profiles"));
  await run.waitFor((it) => titles(it).includes("rust"));
  expect(run.text()).toContain("Fits node");
  expect(copied(run, "Copy Terminal Command to Apply")).toMatch(
    /^sudo \/usr\/local\/bin\/mdatp performance-profiles apply --name [a-z]+$/,
  );
  expect(mac.log().some(({ args }) => args.includes("apply"))).toBe(false);
});

test.each([
  ["pilot-ready", "This Defender Cannot Tell"],
  ["statistics-withheld", "Defender Keeps It to Itself"],
  ["hanging", "Microsoft Defender did not answer in time."],
  ["daemon-down", "Microsoft Defender's daemon does not answer."],
] as [PresetName, string][])("on %s it says: %s", async (preset, title) => {
  start(preset);
  const run = await open();
  expect(empty(run)).toMatchObject({ title, description: expect.any(String) });
});

test("counting that is switched off is switched on once that is agreed to", async () => {
  start("healthy");
  mac.act({ id: "set-statistics", on: false });
  const run = await open();
  expect(empty(run)?.title).toBe("Defender Does Not Count Yet");
  await run.fire(run.byTitle("Enable Performance Statistics"));
  const fix = runs.find(({ command }) => command === "fix");
  await fix?.waitFor((it) => it.messagesOf("alert").length === 1);
  expect(mac.state().defender.statistics.on).toBe(false);
  fix?.answerAlert(true);
  await fix?.ended;
  expect(mac.state().defender.statistics.on).toBe(true);
});
