import type { Json } from "../../raycast/protocol";
import type { Theme } from "./theme";

/** A Raycast color as a CSS color: its names stand in the style sheet, so that they follow the theme. */
export function cssColor(value: Json | undefined, theme: Theme): string | undefined {
  if (typeof value === "string") {
    const name = /^raycast-([a-z-]+)$/.exec(value)?.[1];
    return name ? `var(--${name})` : value;
  }
  if (value && typeof value === "object" && !Array.isArray(value)) return cssColor(value[theme], theme);
  return undefined;
}
