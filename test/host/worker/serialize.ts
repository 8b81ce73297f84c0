import { fieldValue, isField } from "./form-fields";
import type { Instance } from "./instance";

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
  instance.text =
    `{"id":${instance.id},"type":${JSON.stringify(instance.type)},"props":${serializeProps(instance)},` +
    `"children":[${children.join(",")}],"slots":{${slotTexts.join(",")}}}`;
  return instance.text;
}

function serializeProps(instance: Instance): string {
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(instance.props)) {
    if (name === "children" || value === undefined) continue;
    plain[name] = toPlain(value, `${instance.id}:${name}`);
  }
  if (isField(instance)) {
    plain.value = toPlain(fieldValue(instance), `${instance.id}:value`);
    plain.onChange = { $handler: `${instance.id}:onChange` };
  }
  return JSON.stringify(plain);
}

/** A value as plain JSON; `name` is what a function in its place is fired by. */
export function toPlain(value: unknown, name: string): unknown {
  switch (typeof value) {
    case "function":
      return { $handler: name };
    case "bigint":
    case "symbol":
      return String(value);
    case "object":
      break;
    default:
      return value;
  }
  if (value === null) return null;
  if (value instanceof Date) return { $date: value.getTime() };
  if (value instanceof URL) return value.href;
  if (Array.isArray(value)) return value.map((entry, index) => toPlain(entry, `${name}.${index}`));
  if (value instanceof Error) return { name: value.name, message: value.message };
  const plain: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== undefined) plain[key] = toPlain(entry, `${name}.${key}`);
  }
  return plain;
}

/** The way back: dates revived, all else as it is. */
export function fromPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromPlain);
  if (typeof value !== "object" || value === null) return value;
  const date = (value as { $date?: unknown }).$date;
  if (typeof date === "number") return new Date(date);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fromPlain(entry)]));
}
