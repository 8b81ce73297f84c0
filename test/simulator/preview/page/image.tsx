import type { CSSProperties, ReactNode } from "react";
import type { Drawn } from "../../raycast/drawing";
import type { Json } from "../../raycast/protocol";
import { cssColor } from "./colors";
import { drawingOf, iconName } from "./icons";
import { useTheme, type Theme } from "./theme";

interface Resolved {
  source: string;
  color?: string;
  mask?: string;
}

function resolve(image: Json | undefined, theme: Theme): Resolved | null {
  if (typeof image === "string") return image ? { source: image } : null;
  if (!image || typeof image !== "object" || Array.isArray(image)) return null;
  if ("value" in image) return resolve(image.value, theme);
  if ("fileIcon" in image) return { source: "blank-document-16" };
  if ("source" in image) {
    const inner = resolve(image.source, theme);
    if (!inner) return null;
    const mask = typeof image.mask === "string" ? image.mask : undefined;
    return { ...inner, color: cssColor(image.tintColor, theme), mask };
  }
  const themed = image[theme];
  return typeof themed === "string" ? { source: themed } : null;
}

/** The address of an asset, or of a picture that carries itself; null for anything else, which is never loaded. */
export function imageAddress(source: string): string | null {
  if (source.startsWith("data:image/")) return source;
  const asset = source.replace(/^asset:\/*/, "");
  return /^[\w@.-]+\.(png|svg|jpe?g|gif|webp)$/i.test(asset) ? `/assets/${encodeURIComponent(asset)}` : null;
}

/** A menu bar icon, of which Raycast draws less than of other images. */
export function MenuBarIcon({ icon, size }: { icon: Drawn; size: number }): ReactNode {
  const title = icon.lost.length > 0 ? `Raycast draws less than was asked for: ${icon.lost.join("; ")}.` : undefined;
  if (icon.kind === "nothing") return icon.source ? <span className="image" title={title} /> : null;
  const source = icon.svg === undefined ? icon.source : `data:image/svg+xml,${encodeURIComponent(icon.svg)}`;
  return (
    <span className="bar-icon" title={title}>
      <Image image={{ source, ...(icon.tint === undefined ? {} : { tintColor: icon.tint }) }} size={size} />
    </span>
  );
}

/** A Raycast image: one of its icons, an asset, a picture in a data: URL, or an emoji. */
export function Image({ image, size = 16 }: { image: Json | undefined; size?: number }): ReactNode {
  const theme = useTheme();
  const resolved = resolve(image, theme);
  if (!resolved) return null;
  const { source, color, mask } = resolved;
  const style: CSSProperties = { width: size, height: size, color };
  const name = iconName(source);
  if (name) {
    const drawing = drawingOf(name);
    if (drawing.kind === "figure") {
      return (
        <span className="image figure" style={{ ...style, fontSize: size * 0.6 }}>
          {drawing.text}
        </span>
      );
    }
    const Glyph = drawing.icon;
    return (
      <span className="image" style={style} data-icon={name}>
        <Glyph
          size={size}
          strokeWidth={1.8}
          fill={drawing.filled || drawing.solid ? "currentColor" : "none"}
          className={drawing.solid ? "solid" : undefined}
        />
      </span>
    );
  }
  const address = imageAddress(source);
  if (address === null) {
    return (
      <span className="image emoji" style={{ ...style, fontSize: size * 0.85 }}>
        {source}
      </span>
    );
  }
  const className = `image ${mask === "circle" ? "mask-circle" : mask ? "mask-rounded" : ""}`;
  if (color) {
    const cut = `url("${address}") center / contain no-repeat`;
    return <span className={className} style={{ ...style, background: "currentcolor", mask: cut }} />;
  }
  return <img className={className} src={address} style={style} alt="" />;
}
