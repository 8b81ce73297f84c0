import { presets, createMac, type PresetName, type SimulatedMac } from "../simulator/mac";
import { distFolder, RaycastHost } from "../simulator/raycast";
import { all } from "../length";
import { REMEDIES } from "../../src/remedies";
import { end } from "./guide";

jest.mock("@raycast/api", () => ({ Icon: new Proxy({}, { get: (_, name) => name }) }), { virtual: true });

let mac: SimulatedMac;
let host: RaycastHost;

afterEach(() => end(host, mac));

/** The remedy that the menu shows as the next step; undefined where it shows none. */
async function nextStepInMenu(): Promise<string | undefined> {
  const menu = host.click("menu-bar");
  await menu.waitFor("idle");
  const section = menu.byType("MenuBarExtra.Section").find(({ props }) => props.title === "Next Step");
  const title = section?.children[0]?.props.title;
  await menu.unload();
  return typeof title === "string" ? title : undefined;
}

/** Everything that a person sees of Fix Next Problem, with every question answered with no. */
async function fixAndRefuse(): Promise<string[]> {
  const run = host.launch("fix");
  const timer = setInterval(() => {
    if (run.messagesOf("alert").length > 0) run.answerAlert(false);
  }, 20);
  const asksForPane = () => mac.state().opened.length > 0 && run.messagesOf("hud").length > 0;
  await run.waitFor(() => run.isOver() || asksForPane()).catch(() => undefined);
  clearInterval(timer);
  if (!run.isOver()) await run.terminate();
  return [
    ...run.messagesOf("alert").map(({ options }) => String((options as { title: string }).title)),
    ...run.messagesOf("hud").map(({ title }) => title),
    ...run.messagesOf("launch").map(({ command }) => `→ ${command}`),
  ];
}

/** What a person sees first of a remedy. */
const SIGHT: Partial<Record<keyof typeof REMEDIES, RegExp>> = {
  "switch-channel": /→ channel|Switch to/,
  "show-threats": /→ threats/,
  "show-setup": /→ setup/,
  "restart-daemon": /^Restart Microsoft Defender\?/,
  "restart-mac": /^Restart This Mac\?/,
  "enable-real-time-protection": /^Enable Real-Time Protection\?/,
  "contact-administrator": /^Copied Message/,
  "install-defender": /^Copied /,
  "wait-and-refresh": /^Read Again/,
  "open-defender": /^Asked macOS|^Microsoft Defender Could Not/,
  "open-preferences": /Preferences/,
  "update-definitions": /Definitions/,
  "check-for-product-update": /Update|AutoUpdate/,
};

const NAMES = Object.keys(presets) as PresetName[];

test.each(
  all(
    NAMES,
    NAMES.filter((_, index) => index % 5 === 0),
  ),
)("on %s Fix Next Problem does what the menu calls the next step", async (preset) => {
  mac = createMac(preset, { rate: 4 });
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root } });
  const next = await nextStepInMenu();
  const seen = await fixAndRefuse();
  if (next === undefined) {
    expect(seen).toContain("This Mac Is Protected");
    return;
  }
  const remedy = Object.values(REMEDIES).find(({ title }) => next.startsWith(title));
  const sight = remedy ? (SIGHT[remedy.id] ?? /^Asked for System/) : /→ status/;
  expect(seen).toEqual(expect.arrayContaining([expect.stringMatching(sight)]));
  for (const hud of seen) expect(hud.length).toBeLessThanOrEqual(60);
});
