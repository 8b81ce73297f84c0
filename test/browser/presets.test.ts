import type { Page } from "playwright-core";
import { presets } from "../mac";
import { launch, loaded, openMenu, pictureFile, startPreview, until, type Preview } from "./preview";

let preview: Preview;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  preview = await startPreview("healthy");
  page = await preview.open();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
});
afterAll(() => preview.close());

async function pictures(name: string): Promise<void> {
  for (const theme of ["light", "dark"]) {
    await page.screenshot({ path: pictureFile(`${name}-${theme}`) });
    await page.getByRole("button", { name: "Light or Dark" }).click();
    await page.locator(`html:not([data-theme=${theme}])`).waitFor();
  }
}

/** Rows of which the words or the picture did not find room, and icons that could not be drawn. */
function flaws(): Promise<string[]> {
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll<HTMLElement>(".menu-title, .foot-title, .dropdown-button span")];
    const unknown = [...document.querySelectorAll<HTMLElement>(".lucide-square-dashed")];
    const broken = [...document.images].filter((image) => image.complete && image.naturalWidth === 0);
    return [
      ...cut.filter((element) => element.scrollWidth > element.clientWidth + 1).map((element) => element.innerText),
      ...unknown.map((element) => element.closest<HTMLElement>("[data-icon]")?.dataset.icon ?? "an icon"),
      ...broken.map((image) => image.src),
    ];
  });
}

it.each(Object.keys(presets))("draws the menu and the status of %s, light and dark", async (preset) => {
  await page.getByLabel("Preset").selectOption(preset);
  await until(() => preview.desktop.state.mac?.preset === preset, "the Mac is there");
  await page.locator(".extension-item").waitFor();

  await openMenu(page, preview);
  expect(await page.getByRole("menu", { name: "Extension Menu" }).getByRole("menuitem").count()).toBeGreaterThan(3);
  expect(await flaws()).toEqual([]);
  await pictures(`${preset}-menu`);
  await page.keyboard.press("Escape");
  await page.getByRole("menu", { name: "Extension Menu" }).waitFor({ state: "detached" });

  await launch(page, "Show Protection Status");
  await loaded(page);
  await page.locator(".view:not([hidden])").locator(".item-detail, .empty, .detail").first().waitFor();
  expect(await flaws()).toEqual([]);
  await pictures(`${preset}-status`);
  expect(complaints).toEqual([]);
});
