import type { HostNode } from "../../raycast/protocol";
import { lastName, text } from "./node";

/** A row of a drawn list: a section's title, or an item. */
export type Row =
  | { kind: "section"; key: string; title: string; subtitle: string; top: number; height: number }
  | { kind: "item"; key: string; node: HostNode; index: number; top: number; height: number };

export interface ListModel {
  rows: readonly Row[];
  items: readonly HostNode[];
  height: number;
}

const ITEM = 40;
const TITLE = 32;
const GAP = 8;

/** True when the item has every word of the query in its title, subtitle or keywords. */
export function itemMatches(node: HostNode, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const keywords = Array.isArray(node.props.keywords) ? node.props.keywords.map(text).join("\n") : "";
  const hay = `${text(node.props.title)}\n${text(node.props.subtitle)}\n${keywords}`.toLowerCase();
  return words.every((word) => hay.includes(word));
}

/** The rows of a list that match `query`, with where each stands; sections left without items are left out. */
export function listModel(list: HostNode, query: string): ListModel {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const rows: Row[] = [];
  const items: HostNode[] = [];
  let top = GAP / 2;
  const add = (node: HostNode): void => {
    rows.push({ kind: "item", key: `i${node.id}`, node, index: items.length, top, height: ITEM });
    items.push(node);
    top += ITEM;
  };
  for (const child of list.children) {
    const name = lastName(child);
    if (name === "Item" && itemMatches(child, words)) add(child);
    if (name !== "Section") continue;
    const found = child.children.filter((item) => lastName(item) === "Item" && itemMatches(item, words));
    if (found.length === 0) continue;
    const title = text(child.props.title);
    if (title) {
      const subtitle = text(child.props.subtitle);
      rows.push({ kind: "section", key: `s${child.id}`, title, subtitle, top, height: TITLE });
      top += TITLE;
    }
    found.forEach(add);
    top += GAP;
  }
  return { rows, items, height: top + GAP / 2 };
}

/** The rows that show between two heights, and a few on either side. */
export function visibleRows(rows: readonly Row[], from: number, to: number): readonly Row[] {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && row.top + row.height < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < rows.length && (rows[end]?.top ?? 0) <= to) end++;
  return rows.slice(Math.max(0, low - 4), end + 4);
}
