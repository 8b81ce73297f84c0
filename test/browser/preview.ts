import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { distFolder, projectFolder } from "../simulator/raycast";
import { assetsFolder, Desktop } from "../simulator/preview/desktop";
import { bundlePage, type Page as Bundle } from "../simulator/preview/page-bundle";
import { startServer, type PreviewServer } from "../simulator/preview/server";
import { launchBrowser, openPage, type PageOptions } from "./browser";

export interface Preview {
  desktop: Desktop;
  open(options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

/** What takes a second on an idle machine may take very much longer on a busy one. */
const LONG_MS = 60_000;

let bundle: Promise<Bundle> | undefined;

/** The preview of a simulated Mac, of the real extension unless another one's folder is given, with a browser. */
export async function startPreview(preset: string, dist = distFolder()): Promise<Preview> {
  bundle ??= bundlePage(join(projectFolder(), "test", "simulator", "preview", "page"));
  const desktop = new Desktop({ dist, preset });
  let server: PreviewServer | undefined;
  let browser: Browser | undefined;
  try {
    server = await startServer({ desktop, page: await bundle, assetsFolder: assetsFolder(dist) });
    browser = await launchBrowser();
  } catch (error) {
    await Promise.all([server?.close(), desktop.close()]);
    throw error;
  }
  const [running, shown] = [server, browser];
  return {
    desktop,
    open: (options) => openPage(shown, running.url, options),
    async close() {
      await shown.close();
      await running.close();
      await desktop.close();
    },
  };
}

/** Where pictures go that are made to be looked at; git ignores it. */
export function pictureFile(name: string): string {
  const folder = join(projectFolder(), "screenshots");
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.jpg`);
}

/** Types a command's title into root search, which it opens where Raycast is closed, and launches it. */
export async function launch(page: Page, title: string): Promise<void> {
  await page.locator(".window, .reopen").first().waitFor();
  if (await page.locator(".reopen").isVisible()) await page.keyboard.press("Alt+Space");
  await page.getByPlaceholder("Search for apps and commands…").fill(title);
  await page.getByRole("option", { name: title, selected: true }).waitFor();
  await page.keyboard.press("Enter");
}

/** Waits until the view on screen has stopped loading. */
export async function loaded(page: Page): Promise<void> {
  await page.locator(".view:not([hidden]) .search, .view:not([hidden]) .head-title").first().waitFor();
  await page.locator(".view:not([hidden]) .loading").first().waitFor({ state: "detached", timeout: LONG_MS });
}

/** Opens the extension's menu and waits until the page shows it with its command loaded and nothing left to read. */
export async function openMenu(page: Page): Promise<void> {
  await page.locator(".extension-item").click();
  await page.locator(".menu[role=menu][aria-busy=false]").waitFor({ timeout: LONG_MS });
}

/** Resolves when the condition holds; rejects with `what` after `ms`. */
export async function until(condition: () => unknown, what = "the condition", ms = LONG_MS): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`In ${ms} ms this did not come about: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
