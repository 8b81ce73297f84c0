/** `npm run screenshots`: writes the Store's pictures, `metadata/defender-status-1.png` and on, and the README's menu. */
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

/** The best of what it does: the guide in the middle, malware, what slows a Mac, and the state with its next step. */
const PICTURES: readonly Picture[] = [
  { preset: "not-approved", of: "window", show: (page) => view(page, "Set Up System Extensions") },
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
  { preset: "slow", of: "window", show: (page) => view(page, "Show Performance Impact") },
  { preset: "healthy", of: "window", show: (page) => view(page, "Show Protection Status") },
];

/** For the README, which is shown beside the Store's pictures and must not show them again. */
const MENU: Picture = { preset: "network-filter-waiting", of: "menu", show: openMenu };

/** The Store wants 2000 × 1250, in one theme on one background. A whole menu needs the larger screen. */
const SIZES = {
  window: { theme: "dark", width: 1000, height: 625, scale: 2 },
  menu: { theme: "dark", width: 1280, height: 800, scale: 1.5625 },
} as const;
/** So that nothing is photographed while it fades or slides. */
const SETTLE_MS = 800;

async function main(): Promise<void> {
  const dist = await ensureBuilt();
  const [metadata, media] = ["metadata", "media"].map((name) => join(projectFolder(), name)) as [string, string];
  for (const folder of [metadata, media]) mkdirSync(folder, { recursive: true });
  const all = [
    ...PICTURES.map((picture, index) => [picture, join(metadata, `defender-status-${index + 1}.png`)] as const),
    [MENU, join(media, "menu.png")] as const,
  ];
  for (const [{ preset, of, show }, path] of all) {
    const preview = await startPreview(preset, dist);
    try {
      const page = await preview.open({ ...SIZES[of], picture: of });
      await page.locator(of === "menu" ? ".extension-item" : ".search").waitFor();
      await show(page, preview);
      await page.waitForTimeout(SETTLE_MS);
      // Of the menu only what is around it: the rest of the screen says nothing.
      const box = of === "menu" ? await page.locator(".menu[role=menu]").first().boundingBox() : null;
      const clip = box && { x: box.x - 24, y: 0, width: box.width + 48, height: box.y + box.height + 24 };
      await page.screenshot({ path, ...(clip && { clip }) });
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
