import { settingsApp, settingsPane } from "../../../src/macos/settings-panes";
import { clickPath, type SettingsTarget } from "../../../src/macos/click-paths";

const TARGETS: readonly SettingsTarget[] = [
  "approve-endpoint-security",
  "approve-network",
  "network-filter",
  "full-disk-access",
  "profiles",
  "automation",
];
const VERSIONS = ["10.15.7", "11.7", "12", "13.0", "14.2", "15.2", "26.1", "27.0", undefined];
const table = VERSIONS.flatMap((version) => TARGETS.map((target) => [version, target] as const));

it.each(table)("macOS %s has a pane for %s, by URL and by hand", (version, target) => {
  const { url, path } = settingsPane(version, target);
  expect(url).toMatch(/^x-apple\.systempreferences:com\.apple\.[\w.-]+(\?[\w.=-]+)?$/);
  expect(path.length).toBeGreaterThan(1);
  expect(path[0]).toBe(settingsApp(version));
});

it.each([
  ["10.15.7", "System Preferences"],
  ["12.7", "System Preferences"],
  ["13", "System Settings"],
  ["27.0", "System Settings"],
  ["", "System Settings"],
  ["garbage", "System Settings"],
  [undefined, "System Settings"],
])("the app of macOS %s is %s", (version, app) => {
  expect(settingsApp(version)).toBe(app);
});

/** What the address of each pane must name, so that none leads to another one. */
const NAMES: Record<Exclude<SettingsTarget, "approve-endpoint-security" | "approve-network" | "security">, RegExp> = {
  "network-filter": /network/i,
  "full-disk-access": /\?Privacy_AllFiles$/,
  profiles: /profiles/i,
  "software-update": /software-?update/i,
  automation: /\?Privacy_Automation$/,
};

it.each(VERSIONS)("names in each address on macOS %s what it leads to", (version) => {
  for (const [target, words] of Object.entries(NAMES)) {
    expect(settingsPane(version, target as SettingsTarget).url).toMatch(words);
    const others = Object.entries(NAMES).filter(([other]) => other !== target);
    for (const [, other] of others) expect(settingsPane(version, target as SettingsTarget).url).not.toMatch(other);
  }
});

it("sends both approvals to one pane up to macOS 14 and each to its own from 15 on", () => {
  for (const version of ["10.15", "14.7"]) {
    expect(settingsPane(version, "approve-network")).toEqual(settingsPane(version, "approve-endpoint-security"));
  }
  expect(settingsPane("15.0", "approve-network").url).toMatch(/\.network_extension\.extension-point$/);
  expect(settingsPane("15.0", "approve-endpoint-security").url).toMatch(/\.endpoint_security\.extension-point$/);
});

it.each(
  VERSIONS.flatMap((version) => (version === undefined ? [] : TARGETS.map((target) => [version, target] as const))),
)("leads on macOS %s where the findings say that %s is", (version, target) => {
  const place = clickPath(target, { version, source: "sw_vers" });
  expect(settingsPane(version, target).path.join(" › ").startsWith(place)).toBe(true);
});

it("takes a version that is none for the newest", () => {
  for (const target of TARGETS) {
    expect(settingsPane(undefined, target)).toEqual(settingsPane("27.0", target));
    expect(settingsPane("garbage", target)).toEqual(settingsPane("27.0", target));
  }
});
