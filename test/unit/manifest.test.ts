import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

interface Preference {
  name: string;
  title: string;
  description: string;
  type: string;
  required: boolean;
  default?: unknown;
  label?: string;
  data?: { title: string; value: string }[];
}

interface Command {
  name: string;
  title: string;
  subtitle?: string;
  description: string;
  mode: string;
  interval?: string;
  arguments?: { name: string; type: string; placeholder: string }[];
  preferences?: Preference[];
}

const root = resolve(__dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const commands: Command[] = manifest.commands;
const preferences: Preference[] = [
  ...manifest.preferences,
  ...commands.flatMap((command) => command.preferences ?? []),
];

/** Names that people's hot keys and aliases hang on: once here, for ever here. */
const COMMAND_NAMES = [
  "menu-bar",
  "status",
  "threats",
  "setup",
  "channel",
  "fix",
  "restart-daemon",
  "open-security",
  "validate",
  "report",
  "history",
  "copy-state",
  "performance",
  "scan",
  "scan-selection",
  "diagnose",
  "run-checks",
];

const CATEGORIES = ["Applications", "Communication", "Data", "Documentation", "Design Tools", "Developer Tools"].concat(
  ["Finance", "Fun", "Media", "News", "Productivity", "Security", "System", "Web", "Other"],
);

/** Apple's title case: small words stay small, but for the first and the last. */
const SMALL = /^(a|an|and|as|at|but|by|for|from|in|nor|of|on|or|the|to|up|via|with)$/;
const isTitleCase = (title: string) =>
  title.split(" ").every((word, index, words) => {
    const edge = index === 0 || index === words.length - 1;
    return /^[^a-z]/.test(word) || (!edge && SMALL.test(word)) || word === "mdatp" || word === "macOS";
  });

function sizeOfPng(path: string): [width: number, height: number] {
  const bytes = readFileSync(path);
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test("the extension is what the Store needs to know", () => {
  expect(manifest).toMatchObject({
    name: "defender-status",
    title: "Defender Status",
    platforms: ["macOS"],
    categories: ["Security", "System"],
    license: "MIT",
    icon: "extension-icon.png",
  });
  for (const category of manifest.categories) expect(CATEGORIES).toContain(category);
  expect(manifest.version).toBeUndefined();
});

test("every command keeps its name and has its file", () => {
  expect(commands.map(({ name }) => name).sort()).toEqual([...COMMAND_NAMES].sort());
  for (const { name } of commands) {
    expect([".ts", ".tsx"].some((ending) => existsSync(join(root, "src", name + ending)))).toBe(true);
  }
});

test("every file at the top of src is a command, but for the preferences", () => {
  const stray = readdirSync(join(root, "src"), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name.replace(/\.tsx?$/, ""))
    .filter((name) => name !== "preferences" && !commands.some((command) => command.name === name));
  expect(stray).toEqual([]);
});

test.each(commands)("$name is described as the Store wants it", ({ title, subtitle, description, mode, interval }) => {
  expect(isTitleCase(title)).toBe(true);
  expect(title).not.toMatch(/^(The|A|An) /);
  expect(subtitle).toBe("Microsoft Defender");
  expect(description).toMatch(/^[A-Z].*\.$/);
  expect(["view", "no-view", "menu-bar"]).toContain(mode);
  if (interval !== undefined) expect(interval).toMatch(/^\d+[smhd]$/);
  expect(interval).toBe(mode === "menu-bar" ? "1m" : undefined);
});

test("command titles differ", () => {
  expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
});

test.each(preferences)("preference $name can be used as it is", (preference) => {
  expect(isTitleCase(preference.title)).toBe(true);
  expect(preference.description).toMatch(/^[A-Z].*\.$/);
  expect(preference.required).toBe(false);
  if (preference.type === "dropdown") {
    expect(preference.data?.map(({ value }) => value)).toContain(preference.default);
    for (const { title } of preference.data ?? []) expect(isTitleCase(title)).toBe(true);
  }
  if (preference.type === "checkbox") expect(preference.label).toBeTruthy();
});

test("preference names differ", () => {
  expect(new Set(preferences.map(({ name }) => name)).size).toBe(preferences.length);
});

test("the icon is 512 by 512, and every store picture 2000 by 1250", () => {
  expect(sizeOfPng(join(root, "assets", manifest.icon))).toEqual([512, 512]);
  const metadata = join(root, "metadata");
  const pictures = existsSync(metadata) ? readdirSync(metadata) : [];
  expect(pictures.length).toBeGreaterThanOrEqual(3);
  expect(pictures.length).toBeLessThanOrEqual(6);
  for (const picture of pictures) expect(sizeOfPng(join(metadata, picture))).toEqual([2000, 1250]);
});

test("every asset is used", () => {
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(root, "src", file), "utf8"))
    .join("\n");
  const schemas = /\.schema\.json$/;
  const unused = readdirSync(join(root, "assets"))
    .filter((name) => name !== manifest.icon && !schemas.test(name))
    .filter((name) => !sources.includes(name));
  expect(unused).toEqual([]);
});

test("what the Store reads beside the manifest is there", () => {
  const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");
  expect(changelog).toMatch(/^# Defender Status Changelog\n/);
  expect(changelog).toMatch(/^## \[[^\]]+\] - \{PR_MERGE_DATE\}$/m);
  for (const file of ["README.md", "LICENSE", "package-lock.json"]) expect(existsSync(join(root, file))).toBe(true);
});

test("the lock file names no registry", () => {
  expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(/"resolved"/);
});
