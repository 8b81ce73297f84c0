import type { HostNode, Json } from "../raycast/protocol";

/** True when `found` says so for any value in the tree; it is asked for every object, string and number of it. */
function some(value: Json | HostNode | readonly HostNode[], found: (value: unknown) => boolean): boolean {
  if (found(value)) return true;
  if (Array.isArray(value)) return value.some((entry) => some(entry as Json, found));
  if (value && typeof value === "object") return Object.values(value).some((entry) => some(entry as Json, found));
  return false;
}

/** True when a function prop of that name stands in the frame. */
export function holdsHandler(stack: readonly HostNode[], handler: string): boolean {
  return some(stack, (value) => (value as { $handler?: unknown } | null)?.$handler === handler);
}

/** True when the address stands in the frame: as a link's target, or inside a markdown text. */
export function holdsLink(stack: readonly HostNode[], url: string): boolean {
  const decoded = url.replaceAll("&amp;", "&");
  return some(stack, (value) => {
    const props = (value as { props?: { [key: string]: unknown } } | null)?.props;
    if (!props) return false;
    if (props.target === url || props.url === url) return true;
    return typeof props.markdown === "string" && props.markdown.includes(decoded);
  });
}
