import { actionDefaults, isAction } from "../api/action-defaults";
import { fieldValue, isField } from "./form-fields";
import type { Instance } from "./instance";
import { toPlain } from "./plain";

/** Where an element that was given as a prop is put, by what it is. */
const SLOT_OF: Readonly<Record<string, string>> = {
  ActionPanel: "actions",
  "List.Item.Detail": "detail",
  "List.Item.Detail.Metadata": "metadata",
  "Detail.Metadata": "metadata",
  "List.Dropdown": "searchBarAccessory",
  "Grid.Dropdown": "searchBarAccessory",
  "Form.LinkAccessory": "searchBarAccessory",
  "List.EmptyView": "emptyView",
  "Grid.EmptyView": "emptyView",
};

function slotOf(parent: Instance, child: Instance): string | undefined {
  // An item inside an item is its ⌥ variant.
  if (child.type === "MenuBarExtra.Item" && parent.type === child.type) return "alternate";
  return SLOT_OF[child.type];
}

/** An instance and all below it as the JSON text of a HostNode; built anew only where something changed. */
export function serialize(instance: Instance): string {
  if (instance.text !== null) return instance.text;
  const children: string[] = [];
  const slots = new Map<string, string[]>();
  for (const child of instance.children) {
    const slot = slotOf(instance, child);
    if (slot === undefined) children.push(serialize(child));
    else slots.set(slot, [...(slots.get(slot) ?? []), serialize(child)]);
  }
  const slotTexts = [...slots].map(([name, texts]) => `"${name}":[${texts.join(",")}]`);
  // Joined, not added up: one flat string instead of a tree of pieces that are kept.
  instance.text = [
    `{"id":${instance.id},"type":${JSON.stringify(instance.type)},"props":`,
    serializeProps(instance),
    `,"children":[${children.join(",")}],"slots":{${slotTexts.join(",")}}}`,
  ].join("");
  // Its own text stands for all below it now; ten thousand items would keep all of it twice.
  if (instance.type.endsWith(".Item")) instance.children.forEach(forget);
  return instance.text;
}

function forget(instance: Instance): void {
  instance.text = null;
  instance.children.forEach(forget);
}

function serializeProps(instance: Instance): string {
  const isActing = isAction(instance.type);
  const plain: Record<string, unknown> = isActing ? { ...actionDefaults(instance.type) } : {};
  for (const [name, value] of Object.entries(instance.props)) {
    if (name === "children" || value === undefined) continue;
    plain[name] = toPlain(value, `${instance.id}:${name}`);
  }
  // Pressing one always does something or nothing, never an error.
  if (isActing) plain.onAction = { $handler: `${instance.id}:onAction` };
  if (isField(instance)) {
    plain.value = toPlain(fieldValue(instance), `${instance.id}:value`);
    plain.onChange = { $handler: `${instance.id}:onChange` };
  }
  return JSON.stringify(plain);
}
