/**
 * The menu bar's icons, one for each state, on a grid of 16 × 16 so that they read at that size. Fills only: Raycast 2
 * draws no strokes there, and tints only pictures made of pixels. The worse the state, the more of the grid is filled.
 */
const SHIELD = "M8 .9 14.2 3v4.6c0 3.9-2.6 6.5-6.2 7.7C4.4 14.1 1.8 11.5 1.8 7.6V3Z";
const INSIDE = "M8 2.6 12.6 4.15V7.6c0 2.9-1.9 4.9-4.6 5.95C5.3 12.5 3.4 10.5 3.4 7.6V4.15Z";
const OCTAGON = "M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z";

const CHECK = "M4.8 8.1 5.9 7 7.3 8.4 10.1 5.3 11.3 6.3 7.35 10.7Z";
const QUESTION =
  "M5.85 6.6C5.85 5.2 6.8 4.4 8.05 4.4c1.25 0 2.2.8 2.2 1.95 0 .95-.5 1.45-1.1 1.85-.3.25-.35.4-.35.8H7.2c0-.9.25-1.3.85-1.75.45-.35.6-.55.6-.85 0-.4-.25-.65-.6-.65-.45 0-.65.3-.7.85ZM7.2 9.8h1.6v1.6H7.2Z";
const EXCLAMATION = "M7.1 3.9h1.8v5.2H7.1ZM7.1 10.2h1.8V12H7.1Z";
const ARROW_DOWN = "M7.1 4h1.8v3.9h2.4L8 11.5 4.7 7.9h2.4Z";
const CROSS = "M5 6.1 6.2 4.9 8 6.7 9.8 4.9 11 6.1 9.2 7.9 11 9.7 9.8 10.9 8 9.1 6.2 10.9 5 9.7 6.8 7.9Z";
const BANG = "M6.95 3.4h2.1v5.9h-2.1ZM6.95 10.6h2.1v2.1h-2.1Z";

/** By the name of its file in assets; what is drawn over something filled is cut out of it. */
export const STATE_ICONS = {
  "state-protected": SHIELD + INSIDE + CHECK,
  "state-unknown": SHIELD + INSIDE + QUESTION,
  "state-attention": SHIELD + EXCLAMATION,
  "state-fallback": SHIELD + ARROW_DOWN,
  "state-unprotected": SHIELD + CROSS,
  "state-malware": OCTAGON + BANG,
};

/** One icon as an SVG, black on nothing: whoever shows it gives it its color. */
export function stateIconSvg(path) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 16 16"><path fill-rule="evenodd" d="${path}"/></svg>`;
}
