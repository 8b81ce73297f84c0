import { createContext, useContext, useEffect, useState } from "react";

export type Theme = "light" | "dark";

const query = new URLSearchParams(location.search);

/** Set when the page is to be photographed: only the window, or only the menu bar with what hangs from it. */
export const picture = query.get("picture") as "window" | "menu" | null;

/** The theme in use, and how to turn it. `?theme=` wins over what the system prefers. */
export function useThemeState(): [Theme, (theme: Theme) => void] {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const asked = query.get("theme");
  const [theme, setTheme] = useState<Theme>(
    asked === "dark" || asked === "light" ? asked : media.matches ? "dark" : "light",
  );
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [theme, setTheme];
}

export const ThemeContext = createContext<Theme>("light");

/** The theme in use. */
export function useTheme(): Theme {
  return useContext(ThemeContext);
}
