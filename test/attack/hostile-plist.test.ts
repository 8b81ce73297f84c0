import { entryOf } from "../../src/macos/parse-plist";
import { parseAutoUpdatePreferences, resolveChannel } from "../../src/macos/parse-channel";
import { channelArguments } from "../../src/macos/write-channel";
import { expectUnpolluted, parsed } from "../fuzz/oracles";
import { HOSTILE } from "./hostile";
import { hostilePreferences } from "./hostile-mac";

const APP = "/Applications/Microsoft Defender.app";
const plist = (inner: string, before = "") =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${before}<plist version="1.0">${inner}</plist>\n`;

test("hostile values stay values: no prototype is touched, and an unknown word is the Current channel", () => {
  const layer = parseAutoUpdatePreferences(hostilePreferences());
  expectUnpolluted(layer.channelName);
  expect("polluted" in {}).toBe(false);
  expect(entryOf(layer.apps[0]?.values ?? {}, "toString")).toBeUndefined();
  expect(resolveChannel({ user: layer })).toMatchObject({ channel: "Current", source: "per-app" });
});

test("of a hostile entry only what is harmless is written back, as one argument", () => {
  const layer = parseAutoUpdatePreferences(hostilePreferences());
  const args = channelArguments("Beta", layer.apps[0]);
  expect(args.slice(0, 3)).toEqual(["Applications", "-dict-add", APP]);
  expect(args).toHaveLength(4);
  expect(args[3]).toMatch(/^\{ (?:'[\w .:/-]+' = (?:\d+|'[\w .:/-]*') ; ?)+\}$/);
  for (const text of HOSTILE.filter((text) => /['"$`&|;]/.test(text))) expect(args[3]).not.toContain(text);
});

test.each([
  [
    "entities that multiply",
    plist(
      "<dict><key>ChannelName</key><string>&d;</string></dict>",
      `<!DOCTYPE plist [<!ENTITY a "${"x".repeat(1_000)}">${["b", "c", "d"].map((name, index) => `<!ENTITY ${name} "${`&${"abc"[index]};`.repeat(1_000)}">`).join("")}]>`,
    ),
  ],
  [
    "an entity from a file",
    plist(
      "<dict><key>ChannelName</key><string>&file;</string></dict>",
      `<!DOCTYPE plist [<!ENTITY file SYSTEM "file:///etc/passwd">]>`,
    ),
  ],
  ["a hundred thousand dictionaries in one another", plist("<dict><key>a</key>".repeat(100_000))],
  ["the same, closed", plist(`${"<dict><key>a</key>".repeat(20_000)}<true/>${"</dict>".repeat(20_000)}`)],
  ["a string of ten megabytes", plist(`<dict><key>ChannelName</key><string>${"x".repeat(10_000_000)}</string></dict>`)],
  ["a comment that never ends", plist(`<dict><!--${"-".repeat(1_000_000)}</dict>`)],
  ["a million empty keys", plist(`<dict>${"<key></key><string></string>".repeat(200_000)}</dict>`)],
  ["a root that is no dictionary", plist("<array><string>Beta</string></array>")],
  [
    "a prototype for a root",
    plist("<dict><key>__proto__</key><dict><key>ChannelName</key><string>Beta</string></dict></dict>"),
  ],
])("%s: refused in words, or read for what it is", (_, xml) => {
  const layer = parsed(() => parseAutoUpdatePreferences(xml));
  expect("ChannelName" in {}).toBe(false);
  if (layer === undefined) return;
  const { channel, written = "" } = resolveChannel({ user: layer });
  expect(channel).toBe("Current");
  expect(written).not.toContain("root:");
});
