import type { HostNode } from "../simulator/raycast";

/** What fits on a 13-inch screen, submenus closed. */
const MOST_ROWS = 18;
/** Rows of a Mac on which all is well. */
const MOST_ROWS_WHEN_WELL = 12;
const LONGEST_TITLE = 40;
/** A title and what stands grey beside it. */
const WIDEST_ROW = 70;

const isRow = ({ type }: HostNode) => type === "MenuBarExtra.Item" || type === "MenuBarExtra.Submenu";

/** The rows that are seen at once, without what a submenu or the Option key hides. */
function rowsOf(node: HostNode): HostNode[] {
  return node.children.flatMap((child) => (isRow(child) ? [child] : rowsOf(child)));
}

/** Every row, those of submenus too. */
function everyRow(node: HostNode): HostNode[] {
  return node.children.flatMap((child) => [...(isRow(child) ? [child] : []), ...everyRow(child)]);
}

/** What is wrong with a menu as people use it: too long, too wide, rows that do nothing or look the same. */
export function faultsOf(menu: HostNode, isWell: boolean): string[] {
  const shown = rowsOf(menu);
  const most = isWell ? MOST_ROWS_WHEN_WELL : MOST_ROWS;
  const faults = shown.length > most ? [`${shown.length} rows, at most ${most}`] : [];
  for (const { type, props, children } of everyRow(menu)) {
    const title = String(props.title);
    const wide = [title, props.subtitle].filter(Boolean).join("  ").length;
    if (title.length > LONGEST_TITLE) faults.push(`“${title}” has ${title.length} letters`);
    if (wide > WIDEST_ROW) faults.push(`“${title}” is ${wide} letters wide`);
    if (type === "MenuBarExtra.Item" && !props.onAction && !props.tooltip) faults.push(`“${title}” is dead`);
    if (type === "MenuBarExtra.Submenu" && children.length === 0) faults.push(`“${title}” is empty`);
    if (/^Nothing\b/.test(String(props.tooltip ?? ""))) faults.push(`“${title}” begins with Nothing`);
  }
  const names = shown.map(({ props }) => String(props.title));
  return [...faults, ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `“${name}” twice`)];
}
