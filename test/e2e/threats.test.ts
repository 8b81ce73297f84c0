import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { distFolder, RaycastHost, type Json, type Run } from "../simulator/raycast";
import { createMac, type PresetName, type SimulatedMac } from "../simulator/mac";

let mac: SimulatedMac;
let host: RaycastHost;

function start(preset: PresetName): void {
  mac = createMac(preset);
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root } });
}

afterEach(async () => {
  await host.close();
  mac.destroy();
});

const sections = (run: Run) => run.byType("List.Section").map(({ props }) => [props.title, props.subtitle]);
const titles = (run: Run) => run.byType("List.Item").map(({ props }) => props.title);

async function open(context?: { [key: string]: string }): Promise<Run> {
  const run = host.launch("threats", { context });
  await run.waitFor("idle");
  return run;
}

test("what is still there stands on top, and is loud", async () => {
  start("threats");
  const run = await open();
  expect(sections(run)[0]).toEqual(["Active", "1 threat"]);
  expect(sections(run).at(-1)?.[0]).toBe("Handled");
  expect(run.byType("List.Item")[0]?.props.accessories).toEqual(
    expect.arrayContaining([expect.objectContaining({ tag: expect.objectContaining({ value: "Active" }) })]),
  );
});

test("the time is relative, and exact to the second on hover", async () => {
  start("threats");
  const accessory = (((await open()).byType("List.Item")[0]?.props.accessories ?? []) as Json[]).at(-1);
  expect(accessory).toMatchObject({ text: expect.stringMatching(/ ago$|^just now$/) });
  expect(accessory).toMatchObject({ tooltip: expect.stringMatching(/^\w{3} \d+, \d{4} at \d+:\d\d:\d\d [AP]M$/) });
});

test("an active threat is quarantined once that is confirmed, and the list shows it", async () => {
  start("threats");
  const run = await open();
  const quarantine = () => run.byTitle("Quarantine Threat");
  const refused = run.fire(quarantine());
  await run.waitFor((it) => it.messagesOf("alert").length === 1);
  run.answerAlert(false);
  await refused;
  expect(mac.log().some(({ args }) => args.includes("quarantine"))).toBe(false);

  const agreed = run.fire(quarantine());
  await run.waitFor((it) => it.messagesOf("alert").length === 2);
  run.answerAlert(true);
  await agreed;
  await run.waitFor((it) => !sections(it).some(([title]) => title === "Active"));
  expect(mac.log().filter(({ args }) => args.includes("quarantine"))).toHaveLength(1);
  await run.waitFor((it) => it.messagesOf("toast").some(({ title }) => title === "Quarantined Threat"));
});

test("restoring is never offered", async () => {
  start("threats");
  const run = await open();
  expect(run.byType("Action").some(({ props }) => /restore/i.test(String(props.title)))).toBe(false);
});

test("ten thousand threats: a page of rows, the search goes through all, the heap stays small", async () => {
  start("ten-thousand-threats");
  const run = await open();
  expect(titles(run)).toHaveLength(100);
  expect(sections(run).reduce((sum, [, subtitle]) => sum + Number(String(subtitle).replace(/\D/g, "")), 0)).toBe(
    10_000,
  );
  const { onLoadMore } = run.tree().props.pagination as { onLoadMore: never };
  await run.fire(onLoadMore);
  await run.waitFor((it) => titles(it).length === 200);

  const oldest = mac.state().threats.reduce((one, other) => (other.detectedAt < one.detectedAt ? other : one));
  await run.fire(run.tree().props.onSearchTextChange, oldest.id);
  await run.waitFor((it) => titles(it).length === 1);
  const { measures } = await run.unload();
  expect(measures.peakHeapBytes).toBeLessThan(50 * 1024 * 1024);
});

test("a filter shows one state only", async () => {
  start("threats");
  const run = await open();
  await run.fire(run.byType("List.Dropdown")[0]?.props.onChange, "active");
  await run.waitFor((it) => sections(it).length === 1);
  expect(sections(run)[0]?.[0]).toBe("Active");
});

test("an id in the launch context selects that threat, anything else is ignored", async () => {
  start("threats");
  const { id } = mac.state().threats.at(-1) ?? { id: "" };
  expect((await open({ id })).tree().props.selectedItemId).toBe(id);
  for (const context of [{ id: "no-such-id" }, { id: "" }, { other: "x" }]) {
    expect((await open(context as never)).tree().props.selectedItemId).toBeUndefined();
  }
});

test("a link to a threat far down a long list finds its row", async () => {
  start("ten-thousand-threats");
  const oldest = mac.state().threats.reduce((one, other) => (other.detectedAt < one.detectedAt ? other : one));
  const run = await open({ id: oldest.id });
  expect(run.tree().props.selectedItemId).toBe(oldest.id);
  expect(run.byType("List.Item").map(({ props }) => props.id)).toContain(oldest.id);
  expect(titles(run)).toHaveLength(101);
});

test("a list that stops in the middle is never a list of nothing", async () => {
  start("healthy");
  const program = join(mac.root, "usr/local/bin/mdatp");
  rmSync(program);
  writeFileSync(program, `#!/bin/sh\nprintf 'Id: "11111111-22'\n`);
  chmodSync(program, 0o755);
  const run = await open();
  expect(titles(run)).toEqual(["The List Is Incomplete"]);
  await run.unload();
  const { value } = await host.runTool("list-threats", {});
  expect(value).toMatchObject({ threats: [], incomplete: true });
});

test("what was listed stays, with its time, where the list cannot be read", async () => {
  start("threats");
  await (await open()).unload();
  mac.act({ id: "kill-daemon" });
  const run = await open();
  expect(titles(run)[0]).toMatch(/^Not Read Since .*\d+:\d\d [AP]M$/);
  expect(sections(run)[0]).toEqual(["Active", "1 threat"]);
});

test("no threats and a list that cannot be read are told apart", async () => {
  start("healthy");
  const emptyTitle = async () => (await open()).byType("List.EmptyView")[0]?.props.title;
  expect(await emptyTitle()).toBe("Defender Lists No Threats");
  mac.act({ id: "kill-daemon" });
  expect(await emptyTitle()).toMatch(/daemon/i);
});
