import { settingsPane, type SettingsTarget } from "../../../src/macos/settings-panes";
import { createMac, presets, type PresetName, type State } from "../mac";
import { macPanel } from "./mac-panel";
import { describeOpened } from "./panes";

const stateOf = (preset: PresetName): State => ({ ...presets[preset].build(), preset });
const idsOf = (target: string, state: State): string[] =>
  describeOpened(target, state).actions.map(({ action }) => action);

const TARGETS: SettingsTarget[] = [
  "approve-endpoint-security",
  "approve-network",
  "network-filter",
  "full-disk-access",
  "profiles",
  "automation",
];

it.each(["10.15.7", "13.6", "26.1"])("knows every pane that the extension opens on macOS %s", (version) => {
  const state = { ...stateOf("healthy"), macOS: { ...stateOf("healthy").macOS, version } };
  for (const target of TARGETS) {
    const { path, title } = describeOpened(settingsPane(version, target).url, state);
    expect([target, path]).not.toEqual([target, "Its first page"]);
    expect(title).toBe(version.startsWith("10") ? "System Preferences" : "System Settings");
  }
});

it("offers what waits for approval, where the Mac of today has it", () => {
  const { url } = settingsPane("26.1", "approve-endpoint-security");
  expect(idsOf(url, stateOf("not-approved"))).toEqual(["approve-endpoint-security"]);
  expect(idsOf(url, stateOf("healthy"))).toEqual(["revoke-endpoint-security"]);
});

it("shows one approval at a time on the Mac of the preview", () => {
  const mac = createMac("pilot-fallen-back");
  try {
    mac.act({ id: "kill-daemon" });
    mac.skip(10_000);
    const { url } = settingsPane("10.15.7", "approve-endpoint-security");
    const state = mac.act({ id: "open-settings", pane: url });
    expect(idsOf(url, state)).toEqual(["approve-endpoint-security"]);
    const after = mac.act({ id: "approve", kind: "endpoint_security" });
    expect(idsOf(url, after)).toEqual([]);
    expect(describeOpened(url, after).text).toContain("open it again");
  } finally {
    mac.destroy();
  }
});

it("names the place of Full Disk Access as the Mac's own settings do", () => {
  const { url } = settingsPane("10.15.7", "full-disk-access");
  expect(describeOpened(url, stateOf("pilot-fallen-back")).path).toBe(
    "Security & Privacy › Privacy › Full Disk Access",
  );
  expect(describeOpened(url, stateOf("healthy")).path).toBe("Privacy & Security › Full Disk Access");
});

it.each([
  ["https://security.microsoft.com/machines/0", "Browser"],
  ["/Applications/Microsoft Defender.app", "Microsoft Defender"],
  ["mailto:nobody", "Open"],
])("says what %s is", (target, title) => {
  expect(describeOpened(target, stateOf("healthy"))).toMatchObject({ title, target, actions: [] });
});

it.each(Object.keys(presets) as PresetName[])("draws the switches of %s, each once", (preset) => {
  const panel = macPanel(stateOf(preset));
  expect(panel.groups.length).toBeGreaterThan(3);
  const switches = panel.groups.flatMap(({ switches }) => switches);
  const titles = switches.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  const choices = switches.filter(({ kind }) => kind === "choice").map(({ title }) => title);
  expect(choices).toContain("Next Password Prompt");
});
