import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MANIFEST = {
  name: "fixture",
  title: "Fixture",
  author: "fixture",
  icon: "icon.png",
  commands: [
    { name: "bar", title: "Show in Menu Bar", description: "", mode: "menu-bar", interval: "1m" },
    { name: "view", title: "Show View", subtitle: "Fixture", description: "", mode: "view", keywords: ["window"] },
    { name: "form", title: "Fill in Form", description: "", mode: "view" },
    { name: "many", title: "Show Many", description: "", mode: "view" },
    { name: "led", title: "Lead Selection", description: "", mode: "view" },
    { name: "once", title: "Do Once", description: "", mode: "no-view" },
  ],
};

const BAR = `
const { MenuBarExtra, showHUD } = require("@raycast/api");
const { createElement: h } = require("react");
exports.default = () =>
  h(MenuBarExtra, { icon: "icon.png", tooltip: "A fixture", isLoading: false },
    h(MenuBarExtra.Item, { title: "Say Hello", onAction: () => showHUD("Hello") }),
    h(MenuBarExtra.Item, { title: "Says Nothing" }),
    h(MenuBarExtra.Item, { title: "Plain", onAction: () => showHUD("Plain"),
      alternate: h(MenuBarExtra.Item, { title: "Alternate", onAction: () => showHUD("Alternate") }) }),
    h(MenuBarExtra.Submenu, { title: "More" },
      h(MenuBarExtra.Item, { title: "Inside", shortcut: { modifiers: ["cmd"], key: "i" }, onAction: () => showHUD("Inside") })));
`;

const VIEW = `
const { Action, ActionPanel, Alert, confirmAlert, Detail, showToast, useNavigation } = require("@raycast/api");
const { createElement: h, useState } = require("react");
const markdown = "See [the page](https://example.com/help) and <script>window.broken = true</script>";
function View({ title }) {
  const [count, setCount] = useState(0);
  const [answer, setAnswer] = useState("none");
  return h(Detail, {
    navigationTitle: title,
    markdown: markdown + " count " + count + " answer " + answer,
    actions: h(ActionPanel, null,
      h(Action, { title: "Count", onAction: () => setCount((value) => value + 1) }),
      h(Action, { title: "Ask", onAction: async () => setAnswer(String(await confirmAlert({ title: "Sure?" }))) }),
      h(Action, { title: "Toast", onAction: () => showToast({ title: "Toasted", primaryAction: { title: "Again", onAction: () => setCount(100) } }) }),
      h(Action.Push, { title: "Push", target: h(View, { title: "Pushed" }) }),
      h(Action, { title: "Throw", onAction: () => { throw new Error("thrown on purpose"); } })),
  });
}
exports.default = () => h(View, { title: "First" });
`;

const FORM = `
const { Action, ActionPanel, Form, showToast, Detail, useNavigation } = require("@raycast/api");
const { createElement: h, useState } = require("react");
function Form_() {
  const { push } = useNavigation();
  const [error, setError] = useState();
  const submit = (values) => {
    if (!values.name) return setError("A name is needed");
    push(h(Detail, { markdown: "Sent " + JSON.stringify(values) }));
  };
  return h(Form, { actions: h(ActionPanel, null, h(Action.SubmitForm, { title: "Send", onSubmit: submit })) },
    h(Form.Description, { title: "About", text: "A form of every field" }),
    h(Form.TextField, { id: "name", title: "Name", placeholder: "Somebody", error, onChange: () => setError(undefined) }),
    h(Form.PasswordField, { id: "secret", title: "Secret" }),
    h(Form.TextArea, { id: "notes", title: "Notes", info: "As many as you like" }),
    h(Form.Checkbox, { id: "agree", title: "Terms", label: "I agree", defaultValue: true }),
    h(Form.Separator),
    h(Form.Dropdown, { id: "color", title: "Color", defaultValue: "green" },
      h(Form.Dropdown.Item, { value: "red", title: "Red" }), h(Form.Dropdown.Item, { value: "green", title: "Green" })),
    h(Form.TagPicker, { id: "tags", title: "Tags" }, h(Form.TagPicker.Item, { value: "a", title: "Tag A" })),
    h(Form.DatePicker, { id: "when", title: "When" }));
}
exports.default = () => h(Form_);
`;

const MANY = `
const { Action, ActionPanel, Color, Icon, List, showHUD } = require("@raycast/api");
const { createElement: h } = require("react");
const items = Array.from({ length: 10000 }, (_, index) => h(List.Item, {
  key: index, id: "item-" + index, title: "Item " + index, icon: { source: Icon.Shield, tintColor: Color.Green },
  accessories: [{ tag: { value: "tag " + (index % 7), color: Color.Orange } }, { date: new Date(2020, 0, 1) }],
  actions: h(ActionPanel, null, h(Action, { title: "Choose", onAction: () => showHUD("Item " + index) })),
}));
exports.default = () => h(List, { searchBarPlaceholder: "Search ten thousand" }, items);
`;

const LED = `
const { Action, ActionPanel, List } = require("@raycast/api");
const { createElement: h, useState } = require("react");
const actions = (title, onAction) => h(ActionPanel, null, h(Action, { title, onAction }));
exports.default = () => {
  const [told, setTold] = useState([]);
  const [selected, setSelected] = useState("three");
  return h(List, {
    searchBarPlaceholder: "Told " + told.join(" "),
    searchBarAccessory: h(List.Dropdown, { tooltip: "Which", onChange: (value) => value === "last" && setSelected("four") },
      h(List.Dropdown.Item, { title: "All", value: "all" }), h(List.Dropdown.Item, { title: "Last", value: "last" })),
    selectedItemId: selected,
    onSelectionChange: (id) => { setTold((all) => [...all, id]); setSelected(id); },
  }, ["one", "two", "three", "four"].map((id) =>
    h(List.Item, { key: id, id, title: "Row " + id, actions: actions("Lead to One", () => setSelected("one")) })));
};
`;

const ONCE = `
const { execFile } = require("node:child_process");
const { showHUD } = require("@raycast/api");
exports.default = () => new Promise((resolve) => execFile("/usr/bin/sw_vers", [], () => resolve(showHUD("Done"))));
`;

/** A small extension that was built by hand, in a temporary folder: a menu bar, a view, a form, a long list, a command without a view. */
export function fixtureExtension(): string {
  const dist = mkdtempSync(join(tmpdir(), "fixture-extension-"));
  mkdirSync(join(dist, "assets"));
  writeFileSync(join(dist, "package.json"), JSON.stringify(MANIFEST));
  writeFileSync(join(dist, "bar.js"), BAR);
  writeFileSync(join(dist, "view.js"), VIEW);
  writeFileSync(join(dist, "form.js"), FORM);
  writeFileSync(join(dist, "many.js"), MANY);
  writeFileSync(join(dist, "led.js"), LED);
  writeFileSync(join(dist, "once.js"), ONCE);
  return dist;
}
