import type { HostNode, Json } from "./protocol";

const MODIFIERS: Readonly<Record<string, string>> = { ctrl: "⌃", opt: "⌥", alt: "⌥", shift: "⇧", cmd: "⌘" };

/** A prop's words: plain, or the `value` or `text` inside. Dates in ISO form; undefined where there are none. */
function words(value: Json | undefined): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  if (typeof value.$date === "number") return new Date(value.$date).toISOString();
  return words(value.value) ?? words(value.text);
}

/** An icon's name: `shield-16`, an asset, or the lighter one of a pair; with its tint where it has one. */
function iconName(icon: Json | undefined): string | undefined {
  if (typeof icon === "string") return icon;
  if (typeof icon !== "object" || icon === null || Array.isArray(icon)) return undefined;
  if (icon.value !== undefined) return iconName(icon.value);
  const source = typeof icon.light === "string" ? icon.light : iconName(icon.source);
  const tint = typeof icon.tintColor === "string" ? ` ${icon.tintColor}` : "";
  return source === undefined ? undefined : source + tint;
}

/** A shortcut as macOS writes it: ⌘⇧C. */
function shortcutText(shortcut: Json | undefined): string | undefined {
  if (typeof shortcut !== "object" || shortcut === null || Array.isArray(shortcut)) return undefined;
  if (shortcut.macOS !== undefined) return shortcutText(shortcut.macOS);
  const modifiers = Array.isArray(shortcut.modifiers) ? shortcut.modifiers.map(String) : [];
  return modifiers.map((name) => MODIFIERS[name] ?? name).join("") + String(shortcut.key ?? "").toUpperCase();
}

function accessoryText(accessory: Json): string | undefined {
  if (typeof accessory !== "object" || accessory === null || Array.isArray(accessory)) return undefined;
  const tag = words(accessory.tag);
  const shown = [iconName(accessory.icon) && `[${iconName(accessory.icon)}]`, tag && `#${tag}`];
  const all = [...shown, words(accessory.text), words(accessory.date)].filter(Boolean);
  return all.length > 0 ? all.join(" ") : undefined;
}

function join(...parts: (string | undefined | false)[]): string {
  return parts.filter(Boolean).join("  ");
}

/** One line for a node: its icon, words, accessories and marks. */
function line({ type, props }: HostNode): string {
  const icon = iconName(props.icon);
  const accessories = Array.isArray(props.accessories) ? props.accessories.map(accessoryText).filter(Boolean) : [];
  const isDisabled = type === "MenuBarExtra.Item" && props.onAction === undefined;
  return join(
    icon && `[${icon}]`,
    words(props.title) ?? words(props.label),
    words(props.subtitle) && `— ${words(props.subtitle)}`,
    words(props.text),
    words(props.description),
    words(props.value) ?? (typeof props.value === "boolean" ? String(props.value) : undefined),
    words(props.target),
    accessories.length > 0 && `(${accessories.join(" · ")})`,
    shortcutText(props.shortcut),
    isDisabled && "(disabled)",
    words(props.error) && `! ${words(props.error)}`,
  );
}

/** How a kind of node is marked at the start of its line. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/Separator$/, "──"],
  [/^MenuBarExtra$/, "Menu bar:"],
  [/^List$|^Grid$|^Detail$|^Form$/, ""],
  [/Section$/, "§"],
  [/Submenu$/, "▸"],
  [/^ActionPanel$/, "Actions:"],
  [/^Action/, "→"],
  [/Metadata$/, "Metadata:"],
  [/EmptyView$/, "Empty view:"],
  [/Dropdown$/, "Dropdown:"],
  [/Item\.Detail$/, "Detail:"],
];

function mark(type: string): string {
  return MARKS.find(([pattern]) => pattern.test(type))?.[1] ?? "•";
}

function* linesOf(node: HostNode, depth: number): Generator<string> {
  const indent = "  ".repeat(depth);
  const { type, props, slots } = node;
  const isView = type === "List" || type === "Grid" || type === "Detail" || type === "Form";
  const head = isView ? join(type, words(props.navigationTitle)) : join(mark(type), line(node));
  yield indent + head + (props.isLoading === true ? "  (loading)" : "");
  if (words(props.tooltip)) yield `${indent}  “${words(props.tooltip)}”`;
  const markdown = words(props.markdown);
  if (markdown) for (const text of markdown.trim().split("\n")) yield `${indent}  | ${text}`.trimEnd();
  for (const child of node.children) yield* linesOf(child, depth + 1);
  for (const alternate of slots.alternate ?? []) yield* linesOf(alternate, depth + 1);
  for (const [name, nodes] of Object.entries(slots)) {
    if (name !== "alternate") for (const child of nodes) yield* linesOf(child, depth + 1);
  }
}

/**
 * What a tree shows, as indented text: one line per element with its icon in brackets, words, accessories and shortcut;
 * the tooltip in quotes, markdown behind bars, actions behind arrows.
 */
export function outline(node: HostNode): string {
  return [...linesOf(node, 0)].join("\n");
}
