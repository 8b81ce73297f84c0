import type { HostNode, Json } from "../../raycast/protocol";

/** A prop as text; a number too. Empty where it is neither. `{ value }` is unwrapped, as Raycast's props allow it. */
export function text(value: Json | undefined): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (value && typeof value === "object" && !Array.isArray(value) && "value" in value) return text(value.value);
  return "";
}

/** The tooltip of a prop of the shape `{ value, tooltip }`. */
export function tooltip(value: Json | undefined): string | undefined {
  if (value && typeof value === "object" && !Array.isArray(value) && typeof value.tooltip === "string") {
    return value.tooltip;
  }
  return undefined;
}

/** The name by which a function is fired; null where the value is no function. */
export function handlerName(value: Json | undefined): string | null {
  if (value && typeof value === "object" && !Array.isArray(value) && typeof value.$handler === "string") {
    return value.$handler;
  }
  return null;
}

/** The name by which a function prop is fired; null where the prop is no function. */
export function handler(node: HostNode | undefined, prop: string): string | null {
  return handlerName(node?.props[prop]);
}

/** A prop as milliseconds, where it is a date. */
export function date(value: Json | undefined): number | null {
  if (value && typeof value === "object" && !Array.isArray(value)) {
    if (typeof value.$date === "number") return value.$date;
    if ("value" in value) return date(value.value);
  }
  return null;
}

/** The first element of a slot. */
export function slot(node: HostNode | undefined, name: string): HostNode | undefined {
  return node?.slots[name]?.[0];
}

/** The component's last name: `List.Item.Detail.Metadata.Label` is `Label`. */
export function lastName(node: HostNode): string {
  return node.type.slice(node.type.lastIndexOf(".") + 1);
}
