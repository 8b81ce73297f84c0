import { recordReading } from "../../src/timeline/record-reading";
import { distFolder, RaycastHost, textOf, type HostNode } from "../simulator/raycast";
import { createMac, type SimulatedMac } from "../simulator/mac";
import { MINUTE, sample } from "../unit/timeline/sample";

let mac: SimulatedMac;
let host: RaycastHost;

/** Protected while the poll looked, then nobody looked for hours, then a person saw the kernel fallback. */
beforeEach(() => {
  mac = createMac("healthy", { rate: 0 });
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root } });
  const record = (minutesAgo: number, level: "protected" | "fallback", reading: "background" | "foreground") => {
    const { snapshot, assessment } = sample(mac.now() - minutesAgo * MINUTE, { level });
    recordReading(host.supportPath, snapshot, assessment, reading);
  };
  for (let minute = 400; minute >= 340; minute--) record(minute, "protected", "background");
  for (let minute = 60; minute >= 0; minute--) record(minute, "fallback", "foreground");
});
afterEach(async () => {
  await host.close();
  mac.destroy();
});

const rows = (items: HostNode[], title: string) =>
  items.filter(({ props }) => String(props.title).startsWith(title)).map(textOf);

test("a row says who saw a state: the menu bar's poll, or a person who looked", async () => {
  const run = host.launch("history");
  await run.waitFor("idle");
  const items = run.byType("List.Item");
  const seenBy = (title: string) => rows(items, title).map((text) => /Seen By\W+([^\n]+)/.exec(text)?.[1]?.trim());
  // The newest is what this view itself read: the Mac is well again.
  expect(seenBy("Protected:")).toEqual(["A person who looked", "The menu bar's poll"]);
  expect(seenBy("Kernel Fallback:")).toEqual(["A person who looked"]);
});

test.each(["light", "dark"] as const)(
  "each level has its own color in the %s chart, and green is protected",
  async (appearance) => {
    host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root }, supportPath: host.supportPath, appearance });
    const run = host.launch("history");
    await run.waitFor("idle");
    const [, encoded = ""] = /svg\+xml;base64,([A-Za-z0-9+/=]+)/.exec(run.text()) ?? [];
    const svg = Buffer.from(encoded, "base64").toString("utf8");
    const legend = [...svg.matchAll(/height="10" fill="(#[0-9a-f]{6})"\/><text[^>]*>([^<]+)</g)];
    const colorOf = Object.fromEntries(legend.map(([, color, name]) => [name, color as string]));
    expect(Object.keys(colorOf).sort()).toEqual(["Kernel Fallback", "Protected"]);
    expect(isGreen(colorOf.Protected)).toBe(true);
    expect(isGreen(colorOf["Kernel Fallback"])).toBe(false);
    // The bars, too: an hour of each.
    for (const color of Object.values(colorOf)) {
      expect(svg).toMatch(
        new RegExp(`<rect x="[\\d.]+" y="[\\d.]+" width="[\\d.]+" height="[\\d.]+" fill="${color}"/>`),
      );
    }
  },
);

function isGreen(color = ""): boolean {
  const [red = 0, green = 0, blue = 0] = (color.match(/[0-9a-f]{2}/g) ?? []).map((part) => parseInt(part, 16));
  return green > red && green > blue;
}

test("a model is told of a time in which nobody looked as that, and of the others not", async () => {
  const { value } = await host.runTool("get-history", { days: 1 });
  const { stretches } = value as { stretches: { level: string; nobodyRead: boolean }[] };
  expect(stretches.map(({ level, nobodyRead }) => [level, nobodyRead])).toEqual([
    ["unknown", true],
    ["protected", false],
    ["unknown", true],
    ["fallback", false],
  ]);
});
