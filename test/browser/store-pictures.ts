/** `npm run screenshots`: writes the Store's pictures, `metadata/defender-status-1.png` and on, from the preview. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { ensureBuilt, projectFolder } from "../simulator/raycast";
import type { PresetName } from "../simulator/mac";
import { launch, loaded, openMenu, startPreview, type Preview } from "./preview";

interface Picture {
  preset: PresetName;
  of: "window" | "menu";
  /** Brings what is to be seen on the screen. */
  show: (page: Page, preview: Preview) => Promise<void>;
}

async function view(page: Page, title: string): Promise<void> {
  await launch(page, title);
  await loaded(page);
  await page.locator(".item-detail").waitFor();
}

const PICTURES: readonly Picture[] = [
  { preset: "healthy", of: "window", show: (page) => view(page, "Show Protection Status") },
  { preset: "network-filter-waiting", of: "menu", show: openMenu },
  { preset: "pilot-fallen-back", of: "window", show: (page) => view(page, "Set Up System Extensions") },
  {
    preset: "not-approved",
    of: "window",
    async show(page) {
      await view(page, "Show Protection Status");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Meta+k");
    },
  },
  { preset: "threats", of: "window", show: (page) => view(page, "Check Threat List") },
  { preset: "pilot-ready", of: "window", show: (page) => view(page, "Validate Detection") },
];

/** The Store wants 2000 × 1250, in one theme on one background. A whole menu needs the larger screen. */
const SIZES = {
  window: { theme: "dark", width: 1000, height: 625, scale: 2 },
  menu: { theme: "dark", width: 1280, height: 800, scale: 1.5625 },
} as const;
/** So that nothing is photographed while it fades or slides. */
const SETTLE_MS = 800;

async function main(): Promise<void> {
  const dist = await ensureBuilt();
  const folder = join(projectFolder(), "metadata");
  mkdirSync(folder, { recursive: true });
  for (const [index, { preset, of, show }] of PICTURES.entries()) {
    const preview = await startPreview(preset, dist);
    try {
      const page = await preview.open({ ...SIZES[of], picture: of });
      await page.locator(of === "menu" ? ".extension-item" : ".search").waitFor();
      await show(page, preview);
      await page.waitForTimeout(SETTLE_MS);
      const path = join(folder, `defender-status-${index + 1}.png`);
      await page.screenshot({ path });
      console.log(path);
    } finally {
      await preview.close();
    }
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
