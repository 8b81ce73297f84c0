import { useSyncExternalStore } from "react";
import type { DesktopState } from "../state";
import type { PageRequest } from "../requests";

let state: DesktopState | null = null;
let connected = false;
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Listens to the server. The first message is the whole state, those after it are the parts that changed. A tab that
 * nobody sees does not listen: a browser opens only six connections to one server, so that with six tabs no click of
 * theirs would get through.
 */
export function connect(): void {
  let source = document.hidden ? null : listen();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) source ??= listen();
    else {
      source?.close();
      source = null;
    }
  });
}

function listen(): EventSource {
  const source = new EventSource("/api/events");
  source.onmessage = (event: MessageEvent<string>) => {
    const part = JSON.parse(event.data) as Partial<DesktopState>;
    state = { ...state, ...part } as DesktopState;
    connected = true;
    changed();
  };
  source.onerror = () => {
    connected = false;
    changed();
  };
  return source;
}

/** The server's state; null until its first message is here. */
export function useDesktop(): DesktopState | null {
  return useSyncExternalStore(subscribe, () => state);
}

/** False while the server cannot be reached. */
export function useConnected(): boolean {
  return useSyncExternalStore(subscribe, () => connected);
}

/** Tells the server what the person did. Resolves when it was taken or refused; what follows comes as an event. */
export async function send(request: PageRequest): Promise<void> {
  const response = await fetch("/api/do", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  }).catch(() => undefined);
  // Without an answer the server is gone, which the page says.
  if (response && !response.ok) console.warn(`${request.do} was refused: ${response.status} ${await response.text()}`);
}
