import type { HostNode, Json } from "./protocol";

function isNode(target: unknown): target is HostNode {
  return typeof target === "object" && target !== null && "type" in target && "props" in target;
}

/** Whether a handler is what pressing something runs, and not a field's or a list's own. */
export function isAction(handler: string): boolean {
  return handler.endsWith(":onAction");
}

/** The handler that is meant: a name, a `$handler`, or a node's `onAction`; throws where there is none. */
export function handlerName(target: HostNode | Json | undefined): string {
  if (typeof target === "string") return target;
  if (isNode(target)) {
    if (target.props.onAction === undefined) throw new Error(`“${String(target.props.title)}” is disabled`);
    return `${target.id}:onAction`;
  }
  const handler = (target as { $handler?: unknown } | null | undefined)?.$handler;
  if (typeof handler !== "string") throw new Error("There is nothing to fire");
  return handler;
}
