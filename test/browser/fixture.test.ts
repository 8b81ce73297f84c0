import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { fixtureExtension } from "../simulator/preview/fixture-extension";
import { launch, openMenu, startPreview, until, type Preview } from "./preview";

let dist: string;
let preview: Preview;
let page: Page;

beforeAll(async () => {
  dist = fixtureExtension();
  preview = await startPreview("healthy", dist);
});
afterAll(async () => {
  await preview.close();
  rmSync(dist, { recursive: true, force: true });
});
beforeEach(async () => {
  await preview.desktop.take({ do: "restartRaycast" });
  page = await preview.open();
});
afterEach(() => page.context().close());

const markdown = () => page.locator(".view:not([hidden]) .markdown");
async function showView(): Promise<void> {
  await launch(page, "Show View");
  await markdown().waitFor();
}
async function choose(title: string): Promise<void> {
  await page.keyboard.press("Meta+k");
  await page.getByRole("menuitem", { name: title }).click();
}
const menu = () => page.getByRole("menu", { name: "Extension Menu" });
const hasHud = (title: string) => until(() => preview.desktop.state.hud?.title === title, `the HUD ${title}`);

describe("a form", () => {
  it("shows an error at its field until it is mended, and submits by ⌘ return", async () => {
    await launch(page, "Fill in Form");
    await page.getByLabel("Secret").fill("hush");
    await page.keyboard.press("Meta+Enter");
    await page.getByRole("alert").getByText("A name is needed").waitFor();

    await page.getByLabel("Name").fill("Somebody");
    await page.getByRole("alert").waitFor({ state: "detached" });
    await page.getByLabel("Notes").fill("one\ntwo");
    await page.getByLabel("I agree").uncheck();
    await page.getByLabel("Color").selectOption("Red");
    await page.getByRole("button", { name: "Tag A" }).click();
    await page.keyboard.press("Meta+Enter");

    await markdown().waitFor();
    const sent: unknown = JSON.parse((await markdown().innerText()).replace(/^Sent /, "").replaceAll(/[“”]/g, '"'));
    expect(sent).toMatchObject({
      name: "Somebody",
      secret: "hush",
      notes: "one\ntwo",
      agree: false,
      color: "red",
      tags: ["a"],
    });
  });

  it("keeps every letter of a fast typist, in a field that the extension listens to", async () => {
    await launch(page, "Fill in Form");
    const words = "the quick brown fox jumps over the lazy dog";
    await page.getByLabel("Name").pressSequentially(words);
    await page.waitForTimeout(300);
    expect(await page.getByLabel("Name").inputValue()).toBe(words);
  });
});

describe("an alert", () => {
  it.each([
    ["Escape", "false"],
    ["Enter", "true"],
  ])("is answered by %s with %s", async (key, answer) => {
    await showView();
    await page.keyboard.press("Meta+k");
    await page.getByPlaceholder("Search for actions…").fill("ask");
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog").waitFor();
    await page.keyboard.press(key);
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    await markdown().getByText(`answer ${answer}`).waitFor();
  });
});

describe("a view", () => {
  it("pushes and pops, and does not run what stands in its markdown", async () => {
    await showView();
    await markdown().getByText("<script>").waitFor();
    expect(await page.evaluate(() => "broken" in window)).toBe(false);
    await page.keyboard.press("Enter");
    await markdown().getByText("count 1").waitFor();

    await choose("Push");
    await page.locator(".view:not([hidden]) .head-title", { hasText: "Pushed" }).waitFor();
    await page.keyboard.press("Escape");
    await markdown().getByText("count 1").waitFor();
    await page.keyboard.press("Escape");
    await page.getByPlaceholder("Search for apps and commands…").waitFor();
  });

  it("follows a link through the Mac, and stays itself", async () => {
    await showView();
    await page.getByRole("link", { name: "the page" }).click();
    await page.getByRole("dialog", { name: "Browser" }).getByText("https://example.com/help").waitFor();
    expect(new URL(page.url()).hostname).toBe("127.0.0.1");
  });

  it("shows a toast with an action that is pressed", async () => {
    await showView();
    await choose("Toast");
    await page.getByRole("status").getByRole("button", { name: "Again" }).click();
    await markdown().getByText("count 100").waitFor();
  });

  it("says what was thrown", async () => {
    await showView();
    await choose("Throw");
    await page.getByText("thrown on purpose").first().waitFor();
  });
});

