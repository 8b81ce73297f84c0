import { useEffect, useRef } from "react";

/** Takes a key; true says that nobody else shall have it. */
export type KeyHandler = (event: KeyboardEvent) => boolean;

const handlers: { current: KeyHandler }[] = [];

/**
 * True for a key that presses or turns the control outside of Raycast's window that has the keyboard: somebody went
 * there by tab, since clicks leave the keyboard where it is. An open menu has its keys first.
 */
function isOfControl(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey || document.querySelector(".menu")) return false;
  const control = (event.target as Element).closest(".side :is(button, select), .opened button, .menu-bar button");
  if (!control) return false;
  return control.matches("select") ? event.key !== "Escape" : event.key === "Enter" || event.key === " ";
}

/** Starts listening. The handler that came last (the topmost panel) is asked first. */
export function listenToKeys(): void {
  window.addEventListener("keydown", (event) => {
    if (isOfControl(event)) return;
    for (const handler of [...handlers].reverse()) {
      if (handler.current(event)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
    }
  });
}

/** Has `handler` asked for every key while the component is on screen and `active`. */
export function useKeys(handler: KeyHandler, active = true): void {
  const reference = useRef(handler);
  reference.current = handler;
  useEffect(() => {
    if (!active) return;
    handlers.push(reference);
    return () => {
      handlers.splice(handlers.indexOf(reference), 1);
    };
  }, [active]);
}

const onMac = /mac/i.test(navigator.platform);

/** True when the command key is down. Where there is no Mac keyboard, control does as well. */
export function isCommand(event: KeyboardEvent): boolean {
  return event.metaKey || (!onMac && event.ctrlKey);
}

/**
 * Gives the keyboard back to a search field when somebody types while it is elsewhere (on a button of the side panel):
 * the key goes on into the field. Fields keep what is typed in them.
 */
export function typeInto(field: HTMLElement | null, event: KeyboardEvent): void {
  const types = event.key.length === 1 && !event.metaKey && !event.ctrlKey && !event.altKey;
  if (types && !document.activeElement?.matches("input, textarea, select")) field?.focus();
}
