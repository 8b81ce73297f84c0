import { clickPath, settingsGeneration, type SettingsTarget } from "../../../src/macos/click-paths";

const on = (version: string) => ({ version, source: "sw_vers" }) as const;

it.each([
  ["10.15.7", "preferences"],
  ["12.7", "preferences"],
  ["13.0", "settings"],
  ["14.7", "settings"],
  ["15", "login-items"],
  ["16.0", "login-items"],
  ["27.0", "login-items"],
  ["", undefined],
  ["garbage", undefined],
])("macOS %s has the settings called %s", (version, generation) => {
  expect(settingsGeneration({ version })).toBe(generation);
});

it.each<[SettingsTarget, string, string]>([
  ["approve-endpoint-security", "10.15.7", "System Preferences › Security & Privacy › General"],
  ["approve-network", "13.6", "System Settings › Privacy & Security, under Security"],
  ["approve-network", "15.2", "System Settings › General › Login Items & Extensions › Network Extensions"],
  ["full-disk-access", "11.7", "System Preferences › Security & Privacy › Privacy › Full Disk Access"],
  ["automation", "26.1", "System Settings › Privacy & Security › Automation"],
])("%s is on macOS %s in %s", (target, version, path) => {
  expect(clickPath(target, on(version))).toBe(path);
});

it("names the newest place and the oldest where the version is not known", () => {
  expect(clickPath("profiles", undefined)).toBe(
    "System Settings › General › Device Management, on older Macs System Preferences › Profiles",
  );
});
