import sharp from "sharp";

/** What the Store's own check measures of a picture, and what it allows. Source: its metadata image scripts. */
const WIDTH = 2000;
const HEIGHT = 1250;
const LEAST_PADDING = 0.08;
const MOST_PADDING = 0.17;
const MOST_ASYMMETRY = 0.04;
const LEAST_CONTRAST = 70;
const MOST_BACKDROP_RMS = 12;

/** One picture of the Store, measured. Paddings are shares of the width or height, from 0 to 1. */
export interface Picture {
  name: string;
  width: number;
  height: number;
  /** Mean color of the four corners, red, green, blue. */
  backdrop: readonly number[];
  padding: { left: number; right: number; top: number; bottom: number };
  /** How far the window's edge is from the backdrop, in levels of grey. */
  contrast: number;
}

/** Where along a line something differs from the backdrop by at least `LEAST_CONTRAST` for the first time. */
function firstEdge(grey: readonly number[], backdrop: number): { at: number; contrast: number } {
  const at = grey.findIndex((value) => Math.abs(value - backdrop) >= LEAST_CONTRAST);
  const near = grey.slice(Math.max(0, at), at + 6).map((value) => Math.abs(value - backdrop));
  return { at, contrast: at < 0 ? 0 : Math.max(...near) };
}

/** Measures a picture: its size, its backdrop, and where the window in it begins on each side. */
export async function measure(file: string, name: string): Promise<Picture> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const color = (x: number, y: number) => [0, 1, 2].map((channel) => data[(y * width + x) * channels + channel] ?? 0);
  const grey = (x: number, y: number) => {
    const [red = 0, green = 0, blue = 0] = color(x, y);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  };
  const corners = [color(4, 4), color(width - 5, 4), color(4, height - 5), color(width - 5, height - 5)];
  const backdrop = [0, 1, 2].map((channel) => corners.reduce((sum, corner) => sum + (corner[channel] ?? 0), 0) / 4);
  const [red = 0, green = 0, blue = 0] = backdrop;
  const level = 0.299 * red + 0.587 * green + 0.114 * blue;
  const row = Array.from({ length: width }, (_, x) => grey(x, Math.round(height / 2)));
  const column = Array.from({ length: height }, (_, y) => grey(Math.round(width / 2), y));
  const edges = {
    left: firstEdge(row, level),
    right: firstEdge(row.toReversed(), level),
    top: firstEdge(column, level),
    bottom: firstEdge(column.toReversed(), level),
  };
  return {
    name,
    width,
    height,
    backdrop,
    padding: {
      left: edges.left.at / width,
      right: edges.right.at / width,
      top: edges.top.at / height,
      bottom: edges.bottom.at / height,
    },
    contrast: Math.min(...Object.values(edges).map((edge) => edge.contrast)),
  };
}

/** What the Store would refuse of these pictures, one sentence each. */
export function faultsOfPictures(pictures: readonly Picture[]): string[] {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const faults = pictures.flatMap(({ name, width, height, padding, contrast }) => {
    if (width !== WIDTH || height !== HEIGHT) return [`${name} is ${width} × ${height}, not ${WIDTH} × ${HEIGHT}`];
    const sides = Object.entries(padding).filter(([, share]) => share < LEAST_PADDING || share > MOST_PADDING);
    return [
      ...(contrast < LEAST_CONTRAST ? [`${name}: the window's edge does not show against its backdrop`] : []),
      ...sides.map(([side, share]) => `${name}: ${percent(share)} of padding on its ${side}, not 8 to 17 %`),
      ...(Math.abs(padding.left - padding.right) > MOST_ASYMMETRY ||
      Math.abs(padding.top - padding.bottom) > MOST_ASYMMETRY
        ? [`${name}: the window is not in the middle`]
        : []),
    ];
  });
  const [first] = pictures;
  const others = pictures.filter(({ backdrop }) => {
    const squares = backdrop.map((value, channel) => (value - (first?.backdrop[channel] ?? 0)) ** 2);
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / 3) > MOST_BACKDROP_RMS;
  });
  return [...faults, ...others.map(({ name }) => `${name} has another backdrop than ${first?.name}`)];
}
