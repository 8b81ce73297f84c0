import type { HostNode } from "../../raycast/protocol";
import { handler, lastName, slot } from "./node";

/** The item that ⌥ puts in the place of `node`. */
function alternateOf(node: HostNode): HostNode | undefined {
  return slot(node, "alternate");
}

/** The item that stands in the row of `node`: its alternate while ⌥ is down, where it has one. */
export function shownItem(node: HostNode, option: boolean): HostNode {
  return (option && alternateOf(node)) || node;
}

/** True when a click does something. Raycast draws an item without an action as disabled. */
export function isEnabled(node: HostNode): boolean {
  return lastName(node) === "Submenu" || handler(node, "onAction") !== null;
}

/** The rows of one level that the keyboard can reach, sections opened. */
export function rowsOf(node: HostNode): HostNode[] {
  return node.children.flatMap((child) => {
    const name = lastName(child);
    if (name === "Section") return rowsOf(child);
    return name === "Separator" ? [] : [child];
  });
}

/** The shortcuts that an open menu listens to, with what they fire. */
export function shortcutsOf(node: HostNode): { node: HostNode; handler: string }[] {
  return rowsOf(node).flatMap((row) => {
    if (lastName(row) === "Submenu") return shortcutsOf(row);
    return [row, alternateOf(row)].flatMap((item) => {
      const name = handler(item, "onAction");
      return item && name && item.props.shortcut ? [{ node: item, handler: name }] : [];
    });
  });
}
