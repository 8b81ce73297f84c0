import { outline } from "./outline";
import type { HostNode } from "./protocol";

let id = 0;
function node(
  type: string,
  props: HostNode["props"],
  children: HostNode[] = [],
  slots: HostNode["slots"] = {},
): HostNode {
  return { id: ++id, type, props, children, slots };
}

test("a menu shows its icon, title, tooltip, sections, items, shortcuts and what is disabled", () => {
  const item = node("MenuBarExtra.Item", {
    title: "Copy",
    shortcut: { modifiers: ["cmd", "shift"], key: "c" },
    onAction: { $handler: "2:onAction" },
  });
  const label = node("MenuBarExtra.Item", { title: "Engine", subtitle: "kernel_extension" });
  const props = { icon: { source: { light: "a.svg", dark: "b.svg" } }, title: "Fallback", tooltip: "A sentence." };
  const sections = [
    node("MenuBarExtra.Section", { title: "State" }, [label]),
    node("MenuBarExtra.Submenu", { title: "More" }, [item]),
  ];
  expect(outline(node("MenuBarExtra", { ...props, isLoading: true }, sections))).toBe(
    [
      "Menu bar:  [a.svg]  Fallback  (loading)",
      "  “A sentence.”",
      "  §  State",
      "    •  Engine  — kernel_extension  (disabled)",
      "  ▸  More",
      "    •  Copy  ⌘⇧C",
    ].join("\n"),
  );
});

test("a list shows sections, items with accessories, detail, metadata and actions", () => {
  const label = node("List.Item.Detail.Metadata.Label", { title: "Key", text: { value: "Value", color: "red" } });
  const metadata = node("List.Item.Detail.Metadata", {}, [label]);
  const actions = node("ActionPanel", {}, [node("Action.Push", { title: "Open" })]);
  const item = node(
    "List.Item",
    {
      title: "First",
      accessories: [{ tag: { value: "New", color: "red" } }, { text: "Managed" }, { date: { $date: 0 } }],
    },
    [],
    {
      detail: [node("List.Item.Detail", { markdown: "# Words\n\nmore" }, [], { metadata: [metadata] })],
      actions: [actions],
    },
  );
  const tree = node("List", { navigationTitle: "Status" }, [node("List.Section", { title: "Section" }, [item])]);
  expect(outline(tree)).toBe(
    [
      "List  Status",
      "  §  Section",
      "    •  First  (#New · Managed · 1970-01-01T00:00:00.000Z)",
      "      Detail:",
      "        | # Words",
      "        |",
      "        | more",
      "        Metadata:",
      "          •  Key  Value",
      "      Actions:",
      "        →  Open",
    ].join("\n"),
  );
});

test("a form shows its fields with their values and errors", () => {
  const fields = [
    node("Form.TextField", { title: "Name", value: "Pilot", error: "Too short" }),
    node("Form.Checkbox", { label: "Agree", value: true }),
    node("Form.Separator", {}),
  ];
  expect(outline(node("Form", {}, fields))).toBe(
    ["Form", "  •  Name  Pilot  ! Too short", "  •  Agree  true", "  ──"].join("\n"),
  );
});
