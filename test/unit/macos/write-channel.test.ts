import fc from "fast-check";
import { DEFENDER_APPS, parseAutoUpdatePreferences } from "../../../src/macos/parse-channel";
import { channelArguments, writeChannel } from "../../../src/macos/write-channel";
import type { RunResult } from "../../../src/process/run";
import { failureOf } from "./failure-of";
import { fakeRun } from "../fakes/mac";
import { everyApp, exported, oneApp } from "./preferences";

const WRITE = ["write", "com.microsoft.autoupdate2"];
const NO_FILE = async () => false;
const [APP, OLD_APP] = DEFENDER_APPS;

/** A user's domain that holds `before`, and `after` once something was written. */
function user(before: string, after: string, written: Partial<RunResult> = {}) {
  let inside = before;
  return fakeRun(({ args }) => {
    if (args[0] === "export") return { stdout: exported(inside) };
    inside = after;
    return written;
  });
}

const writes = ({ requests }: ReturnType<typeof fakeRun>) =>
  requests.map(({ args }) => args).filter(([verb]) => verb === "write");
const entryOf = (inside: string) => parseAutoUpdatePreferences(exported(inside)).apps[0];

it.each(["Beta", "Preview", "Current"] as const)("writes %s for all apps and reads it back", async (channel) => {
  const run = user("", everyApp(channel));
  await expect(writeChannel({ run, exists: NO_FILE }, channel)).resolves.toEqual({
    channel,
    source: "user",
    written: channel,
    managed: false,
  });
  expect(writes(run)).toEqual([[...WRITE, "ChannelName", "-string", channel]]);
});

it("changes Defender's own entry where there is one, because that one counts", async () => {
  const run = user(everyApp("Current") + oneApp("Current"), everyApp("Current") + oneApp("Beta"));
  await expect(writeChannel({ run, exists: NO_FILE }, "Beta")).resolves.toMatchObject({ source: "per-app" });
  expect(writes(run)).toEqual([
    [
      ...WRITE,
      "Applications",
      "-dict-add",
      APP,
      "{ 'LCID' = 1033 ; 'ChannelName' = 'Beta' ; 'Application ID' = 'WDAV00' ; 'App Domain' = 'com.microsoft.wdav' ; }",
    ],
  ]);
});

it("leaves an entry of Defender alone that names no channel", async () => {
  const run = user(oneApp(""), oneApp("") + everyApp("Beta"));
  await writeChannel({ run, exists: NO_FILE }, "Beta");
  expect(writes(run)).toEqual([[...WRITE, "ChannelName", "-string", "Beta"]]);
});

it("writes to the old app name where the entry that counts has it", () => {
  expect(channelArguments("Beta", entryOf(oneApp("Current", { app: OLD_APP })))).toContain(OLD_APP);
});

it("refuses, and writes nothing, where policy sets the channel", async () => {
  const run = fakeRun(() => ({ stdout: exported(everyApp("Current")) }));
  const failure = await failureOf(() =>
    writeChannel({ run, exists: async (path) => path.includes("Managed") }, "Beta"),
  );
  expect(failure.code).toBe("NoPermission");
  expect(writes(run)).toEqual([]);
});

it.each<[string, ReturnType<typeof user>]>([
  ["nothing was kept", user("", "")],
  ["another channel is written after all", user("", everyApp("Preview"))],
  ["an old name is written after all", user("", everyApp("InsiderFast"))],
  ["an entry of Defender turned up that beats it", user("", everyApp("Beta") + oneApp("Current"))],
  ["defaults ends with an error", user("", everyApp("Beta"), { exitCode: 1 })],
])("says that it did not stick where %s", async (_, run) => {
  const failure = await failureOf(() => writeChannel({ run, exists: NO_FILE }, "Beta"));
  expect(failure.code).toBe("Failed");
  expect(failure.nextStep).not.toBe("");
});

it.each([
  "<key>On</key><true/>",
  "<key>When</key><date>2026-01-01T00:00:00Z</date>",
  "<key>List</key><array/>",
  "<key>ManifestServer</key><string>https://example.org/?a=1&amp;b=2</string>",
  "<key>Ort</key><string>München</string>",
])("refuses, and writes nothing, where a setting would be lost: %s", async (more) => {
  const run = user(oneApp("Current", { more }), "");
  const failure = await failureOf(() => writeChannel({ run, exists: NO_FILE }, "Beta"));
  expect(failure.message).toMatch(/would be lost/);
  expect(writes(run)).toEqual([]);
});

describe("what else an entry holds", () => {
  const text = (more: string) => channelArguments("Beta", entryOf(oneApp("Current", { more }))).at(-1);

  it("is kept where it is a plain string or a whole number", () => {
    const kept = text(
      "<key>LCID</key><integer>1031</integer><key>Update Cache</key><string>https://example.org/a-b_c</string>",
    );
    expect(kept).toContain("'LCID' = 1031 ;");
    expect(kept).toContain("'Update Cache' = 'https://example.org/a-b_c' ;");
    expect(text("<key>Offset</key><integer>-5</integer>")).toContain("'Offset' = '-5' ;");
  });

  it("gives way to the known constants where it is anything else", () => {
    const more =
      "<key>LCID</key><string>'; }</string><key>Application ID</key><string>EVIL00</string><key>a'b</key><string>x</string>" +
      "<key>List</key><array/><key>On</key><true/><key>When</key><date>2026-01-01T00:00:00Z</date><key>F</key><real>1.5</real>";
    expect(text(more)).toBe(channelArguments("Beta", entryOf(oneApp("Current"))).at(-1));
  });

  it("never breaks out of its place", () => {
    const values = fc.dictionary(
      fc.string(),
      fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
    );
    const safe = /^\{( '[A-Za-z0-9 ._:/-]+' = (\d+|'[A-Za-z0-9 ._:/-]+') ;)+ \}$/;
    fc.assert(
      fc.property(values, fc.constantFrom("Beta", "Preview", "Current"), (entry, channel) => {
        const args = channelArguments(channel, { app: APP, channelName: "Beta", values: entry });
        expect(args.slice(0, 3)).toEqual(["Applications", "-dict-add", APP]);
        expect(args[3]).toMatch(safe);
        expect(args[3]).toContain(`'ChannelName' = '${channel}'`);
        expect(args[3]).toContain("'Application ID' = 'WDAV00'");
        expect(args[3]).toContain("'App Domain' = 'com.microsoft.wdav'");
      }),
    );
  });
});
