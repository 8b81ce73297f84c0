import { createElement, type ReactNode } from "react";
import { tell } from "./link";
import { peakHeapBytes } from "./heap";
import { createInstance, type Instance } from "./instance";
import { navigationOfScreen, Screen } from "./navigation";
import { createRoot } from "./reconciler";
import { serialize } from "./serialize";
import { elapsedMs, setup } from "./setup";

const container: Instance = createInstance("Screen", {});
let saidIdle = false;
let failed = false;

/** Everything that is rendered. */
export const rendered = container;

/** Tells the host what the screen shows. */
export function tellFrame(): void {
  if (failed) return;
  const stack = container.children.flatMap((view) => view.children.slice(0, 1)).map(serialize);
  tell({ kind: "frame-text", stack: `[${stack.join(",")}]`, atMs: elapsedMs() });
  peakHeapBytes();
  if (setup.role === "menu-bar" && !saidIdle) setImmediate(tellIdle);
}

/** A menu-bar command is over once it is not loading: judged after the effects of its first render (a guess). */
function tellIdle(): void {
  const menu = container.children[0]?.children[0];
  if (saidIdle || failed || menu?.props.isLoading) return;
  saidIdle = true;
  tell({ kind: "done", reason: "idle" });
}

const root = createRoot(container, tellFrame, tellFailure);

/** Tells that the command is over by an error that nothing caught. */
export function tellFailure(thrown: unknown): void {
  if (failed) return;
  failed = true;
  const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  tell({ kind: "done", reason: "threw", error: { name, message, ...(stack === undefined ? {} : { stack }) } });
}

/** Renders the command. */
export function show(element: ReactNode): void {
  root.render(createElement(Screen, { first: element }));
}

/** Takes everything off the screen, so that effects clean up; no frame is told. */
export function clear(): void {
  failed = true;
  root.render(null);
}

/** Pops the top view. */
export function popView(): void {
  navigationOfScreen.current?.pop();
}
