import { existsSync } from "node:fs";
import MarkdownIt from "markdown-it";
import { distFolder, RaycastHost, walk, type HostNode, type Json, type Run } from "../simulator/raycast";
import { programs } from "../../src/process/programs";
import { bareMac, type BareMac } from "../bench/bare-mac";
import { shownLevel } from "../soak/soak";
import { all } from "../length";
import { UNPRINTABLE } from "./hostile";
import { hostileMac } from "./hostile-mac";

let mac: BareMac;
let host: RaycastHost;
beforeAll(() => {
  mac = hostileMac();
  // A HUD would end a view before it could tell its heap.
  host = new RaycastHost({ dist: distFolder(), mac, lifetimes: { view: "stays" } });
});
afterAll(async () => {
  await host.close();
  mac.destroy();
});

const markdown = new MarkdownIt({ html: true, linkify: true });

/** Every text of a view, by the way to it. What is only searched by, or given on when asked for, is not shown. */
function* textsOf(value: Json, way: string): Generator<[string, string]> {
  if (typeof value === "string") yield [way, value];
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* textsOf(inner, `${way}.${key}`);
  }
}

const NOT_SHOWN = /\.(?:keywords|id|content|url|target|value|\$handler|source|shortcut)(?:\.|$)/;

function expectHarmless(run: Run, root: HostNode): void {
  const wrong: string[] = [];
  for (const node of walk(root)) {
    for (const [way, text] of textsOf(node.props, node.type)) {
      if (way.endsWith(".markdown")) {
        const html = markdown.render(text);
        for (const [tag] of html.matchAll(/<(?:a|img|script|iframe)\b[^>]*>/gi)) {
          if (/evil|onerror|script|iframe/i.test(tag)) wrong.push(`${way}: ${tag}`);
        }
        if (/<h[1-6]>evil heading/.test(html)) wrong.push(`${way}: a heading`);
      } else if (!NOT_SHOWN.test(way) && UNPRINTABLE.test(text)) wrong.push(`${way}: ${JSON.stringify(text)}`);
      if (text.length > 20_000) wrong.push(`${way}: ${text.length} characters`);
    }
  }
  expect({ command: run.command, wrong }).toEqual({ command: run.command, wrong: [] });
}

/** No word of the Mac's may reach a program, but for what a person explicitly chose. */
function expectNoHostileArgument(run: Run): void {
  expect(
    run
      .children()
      .flatMap(({ program, args }) => [program, ...args])
      .filter((word) => /evil/i.test(word)),
  ).toEqual([]);
}

/** Where hostile words are shown at all; elsewhere they are no words that the view knows. */
const SHOW_THEM = ["status", "threats", "channel", "report"];

test.each(["status", "setup", "channel", "threats", "validate", "history", "report"])(
  "%s shows hostile words as words",
  async (command) => {
    const run = host.launch(command);
    await run.waitFor("idle");
    expect(run.stackText().length).toBeLessThan(4_000_000);
    run.stack().forEach((root) => expectHarmless(run, root));
    if (SHOW_THEM.includes(command)) expect(run.stackText()).toContain("evil");
    expectNoHostileArgument(run);
    expect(run.messagesOf("open")).toEqual([]);
    const { measures } = await run.unload();
    expect(measures.peakHeapBytes).toBeLessThan(60_000_000);
  },
);

test("the menu bar shows hostile words as words, in the background and open", async () => {
  const background = host.launch("menu-bar", { type: "background" });
  expect((await background.ended).reason).toBe("unloaded");
  const painted = host.menuBar("menu-bar").painted;
  if (!painted) throw new Error("Nothing was painted");
  expectHarmless(background, painted);
  expect(JSON.stringify(painted.props.icon)).not.toContain("state-protected");
  const open = host.click("menu-bar");
  await open.waitFor("idle");
  open.stack().forEach((root) => expectHarmless(open, root));
  expectNoHostileArgument(open);
  await open.unload();
});

test.each(["copy-state"])("%s gives nothing hostile a second meaning", async (command) => {
  const run = host.launch(command);
  const { reason, error } = await run.ended;
  expect({ reason, error }).toEqual({ reason: "unloaded", error: undefined });
  for (const { text } of run.messagesOf("clipboard")) expect(text).not.toMatch(UNPRINTABLE);
  expectNoHostileArgument(run);
});

test.each(["get-protection-status", "get-health", "list-threats", "get-update-channel", "get-setup-steps"])(
  "the tool %s answers, and with bounds",
  async (tool) => {
    const { value, error, run } = await host.runTool(tool, {});
    expect(error).toBeUndefined();
    expect(JSON.stringify(value).length).toBeLessThan(500_000);
    expect(JSON.stringify(value)).not.toContain('"polluted"');
    expectNoHostileArgument(run);
  },
);

test.each([
  ["ten megabytes, which is more than is read", 10_000_000],
  ["three megabytes, which is read and cut", 3_000_000],
])("a field of %s stays small on the screen and in the cache", async (_, length) => {
  const big = bareMac();
  const health = JSON.stringify({ healthy: true, licensed: true, releaseRing: "evil".repeat(length / 4) });
  big.answering(programs.mdatp, [{ args: ["health", "--output", "json"], stdout: health }]);
  const hostOfBig = new RaycastHost({ dist: distFolder(), mac: big });
  const { reason, leftover } = await hostOfBig.launch("menu-bar", { type: "background" }).ended;
  expect({ reason, leftover }).toEqual({ reason: "unloaded", leftover: [] });
  expect(JSON.stringify(hostOfBig.menuBar("menu-bar").painted).length).toBeLessThan(50_000);
  expect(shownLevel(hostOfBig)).not.toBe("protected");
  big.destroy();
});

test("nothing hostile was run", () => {
  expect(existsSync("/tmp/evil")).toBe(false);
});

test("every deep link's context may be anything", async () => {
  const contexts: Json[] = [
    ...all<Json>([null, [], "evil", 7, { finding: { toString: "evil" } }], []),
    { finding: "__proto__", step: "__proto__", id: "__proto__", remedy: "__proto__", field: "constructor" },
    { finding: "evil".repeat(100_000), step: 1e308, id: ["evil"], remedy: "restart-mac" },
  ];
  for (const command of all(["status", "setup", "threats", "channel"], ["status", "threats"])) {
    for (const context of contexts) {
      const run = host.launch(command, { context });
      await run.waitFor("idle");
      expectNoHostileArgument(run);
      const { reason, error } = await run.unload();
      expect({ command, context, reason, error }).toEqual({ command, context, reason: "unloaded", error: undefined });
    }
  }
  for (const context of contexts) {
    const run = host.launch("open-security", { context });
    await run.ended;
    expectNoHostileArgument(run);
    expect(run.children().map(({ program }) => program)).not.toContain("/usr/bin/osascript");
  }
});
