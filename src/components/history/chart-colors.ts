import type { ChartColors } from "../../timeline/history-chart";

/** The colors of the chart for each of Raycast's appearances: the levels' own, as an SVG has to spell them. */
export const CHART_COLORS: Readonly<Record<"light" | "dark", ChartColors>> = {
  light: {
    levels: {
      protected: "#2f9e44",
      attention: "#e8890c",
      fallback: "#8b5cd6",
      unprotected: "#d93838",
      unknown: "#9aa0a6",
    },
    text: "#5f6368",
    line: "#c4c7cc",
  },
  dark: {
    levels: {
      protected: "#51cf66",
      attention: "#ffa94d",
      fallback: "#b197fc",
      unprotected: "#ff6b6b",
      unknown: "#868e96",
    },
    text: "#b6bac0",
    line: "#4a4e55",
  },
};
