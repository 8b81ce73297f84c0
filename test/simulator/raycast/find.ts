import type { HostNode, Json } from "./protocol";

/** A node and everything below it, slots too, in the order of the screen. */
export function* walk(node: HostNode): Generator<HostNode> {
  yield node;
  for (const child of node.children) yield* walk(child);
  for (const nodes of Object.values(node.slots)) for (const child of nodes) yield* walk(child);
}

/** Every node of a type at or below one, for example `List.Item`. */
export function byType(node: HostNode, type: string): HostNode[] {
  return [...walk(node)].filter((at) => at.type === type);
}

/** The first node of a title at or below one; undefined where there is none. */
export function byTitle(node: HostNode, title: string): HostNode | undefined {
  for (const at of walk(node)) if (textIn(at.props.title) === title) return at;
  return undefined;
}

function textIn(value: Json | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const inner = value.value ?? value.text;
  return typeof inner === "string" ? inner : undefined;
}

const TEXT_PROPS = ["title", "subtitle", "text", "tooltip", "markdown", "description", "placeholder"];

/** Every word that a node and what is below it show, one line per text. */
export function textOf(node: HostNode): string {
  const lines: string[] = [];
  for (const { props } of walk(node)) {
    for (const name of TEXT_PROPS) {
      const text = textIn(props[name]);
      if (text) lines.push(text);
    }
    if (!Array.isArray(props.accessories)) continue;
    for (const accessory of props.accessories) {
      if (typeof accessory !== "object" || accessory === null || Array.isArray(accessory)) continue;
      const text = textIn(accessory.text) ?? textIn(accessory.tag);
      if (text) lines.push(text);
    }
  }
  return lines.join("\n");
}
