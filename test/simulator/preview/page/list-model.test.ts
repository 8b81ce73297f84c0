import type { HostNode, Json } from "../../raycast/protocol";
import { listModel, visibleRows } from "./list-model";

let id = 0;
const node = (type: string, props: { [key: string]: Json } = {}, children: HostNode[] = []): HostNode => ({
  id: ++id,
  type,
  props,
  children,
  slots: {},
});
const item = (title: string, props: { [key: string]: Json } = {}): HostNode => node("List.Item", { title, ...props });
const titles = (list: HostNode, query = ""): Json[] =>
  listModel(list, query).items.map(({ props }) => props.title ?? "");

const list = node("List", {}, [
  item("Loose"),
  node("List.Section", { title: "Fruit" }, [
    item("Apple", { subtitle: "red and green" }),
    item("Pear", { keywords: ["williams", "conference"] }),
  ]),
  node("List.Section", { title: "Nothing" }, []),
]);

it.each([
  ["", ["Loose", "Apple", "Pear"]],
  ["APP", ["Apple"]],
  ["green", ["Apple"]],
  ["conference", ["Pear"]],
  ["red apple", ["Apple"]],
  ["red pear", []],
])("finds by title, subtitle and keywords: %j", (query, found) => {
  expect(titles(list, query)).toEqual(found);
});

it("leaves out a section without items", () => {
  const sections = listModel(list, "").rows.filter(({ kind }) => kind === "section");
  expect(sections).toMatchObject([{ title: "Fruit" }]);
});

it("stacks the rows without gaps or overlaps but between sections", () => {
  const { rows, height } = listModel(list, "");
  rows.slice(1).forEach((row, index) => {
    const before = rows[index];
    expect(row.top).toBeGreaterThanOrEqual((before?.top ?? 0) + (before?.height ?? 0));
  });
  const last = rows.at(-1);
  expect(height).toBeGreaterThanOrEqual((last?.top ?? 0) + (last?.height ?? 0));
});

it("draws a screenful of ten thousand, wherever it stands", () => {
  const many = node(
    "List",
    {},
    Array.from({ length: 10_000 }, (_, index) => item(`Item ${index}`)),
  );
  const { rows, height } = listModel(many, "");
  for (const from of [0, 123_456, height - 400]) {
    const shown = visibleRows(rows, from, from + 400);
    expect(shown.length).toBeLessThan(25);
    expect(shown[0]?.top).toBeLessThanOrEqual(Math.max(from, 4));
    expect(shown.at(-1)?.top).toBeGreaterThanOrEqual(Math.min(from + 360, height - 60));
  }
  expect(visibleRows([], 0, 400)).toEqual([]);
});
