import type { HostNode, Json } from "../../raycast/protocol";
import { handler, lastName, text } from "./node";
import { shortcutOf, type Shortcut } from "./shortcut";

/** One entry of an action panel. */
export interface ActionEntry {
  id: number;
  title: string;
  icon: Json | undefined;
  destructive: boolean;
  shortcut: Shortcut | null;
  /** Fired when chosen; null where nothing is to be fired. */
  handler: string | null;
  /** Set for a submenu. */
  submenu: readonly ActionGroup[] | null;
}

export interface ActionGroup {
  id: number;
  title: string;
  entries: readonly ActionEntry[];
}

/** Raycast's own words and icon for the actions that bring them. */
const DEFAULTS: Readonly<Record<string, { title: string; icon: string }>> = {
  CopyToClipboard: { title: "Copy to Clipboard", icon: "copy-clipboard-16" },
  OpenInBrowser: { title: "Open in Browser", icon: "globe-01-16" },
  Open: { title: "Open", icon: "app-window-16" },
  OpenWith: { title: "Open with…", icon: "app-window-16" },
  Paste: { title: "Paste in Active App", icon: "copy-clipboard-16" },
  Push: { title: "Open", icon: "arrow-right-16" },
  ShowInFinder: { title: "Show in Finder", icon: "finder-16" },
  SubmitForm: { title: "Submit Form", icon: "check-16" },
  Trash: { title: "Move to Trash", icon: "trash-16" },
};

function entryOf(node: HostNode): ActionEntry {
  const name = lastName(node);
  const standard = DEFAULTS[name];
  const submenu = name === "Submenu";
  return {
    id: node.id,
    title: text(node.props.title) || standard?.title || "Action",
    icon: node.props.icon ?? standard?.icon,
    destructive: node.props.style === "destructive" || name === "Trash",
    shortcut: shortcutOf(node.props.shortcut),
    handler: handler(node, "onAction") ?? handler(node, "onSubmit") ?? handler(node, "onOpen"),
    submenu: submenu ? groupsOf(node) : null,
  };
}

/** The sections of a panel or a submenu; actions outside of any come in sections without a title. */
export function groupsOf(panel: HostNode | undefined): ActionGroup[] {
  const groups: { id: number; title: string; entries: ActionEntry[] }[] = [];
  let loose: { id: number; title: string; entries: ActionEntry[] } | null = null;
  for (const child of panel?.children ?? []) {
    if (lastName(child) === "Section") {
      loose = null;
      groups.push({ id: child.id, title: text(child.props.title), entries: child.children.map(entryOf) });
      continue;
    }
    if (!loose) {
      loose = { id: child.id, title: "", entries: [] };
      groups.push(loose);
    }
    loose.entries.push(entryOf(child));
  }
  return groups.filter((group) => group.entries.length > 0);
}

/** All entries in their order, submenus closed. */
export function entriesOf(groups: readonly ActionGroup[]): ActionEntry[] {
  return groups.flatMap((group) => [...group.entries]);
}

/** All entries that can be fired at once, those in submenus too: what shortcuts reach. */
export function reachable(groups: readonly ActionGroup[]): ActionEntry[] {
  return entriesOf(groups).flatMap((entry) => (entry.submenu ? [entry, ...reachable(entry.submenu)] : [entry]));
}
