import { rmSync } from "node:fs";
import { buildFixtures } from "./fixtures/build";
import { RaycastHost, byTitle, byType, textOf, type Run } from "./index";

const dist = buildFixtures();
// The window stays open, so that one view can be tried on and on.
const host = new RaycastHost({ dist, lifetimes: { view: "stays" } });

async function open(name: string): Promise<Run> {
  const run = host.launch(name);
  await run.waitFor((at) => at.stack().length > 0);
  return run;
}

afterEach(() => host.close());
afterAll(() => rmSync(dist, { recursive: true, force: true }));

test("elements given as props are in slots, all else is plain data", async () => {
  const run = await open("list");
  const tree = run.tree();
  expect(tree).toMatchObject({ type: "List", props: { isShowingDetail: true } });
  expect(Object.keys(tree.slots).sort()).toEqual(["emptyView", "searchBarAccessory"]);
  const [item] = byType(tree, "List.Item");
  expect(item?.props).toMatchObject({
    title: "First",
    icon: { source: "circle-16", tintColor: "raycast-green" },
    accessories: [{ text: "Managed" }, { tag: "New" }, { date: { $date: 1_600_000_000_000 } }],
  });
  expect(Object.keys(item?.slots ?? {}).sort()).toEqual(["actions", "detail"]);
  expect(item?.slots.detail?.[0]?.slots.metadata?.[0]?.children.map(({ type }) => type)).toEqual([
    "List.Item.Detail.Metadata.Label",
    "List.Item.Detail.Metadata.Separator",
    "List.Item.Detail.Metadata.TagList",
  ]);
  expect(textOf(tree)).toContain("Managed");
});

test("every action can be fired, with Raycast's own title where none was given", async () => {
  const run = await open("list");
  const actions = run.byType("Action.CopyToClipboard").concat(run.byType("Action.OpenInBrowser"));
  expect(actions.map(({ id, props }) => [props.title, props.onAction, id])).toEqual(
    actions.map(({ id }, index) => [
      ["Copy to Clipboard", "Open in Browser"][index],
      { $handler: `${id}:onAction` },
      id,
    ]),
  );
  for (const action of actions) await run.fire(action);
  expect(run.messages()).toEqual(
    expect.arrayContaining([
      { kind: "clipboard", text: "copied" },
      { kind: "hud", title: "Copied to Clipboard" },
      { kind: "open", target: "https://example.com" },
    ]),
  );
});

test("a pushed view is on top until it is popped, by itself or by the host", async () => {
  const run = await open("list");
  await run.fire(run.byTitle("Open"));
  await run.waitFor((at) => at.stack().length === 2);
  expect(run.tree()).toMatchObject({ type: "Detail", props: { markdown: "# Second" } });
  await run.fire(run.byTitle("Back"));
  await run.waitFor((at) => at.stack().length === 1 && at.text().includes("Popped"));
  await run.fire(run.byTitle("Open"));
  await run.waitFor((at) => at.stack().length === 2);
  run.pop();
  await run.waitFor((at) => at.stack().length === 1);
  run.pop();
  await run.waitFor((at) => at.messagesOf("popToRoot").length === 1);
});

test.each([
  [true, "Yes"],
  [false, "No"],
])("an alert answered %s goes on with that answer", async (confirmed, words) => {
  const run = await open("list");
  const fired = run.fire(run.byTitle("Ask"));
  const [alert] = await run.waitFor((at) => at.messagesOf("alert").length > 0 && at.messagesOf("alert"));
  expect(alert).toMatchObject({
    options: { title: "Sure?", primaryAction: { title: "Delete", style: "destructive" } },
  });
  run.answerAlert(confirmed);
  await fired;
  await run.waitFor((at) => at.text().includes(words));
});

test("a toast shows its changes, and its actions can be pressed", async () => {
  const run = await open("list");
  await run.fire(run.byTitle("Toast"));
  expect(run.messagesOf("toast").map(({ style }) => style)).toEqual(["ANIMATED", "ANIMATED", "SUCCESS"]);
  expect(run.messagesOf("toast").at(-1)).toMatchObject({
    actions: [{ which: "primary", title: "Undo" }],
    visible: true,
  });
  run.pressToast("primary");
  await run.waitFor((at) => at.text().includes("Undone"));
});

test("what an action throws ends the command with that error, and idle never comes", async () => {
  const run = await open("list");
  await expect(run.fire(run.byTitle("Throw"))).rejects.toThrow("thrown by an action");
  await run.waitFor((at) => at.error()?.message === "thrown by an action");
  await expect(run.waitFor("idle")).rejects.toThrow("thrown by an action");
  expect((await run.unload()).reason).toBe("threw");
});

test("firing what is not on the screen is refused and changes nothing", async () => {
  const run = await open("list");
  await expect(run.fire("99999:onAction")).rejects.toThrow("not on the screen");
  await expect(run.fire(`${run.tree().id}:isShowingDetail`)).rejects.toThrow("handles nothing");
  await expect(run.fire(`${run.tree().id}:constructor`)).rejects.toThrow("handles nothing");
  await run.waitFor("idle");
});

test("a form is submitted with what was entered, with defaults elsewhere", async () => {
  const run = await open("form");
  await run.fire(run.byTitle("Send"));
  await run.waitFor((at) => at.byTitle("Name")?.props.error === "Required");
  await run.fire(run.byTitle("Name")?.props.onChange, "Someone");
  await run.fire(run.byTitle("Which")?.props.onChange, "b");
  await run.fire(run.byTitle("When")?.props.onChange, { $date: 0 });
  expect(run.byTitle("Name")?.props.value).toBe("Someone");
  await run.fire(run.byTitle("Send"));
  await run.waitFor((at) => at.text().includes("Someone"));
  expect(JSON.parse(String(run.byTitle("Submitted")?.props.text))).toEqual({
    name: "Someone",
    agree: true,
    which: "b",
    when: "1970-01-01T00:00:00.000Z",
  });
  await run.fire(run.byTitle("Reset"));
  await run.waitFor((at) => at.byTitle("Name")?.props.value === "");
});

test("ten thousand items stay workable: one change is one new frame, within Raycast's heap", async () => {
  const run = await open("long-list");
  expect(run.byType("List.Item")).toHaveLength(10_001);
  const action = byTitle(run.tree(), "Count");
  for (let count = 1; count <= 5; count++) {
    await run.fire(action);
    await run.waitFor((at) => at.byTitle("Counter")?.props.subtitle === String(count));
  }
  const { measures } = await run.unload();
  expect(measures.frames).toBe(6);
  expect(measures.peakHeapBytes).toBeLessThan(100 * 1024 * 1024);
});
