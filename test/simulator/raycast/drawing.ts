import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { FromWorker, Json } from "./protocol";

/** How many letters of a HUD are read before it is gone: a measure of this project's, as Raycast says only “compact”. */
export const HUD_LETTERS = 40;
/** How many letters of a toast's title stand beside the action bar: about, as Raycast publishes no number. */
export const TOAST_TITLE_LETTERS = 35;

/** What a person sees of a HUD. */
export function hudShows(title: string): string {
  return cut(title, HUD_LETTERS);
}

/** What a person sees of a toast's title. */
export function toastShows(title: string): string {
  return cut(title, TOAST_TITLE_LETTERS);
}

function cut(text: string, letters: number): string {
  const all = [...text];
  return all.length > letters ? `${all.slice(0, letters - 1).join("")}…` : text;
}

/** The HUDs and the titles of toasts of which a person sees only a part; as they were given. */
export function cutOff(messages: readonly FromWorker[]): string[] {
  return messages.flatMap((message) => {
    if (message.kind === "hud") return hudShows(message.title) === message.title ? [] : [message.title];
    if (message.kind !== "toast" || !message.visible) return [];
    return toastShows(message.title) === message.title ? [] : [message.title];
  });
}

/** A menu bar icon as Raycast 2 draws it. */
export interface Drawn {
  /** `built-in`: one of Raycast's own. `text`: an emoji. */
  kind: "built-in" | "raster" | "svg" | "text" | "nothing";
  /** The built-in's name, the asset's file or the text. */
  source: string;
  /** The tint, where it has an effect. */
  tint?: Json;
  /** An SVG's text with what is drawn of it. */
  svg?: string;
  /** What the extension asked for and nobody sees, in words; empty where all of it is drawn. */
  lost: string[];
}

const NOTHING: Drawn = { kind: "nothing", source: "", lost: [] };

/**
 * What Raycast 2 draws in the menu bar for an icon: of an SVG the fills and no strokes, in its own colors (RE PR#30588,
 * PR#30587, RE#31304); a tint on rasters and its own icons only; `source: { light, dark }`, but no `@dark` file.
 */
export function drawn(
  icon: Json | undefined,
  { assets, appearance = "light" }: { assets: string; appearance?: "light" | "dark" },
): Drawn {
  if (typeof icon === "string") return icon === "" ? NOTHING : drawnSource(icon, undefined, assets);
  if (typeof icon !== "object" || icon === null || Array.isArray(icon)) return NOTHING;
  const { source, tintColor } = icon;
  const themed = source ?? icon;
  const name = typeof themed === "object" && themed !== null && !Array.isArray(themed) ? themed[appearance] : themed;
  return typeof name === "string" ? drawnSource(name, tintColor, assets) : NOTHING;
}

function drawnSource(source: string, tint: Json | undefined, assets: string): Drawn {
  const tinted = tint === undefined ? {} : { tint };
  if (/^[a-z0-9-]+-16$/.test(source)) return { kind: "built-in", source, ...tinted, lost: [] };
  const extension = extname(source).toLowerCase();
  if (extension === "") return { kind: "text", source, lost: tint === undefined ? [] : ["a text takes no tint"] };
  const file = join(assets, source);
  if (!existsSync(file)) return { ...NOTHING, source, lost: [`there is no ${source}`] };
  const dark = join(assets, source.replace(/(\.\w+)$/, "@dark$1"));
  const lost = existsSync(dark) ? ["the @dark file is never taken"] : [];
  if (extension !== ".svg") return { kind: "raster", source, ...tinted, lost };
  const svg = readFileSync(file, "utf8");
  if (tint !== undefined) lost.push("an SVG takes no tint");
  if (/stroke(?!-)\s*[=:]\s*["']?(?!none)[\w#(]/.test(svg)) lost.push("strokes are not drawn");
  if (!hasFill(svg)) lost.push("nothing of it is drawn");
  return { kind: "svg", source, svg: fillsOnly(svg), lost };
}

/** An SVG without its strokes. */
export function fillsOnly(svg: string): string {
  return svg.replace(/\s+stroke(-[\w-]+)?\s*=\s*("[^"]*"|'[^']*')/g, "").replace(/stroke(-[\w-]+)?\s*:[^;"']*;?/g, "");
}

const SHAPES = new Set(["path", "circle", "ellipse", "rect", "polygon", "polyline", "text"]);

/** Whether any shape of an SVG is filled, by itself or by what holds it. */
function hasFill(svg: string): boolean {
  const fills = ["black"];
  for (const [, closing, name = "", attributes = "", alone] of svg.matchAll(/<(\/?)([a-z]\w*)([^>]*?)(\/?)>/gi)) {
    if (closing) {
      fills.pop();
      continue;
    }
    const own = /\bfill\s*[=:]\s*["']?\s*([^"';\s]+)/.exec(attributes)?.[1];
    const fill = own ?? fills.at(-1) ?? "black";
    if (SHAPES.has(name) && fill !== "none" && fill !== "transparent") return true;
    if (!alone) fills.push(fill);
  }
  return false;
}
