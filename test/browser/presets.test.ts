import type { Page } from "playwright-core";
import { presets } from "../simulator/mac";
import { launch, loaded, openMenu, pictureFile, startPreview, until, type Preview } from "./preview";

/** So many Macs are drawn at the same time: most of it is waiting for children and their time-outs. */
const LANES = 3;
const ALL_MS = 15 * 60_000;

/** Rows of which the words or the picture did not find room, and icons that could not be drawn. */
function flaws(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll<HTMLElement>(".menu-title, .foot-title, .dropdown-button span")];
    const unknown = [...document.querySelectorAll<HTMLElement>(".lucide-square-dashed")];
    const broken = [...document.images].filter((image) => image.complete && image.naturalWidth === 0);
    const menu = document.querySelector(".menu")?.getBoundingClientRect();
    return [
      ...cut.filter((element) => element.scrollWidth > element.clientWidth + 1).map((element) => element.innerText),
      ...unknown.map((element) => element.closest<HTMLElement>("[data-icon]")?.dataset.icon ?? "an icon"),
      ...broken.map((image) => image.src),
      ...(menu && (menu.left < 0 || menu.bottom > innerHeight) ? ["the menu leaves the screen"] : []),
    ];
  });
}

/** Photographs the page in the theme it is in, and in the other one, in which it is left. */
async function pictures(page: Page, name: string): Promise<void> {
  const theme = () => page.evaluate(() => String(document.documentElement.dataset.theme));
  const first = await theme();
  await page.screenshot({ path: pictureFile(`${name}-${first}`), type: "jpeg", quality: 90 });
  await page.getByRole("button", { name: "Light or Dark" }).click();
  await page.locator(`html:not([data-theme=${first}])`).waitFor();
  await page.screenshot({ path: pictureFile(`${name}-${await theme()}`), type: "jpeg", quality: 90 });
}

/** Draws one Mac's menu and status. Rejects with what is wrong with them. */
async function draw(page: Page, preview: Preview, complaints: string[], preset: string): Promise<void> {
  complaints.length = 0;
  await page.getByLabel("Preset").selectOption(preset);
  await until(() => preview.desktop.state.mac?.preset === preset, "the Mac is there");
  await page.locator(".extension-item").waitFor();

  await openMenu(page);
  const menu = page.getByRole("menu", { name: "Extension Menu" });
  await menu.getByRole("menuitem").nth(3).waitFor();
  expect(await flaws(page)).toEqual([]);
  await pictures(page, `${preset}-menu`);
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "detached" });

  await launch(page, "Show Protection Status");
  await loaded(page);
  await page.locator(".view:not([hidden])").locator(".item-detail, .empty, .detail").first().waitFor();
  expect(await flaws(page)).toEqual([]);
  await pictures(page, `${preset}-status`);
  expect(complaints).toEqual([]);
}

/** What went wrong with each Mac that was drawn; undefined where nothing did. */
const drawn = new Map<string, unknown>();

beforeAll(async () => {
  const waiting = Object.keys(presets);
  const lane = async (): Promise<void> => {
    const preview = await startPreview("healthy");
    try {
      const page = await preview.open();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
      });
      for (let preset = waiting.shift(); preset !== undefined; preset = waiting.shift()) {
        const problem = await draw(page, preview, complaints, preset).then(
          () => undefined,
          (error: unknown) => error,
        );
        drawn.set(preset, problem);
      }
    } finally {
      await preview.close();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}, ALL_MS);

it.each(Object.keys(presets))("draws the menu and the status of %s, light and dark", (preset) => {
  expect(drawn.has(preset)).toBe(true);
  const problem = drawn.get(preset);
  if (problem !== undefined) throw problem;
});
