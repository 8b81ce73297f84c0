import type { Json } from "../../raycast/protocol";
import { isCommand } from "./keys";

export interface Shortcut {
  modifiers: readonly string[];
  key: string;
}

const MODIFIERS: Readonly<Record<string, string>> = { ctrl: "⌃", opt: "⌥", alt: "⌥", shift: "⇧", cmd: "⌘" };
const ORDER = ["ctrl", "opt", "alt", "shift", "cmd"];
const KEYS: Readonly<Record<string, string>> = {
  return: "↵",
  enter: "↵",
  delete: "⌫",
  backspace: "⌫",
  deleteForward: "⌦",
  tab: "⇥",
  space: "␣",
  escape: "esc",
  arrowUp: "↑",
  arrowDown: "↓",
  arrowLeft: "←",
  arrowRight: "→",
};
const EVENT_KEYS: Readonly<Record<string, string>> = {
  return: "Enter",
  enter: "Enter",
  delete: "Backspace",
  backspace: "Backspace",
  deleteForward: "Delete",
  tab: "Tab",
  space: " ",
  escape: "Escape",
  arrowUp: "ArrowUp",
  arrowDown: "ArrowDown",
  arrowLeft: "ArrowLeft",
  arrowRight: "ArrowRight",
};

/** The shortcut in a prop; on the Mac's side where it is given for two systems. Null where there is none. */
export function shortcutOf(value: Json | undefined): Shortcut | null {
  if (!value || typeof value !== "object" || Array.isArray(value)) return null;
  if (value.macOS) return shortcutOf(value.macOS);
  const { key, modifiers } = value;
  if (typeof key !== "string" || !Array.isArray(modifiers)) return null;
  return { key, modifiers: modifiers.filter((modifier) => typeof modifier === "string") };
}

/** The key caps, in the Mac's order: `["⇧", "⌘", "C"]`. */
export function keyCaps(shortcut: Shortcut): string[] {
  const modifiers = [...shortcut.modifiers].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return [
    ...modifiers.map((modifier) => MODIFIERS[modifier] ?? modifier),
    KEYS[shortcut.key] ?? shortcut.key.toUpperCase(),
  ];
}

/** True when the event is the shortcut. Letters go by the physical key, so that ⌥ does not hide them. */
export function matches(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const wanted = new Set(shortcut.modifiers.map((modifier) => (modifier === "alt" ? "opt" : modifier)));
  const control = wanted.has("ctrl") ? event.ctrlKey : !event.ctrlKey || isCommand(event);
  if (isCommand(event) !== wanted.has("cmd") && !(wanted.has("ctrl") && event.ctrlKey && !event.metaKey)) return false;
  if (!control || event.altKey !== wanted.has("opt") || event.shiftKey !== wanted.has("shift")) return false;
  const key = EVENT_KEYS[shortcut.key] ?? shortcut.key;
  return event.key.toLowerCase() === key.toLowerCase() || event.code === `Key${key.toUpperCase()}`;
}
