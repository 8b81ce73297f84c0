import type { ReactNode } from "react";
import type { Json } from "../../raycast/protocol";
import { Image } from "./image";

/** A tag: words on a tint of their own color. */
export function Tag({ text, color, icon }: { text: string; color?: string; icon?: Json }): ReactNode {
  return (
    <span className="tag" style={{ color: color ?? "var(--secondary-text)" }}>
      <Image image={icon} size={12} />
      {text}
    </span>
  );
}
