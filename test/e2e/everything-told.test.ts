import { all } from "../length";
import { cutOff, MENU_CLICK_MOMENTS, type Lifetimes } from "../simulator/raycast";
import { presets, type PresetName, type SimulatedMac } from "../simulator/mac";
import { cutOffAndAgain, nextStepOf, pressAndEnd, type Press, type Surface } from "./everything-told";

const isBeta = (mac: SimulatedMac) => mac.state().preferences.user["com.microsoft.autoupdate2"]?.ChannelName === "Beta";
const isOn = (mac: SimulatedMac) => mac.state().defender.realTimeProtection;
const isQuarantined = (mac: SimulatedMac) => mac.state().threats.every(({ status }) => status !== "active");

const CHANNEL: Press[] = [
  { surface: "menu-bar", preset: "healthy", title: "Beta", did: isBeta },
  { surface: "channel", preset: "healthy", title: "Switch to Beta", asks: true, did: isBeta },
];
const RESTART: Press[] = [
  { surface: "menu-bar", preset: "tamper-off", title: "Restart Defender" },
  { surface: "setup", preset: "pilot-fallen-back", title: "Restart Defender" },
];
const REAL_TIME: Press[] = [
  { surface: "menu-bar", preset: "rtp-off", title: "Enable Real-Time Protection", did: isOn },
  { surface: "status", preset: "rtp-off", title: "Enable Real-Time Protection", did: isOn },
];
const QUARANTINE: Press = {
  surface: "threats",
  preset: "threats",
  title: "Quarantine Threat",
  asks: true,
  did: isQuarantined,
};

const on = (surface: Surface, preset: Press["preset"], ...titles: string[]): Press[] =>
  titles.map((title) => ({ surface, preset, title }));

const EVERYTHING: Press[] = [
  ...CHANNEL,
  ...RESTART,
  ...REAL_TIME,
  QUARANTINE,
  ...on(
    "menu-bar",
    "healthy",
    "Update Definitions",
    "Open Microsoft Defender",
    "Refresh",
    "Copy State",
    "Copy State as JSON",
  ),
  ...on("menu-bar", "healthy", "Check Threat List", "Set Up System Extensions"),
  ...on("menu-bar", "expired", "Check for Product Update"),
  ...on("menu-bar", "not-approved", "Approve Endpoint Security", "Open Security & Privacy"),
  ...on("menu-bar", "network-filter-waiting", "Approve Network Extension"),
  ...on("menu-bar", "no-full-disk-access", "Grant Full Disk Access"),
  ...on("menu-bar", "tamper-block", "Allow Network Filter"),
  ...on("menu-bar", "daemon-down", "Restart Mac"),
  ...on("menu-bar", "tamper-off", "Copy Message for Administrator"),
  ...on("menu-bar", "not-installed", "Copy Request to Install Defender"),
  ...on("status", "daemon-down", "Restart Mac", "Open Microsoft Defender", "Open Extension Preferences"),
  ...on("status", "not-approved", "Approve Endpoint Security"),
  ...on("status", "expired", "Check for Product Update"),
  ...on("status", "tamper-off", "Copy Message for Administrator"),
  ...on("setup", "managed", "Open Profiles"),
  ...on("setup", "not-approved", "Grant Full Disk Access", "Allow Network Filter"),
];

/** Refresh tells nothing but what it paints. */
const SILENT = new Set(["Refresh"]);

const cases: [string, Press, Lifetimes["menuClick"]][] = all(
  EVERYTHING.flatMap((press) => MENU_CLICK_MOMENTS.map((moment) => [press, moment] as const)),
  [...CHANNEL, ...RESTART.slice(0, 1), ...REAL_TIME, QUARANTINE].map((press) => [press, "at-once"] as const),
).map(([press, moment]) => [`${press.title} (${press.surface}, ${press.preset}, ${moment})`, press, moment]);

test.each(cases)("%s, its worker ended: done and told, or not begun", async (_, press, moment) => {
  const { acts, did, told, toldNext, runs } = await pressAndEnd(press, moment);
  if (press.surface === "menu-bar") {
    // A click in the menu is always carried out: nobody would look for what it left undone.
    if (!SILENT.has(press.title)) expect(told).not.toEqual([]);
    if (press.did) expect(did).toBe(true);
  }
  if (acts.length > 0 && told.length === 0) expect(toldNext).not.toEqual([]);
  if (acts.length === 0 && press.did) expect(did).toBe(false);
  expect(runs.flatMap((run) => cutOff(run.messages()))).toEqual([]);
});

describe("Fix Next Problem, and the menu's next step, do the same", () => {
  const inShort: PresetName[] = ["healthy", "not-approved", "rtp-off", "threats", "not-installed"];
  test.each(all(Object.keys(presets) as PresetName[], inShort))("on %s", async (preset) => {
    const [byFix, byMenu] = await Promise.all([nextStepOf(preset, "fix"), nextStepOf(preset, "menu")]);
    expect(byFix.told).not.toEqual([]);
    // What is next depends on how much was approved when it looked.
    const words = (told: string[]) => new Set(told.map((line) => line.replace(/(Next: ).*/, "$1")));
    expect(words(byFix.told)).toEqual(words(byMenu.told));
    expect(byFix.acts).toEqual(byMenu.acts);
  });
});

test.each(all([0, 100, 200, 400, 700, 1_000, 1_500, 2_000], [0, 400, 1_000]))(
  "Fix Next Problem, cut off %s ms after its launch, keeps nobody from being helped",
  async (ms) => {
    const { told, did } = await cutOffAndAgain(ms);
    expect(did).toBe(true);
    expect(told).not.toEqual([]);
    expect(told.filter((words) => words.includes("Still "))).toEqual([]);
  },
);

test("a command that is switched off is named, and the guide is opened instead", async () => {
  const { told } = await nextStepOf("rtp-off", "menu", { disabled: ["fix"], lifetimes: { menuClick: 1_500 } });
  expect(told).toContain("view setup");
  expect(told).toContainEqual(expect.stringMatching(/^HUD Enable Fix Next Problem/));
});
