import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cutOff, drawn, hudShows, toastShows, type FromWorker } from "./index";

const assets = mkdtempSync(join(tmpdir(), "drawing-test-"));
const file = (name: string, text = "") => writeFileSync(join(assets, name), text);
afterAll(() => rmSync(assets, { recursive: true, force: true }));

file("shield.png");
file("shield@dark.png");
file("plain.png");
file("filled.svg", `<svg fill="none"><g fill="#000"><path d="M0 0h9v9z"/></g></svg>`);
file("default.svg", `<svg><circle r="3"/></svg>`);
file("outlined.svg", `<svg fill="none"><path stroke="#000" stroke-width="2" d="M0 0h9"/></svg>`);
file(
  "both.svg",
  `<svg fill="none"><path stroke='#000' d="M0 0h9"/><circle style="fill: red; stroke: blue" r="1"/></svg>`,
);
file("no-stroke.svg", `<svg><path stroke="none" fill="red" d="M0 0h9v9z"/></svg>`);

describe("a menu bar icon", () => {
  test.each([
    ["a raster takes its tint", { source: "plain.png", tintColor: "red" }, { kind: "raster", tint: "red", lost: [] }],
    [
      "so does an icon of Raycast's",
      { source: "shield-16", tintColor: "red" },
      { kind: "built-in", tint: "red", lost: [] },
    ],
    ["a filled SVG is drawn", "filled.svg", { kind: "svg", lost: [] }],
    ["an SVG is black where it says nothing", "default.svg", { kind: "svg", lost: [] }],
    ["a stroke that is none is no loss", "no-stroke.svg", { kind: "svg", lost: [] }],
    [
      "a tint on an SVG is lost",
      { source: "filled.svg", tintColor: "red" },
      { kind: "svg", lost: ["an SVG takes no tint"] },
    ],
    ["an outline is nothing", "outlined.svg", { lost: ["strokes are not drawn", "nothing of it is drawn"] }],
    ["fills stay where strokes go", "both.svg", { lost: ["strokes are not drawn"] }],
    ["a dark file of the same name is never taken", "shield.png", { lost: ["the @dark file is never taken"] }],
    ["a file that is not there", "gone.png", { kind: "nothing", lost: ["there is no gone.png"] }],
    ["an emoji", "🛡", { kind: "text", lost: [] }],
    ["none", undefined, { kind: "nothing", lost: [] }],
  ])("%s", (_words, icon, expected) => {
    expect(drawn(icon, { assets })).toMatchObject(expected);
  });

  test("has a source for each appearance where the extension names both", () => {
    const icon = { source: { light: "plain.png", dark: "filled.svg" } };
    expect(drawn(icon, { assets, appearance: "light" }).source).toBe("plain.png");
    expect(drawn(icon, { assets, appearance: "dark" }).source).toBe("filled.svg");
  });

  test("keeps of an SVG what is filled", () => {
    expect(drawn("both.svg", { assets }).svg).toBe(
      `<svg fill="none"><path d="M0 0h9"/><circle style="fill: red; " r="1"/></svg>`,
    );
  });
});

test("a HUD shows forty letters, a toast's title about thirty-five, and what is cut off can be asked for", () => {
  const long = "Restarted Defender and Approved the Extension";
  expect(hudShows("Restarted Defender")).toBe("Restarted Defender");
  expect(hudShows(long)).toBe("Restarted Defender and Approved the Ext…");
  expect([...toastShows(long)]).toHaveLength(35);
  const toast = (title: string, visible: boolean): FromWorker => {
    return { kind: "toast", id: 1, style: "success", title, actions: [], visible };
  };
  expect(
    cutOff([
      { kind: "hud", title: "Short" },
      { kind: "hud", title: long },
      toast(long, false),
      toast(`Toast ${long}`, true),
    ]),
  ).toEqual([long, `Toast ${long}`]);
});