describe("a list whose selection the extension leads", () => {
  const selected = (name: string) => page.getByRole("option", { name, selected: true }).waitFor();

  it("begins where it is asked to, stays there, and tells only what the person chose", async () => {
    await launch(page, "Lead Selection");
    await selected("Row three");
    await page.waitForTimeout(500);
    await selected("Row three");
    await page.getByPlaceholder(/^Told $/).waitFor();

    for (const key of ["ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
    await page.getByPlaceholder("Told two one two three four").waitFor();
    await page.waitForTimeout(500);
    await selected("Row four");

    await page.keyboard.press("Enter");
    await selected("Row one");
    await page.getByPlaceholder("Told two one two three four").waitFor();
  });

  it("leaves the keys to its dropdown while that is open", async () => {
    await launch(page, "Lead Selection");
    await selected("Row three");
    await page.keyboard.press("Meta+p");
    await page.getByRole("option", { name: "All", selected: true }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await selected("Row four");
    await page.getByPlaceholder(/^Told $/).waitFor();
  });

  it("stands where it stood after a reload", async () => {
    await launch(page, "Lead Selection");
    await selected("Row three");
    await page.keyboard.press("ArrowDown");
    await page.getByPlaceholder("Told four").waitFor();
    await page.reload();
    await selected("Row four");
    await page.getByPlaceholder("Told four").waitFor();
  });
});

describe("a menu", () => {
  it("puts the alternate in its place while option is down", async () => {
    await openMenu(page);
    await page.getByRole("menuitem", { name: "Plain" }).waitFor();
    await page.keyboard.down("Alt");
    await page.getByRole("menuitem", { name: "Alternate" }).click();
    await page.keyboard.up("Alt");
    await hasHud("Alternate");
  });

  it("is gone through by the keyboard alone, submenus too", async () => {
    await openMenu(page);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("menuitem", { name: "Inside" }).waitFor();
    await page.keyboard.press("Enter");
    await hasHud("Inside");
    await menu().waitFor({ state: "detached" });
  });

  it("closes by a click elsewhere on the screen, and stays open for one on the simulator", async () => {
    await openMenu(page);
    await page.getByRole("tab", { name: "History" }).click();
    await menu().waitFor();
    await page.mouse.click(200, 700);
    await menu().waitFor({ state: "detached" });
  });

  it("does nothing on a row without an action, and closes by escape", async () => {
    await openMenu(page);
    const row = page.getByRole("menuitem", { name: "Says Nothing" });
    expect(await row.getAttribute("aria-disabled")).toBe("true");
    await row.click({ force: true });
    await menu().waitFor();
    await page.keyboard.press("Escape");
    await menu().waitFor({ state: "detached" });
    await until(() => preview.desktop.state.menuBar.phase === "unloaded", "the command is unloaded");
  });
});

it("scrolls ten thousand items of which only a screenful is drawn, and chooses the last", async () => {
  await launch(page, "Show Many");
  const rows = page.getByRole("listbox", { name: "Items" });
  await rows.getByRole("option", { name: "Item 0" }).waitFor();
  const drawn = await rows.evaluate(async (element) => {
    const seen: number[] = [];
    for (let step = 1; step <= 50; step++) {
      element.scrollTop = (element.scrollHeight * step) / 50;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      seen.push(element.querySelectorAll("[role=option]").length);
    }
    return seen;
  });
  expect(Math.min(...drawn)).toBeGreaterThan(5);
  expect(Math.max(...drawn)).toBeLessThan(40);
  await rows.getByRole("option", { name: "Item 9999" }).waitFor();

  await page.keyboard.press("ArrowUp");
  await page.keyboard.type("9998");
  await rows.getByRole("option", { name: "Item 9998", selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await hasHud("Item 9998");
});

it.each([
  ["what the system prefers", { theme: "system", prefers: "dark" }, "dark"],
  ["what the system prefers", { theme: "system", prefers: "light" }, "light"],
  ["what the address asks for", { theme: "dark", prefers: "light" }, "dark"],
] as const)("is drawn in %s", async (_words, options, theme) => {
  const themed = await preview.open(options);
  const background = await themed.locator(".window").evaluate((element) => getComputedStyle(element).backgroundColor);
  const [red = 0] = (/\d+/.exec(background) ?? []).map(Number);
  expect(red < 128 ? "dark" : "light").toBe(theme);
  expect(new URL(themed.url()).searchParams.has("token")).toBe(false);
  await themed.context().close();
});

it("gives the keyboard to the simulator by tab, and to Raycast after a click or a choice there", async () => {
  const speed = page.getByRole("button", { name: "×10" });
  await speed.focus();
  await page.keyboard.press("Enter");
  await page.locator("[aria-pressed=true]", { hasText: "×10" }).waitFor();
  await page.getByRole("button", { name: "×1", exact: true }).focus();
  await page.keyboard.press("Space");
  await page.locator("[aria-pressed=true]", { hasText: /^×1$/ }).waitFor();

  const search = page.getByPlaceholder("Search for apps and commands…");
  await search.focus();
  await speed.click();
  await page.getByLabel("Preset").selectOption("threats");
  await until(() => preview.desktop.state.mac?.preset === "threats", "the Mac is there");
  await page.keyboard.type("many");
  await page.getByRole("option", { name: "Show Many", selected: true }).waitFor();
  expect(preview.desktop.state.mac?.preset).toBe("threats");
  await page.getByRole("button", { name: "×1", exact: true }).click();
});

it("loads nothing from anywhere else", async () => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).host));
  await page.reload();
  await showView();
  expect(new Set(asked)).toEqual(new Set([new URL(page.url()).host]));
});
