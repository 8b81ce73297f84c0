import { chromium, type Browser, type Page } from "playwright-core";

/** No network of its own, no first-run pages; it has to run inside a container. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Chromium as the system has it; `CHROMIUM` names another one. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

export interface PageOptions {
  /** What the page is asked for in its address; `system` asks for nothing. */
  theme?: "light" | "dark" | "system";
  /** What the system prefers. */
  prefers?: "light" | "dark";
  width?: number;
  height?: number;
  scale?: number;
  /** For the Store's pictures: only the window, or only the menu bar. */
  picture?: "window" | "menu";
}

/** A page of its own (cookies too) on the preview's address, when it has drawn its first state. */
export async function openPage(browser: Browser, url: string, options: PageOptions = {}): Promise<Page> {
  const { theme = "light", prefers = "light", width = 1440, height = 900, scale = 1, picture } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: prefers,
    // Without a graphics card, each frame of a spinner costs the time that the extension needs.
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const address = new URL(url);
  if (theme !== "system") address.searchParams.set("theme", theme);
  if (picture) address.searchParams.set("picture", picture);
  await page.goto(address.href);
  await page.waitForSelector(".desktop");
  return page;
}
