import { switchChannel } from "../../../src/remedies/switch-channel";
import { autoUpdatePlist, fakeMac, NOT_INSTALLED, NOW, type Answers } from "./fake-mac";
import type { Channel, ChannelReading } from "../../../src/model/channel";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

const GLOBAL = (channel: string) => autoUpdatePlist(`<key>ChannelName</key><string>${channel}</string>`);

const PER_APP = (channel: string, more = "") =>
  autoUpdatePlist(
    `<key>ChannelName</key><string>Current</string>
     <key>Applications</key><dict><key>/Applications/Microsoft Defender.app</key><dict>
       <key>Application ID</key><string>WDAV00</string>
       <key>LCID</key><integer>1033</integer>${more}
       <key>ChannelName</key><string>${channel}</string>
     </dict></dict>`,
  );

/** Preferences in which a write sticks, or does not. */
function preferences(plist: (channel: string) => string, before: string, sticks = true): Answers {
  let channel = before;
  return {
    defaults: ({ args }) => {
      if (args[0] === "export") return { stdout: plist(channel) };
      if (sticks) channel = /\b(Beta|Preview|Current)\b/.exec(args.at(-1) ?? "")?.[1] ?? channel;
      return {};
    },
  };
}

const writes = (mac: ReturnType<typeof fakeMac>) =>
  mac.requests.filter(({ args }) => args[0] === "write").map(({ args }) => args);

const chosen = (mac: ReturnType<typeof fakeMac>, channel: Channel) => ({ ...mac.context, channel });

test("the channel of all apps is written, read back, and said to count from the next start on", async () => {
  const mac = fakeMac({ answers: preferences(GLOBAL, "Current") });
  const outcome = await switchChannel.run(chosen(mac, "Beta"));
  expect(outcome).toMatchObject({ kind: "done", title: "Switched Channel to Beta" });
  expect(outcome.nextStep).toContain("when Defender starts next");
  expect(writes(mac)).toEqual([["write", "com.microsoft.autoupdate2", "ChannelName", "-string", "Beta"]]);
  expect(mac.marks.channelSwitchedAt).toBeGreaterThanOrEqual(NOW);
});

test("Defender's own entry is the one that is changed where there is one", async () => {
  const mac = fakeMac({ answers: preferences(PER_APP, "Preview") });
  expect(await switchChannel.run(chosen(mac, "Beta"))).toMatchObject({ kind: "done" });
  const [write] = writes(mac);
  expect(write?.slice(0, 5)).toEqual([
    "write",
    "com.microsoft.autoupdate2",
    "Applications",
    "-dict-add",
    "/Applications/Microsoft Defender.app",
  ]);
  expect(write?.[5]).toMatch(/'ChannelName' = 'Beta' ;/);
});

test("a write that does not stick is a failure, not a success", async () => {
  const mac = fakeMac({ answers: preferences(GLOBAL, "Current", false) });
  const outcome = await switchChannel.run(chosen(mac, "Beta"));
  expect(outcome).toMatchObject({ kind: "failed", title: "Channel Could Not Be Switched" });
  expect(outcome.detail).toContain("reading it back");
  expect(outcome.nextStep).toBeTruthy();
  expect(mac.marks).toEqual({});
});

test("a tool that fails is told in words", async () => {
  const mac = fakeMac({
    answers: { defaults: ({ args }) => (args[0] === "export" ? { stdout: GLOBAL("Current") } : { exitCode: 1 }) },
  });
  expect(await switchChannel.run(chosen(mac, "Beta"))).toMatchObject({
    kind: "failed",
    detail: expect.any(String),
    nextStep: expect.any(String),
  });
});

test("without a channel chosen it shows the choice, and writes nothing", async () => {
  const mac = fakeMac();
  const launched: string[] = [];
  const effects = {
    launch: async (name: string) => launched.push(name) > 0,
    copy: async () => undefined,
    openPreferences: async () => true,
  };
  expect(await switchChannel.run({ ...mac.context, effects })).toMatchObject({ kind: "asked" });
  expect(launched).toEqual(["channel"]);
  expect(await switchChannel.run(mac.context)).toMatchObject({ kind: "failed", title: "No Channel Chosen" });
  expect(mac.requests).toEqual([]);
});

describe("precondition", () => {
  const readiness = (channel: Partial<ChannelReading>, wanted: Channel | undefined) =>
    switchChannel.precondition({ ...fakeMac({ channel }).context, channel: wanted });

  test.each<[string, Partial<ChannelReading>, Channel | undefined, RegExp | undefined]>([
    ["policy refuses, and names whom to ask", { managed: true, source: "managed" }, "Beta", /administrator/],
    ["policy refuses before a channel is chosen", { managed: true, source: "managed" }, undefined, /administrator/],
    ["the same channel", { channel: "Beta", source: "user", written: "Beta" }, "Beta", /Beta already/],
    [
      "the same channel by its old name",
      { channel: "Beta", source: "user", written: "InsiderFast" },
      "Beta",
      /already/,
    ],
    ["Current where nothing is written", { channel: "Current", source: "default" }, "Current", /takes Current already/],
    ["another channel", { channel: "Current", source: "user" }, "Preview", undefined],
    ["another channel over the system-wide one", { channel: "Current", source: "system" }, "Beta", undefined],
  ])("%s", (_, channel, wanted, reason) => {
    expect(readiness(channel, wanted)).toEqual(
      reason ? { ok: false, reason: expect.stringMatching(reason) } : { ok: true },
    );
  });

  test("a channel that could not be read is not overwritten", () => {
    const { context } = fakeMac();
    const failure = { code: "Unreadable", message: "No answer.", nextStep: "Try again." } as const;
    const channel = { state: "failed", readAt: NOW, failure } as const;
    expect(
      switchChannel.precondition({ ...context, channel: "Beta", snapshot: { ...context.snapshot, channel } }),
    ).toEqual({ ok: false, reason: expect.stringContaining("No answer. Try again.") });
  });

  test("a Mac without Defender has no channel to switch", () => {
    const { context } = fakeMac({ health: NOT_INSTALLED });
    expect(switchChannel.shows(context)).toBe(false);
    expect(switchChannel.precondition(context).ok).toBe(false);
  });
});

test("the question says what else the channel counts for", () => {
  const question = (source: ChannelReading["source"]) =>
    switchChannel.confirmation?.({ ...fakeMac({ channel: { source, channel: "Current" } }).context, channel: "Beta" });
  expect(question("user")?.message).toContain("every Microsoft app");
  expect(question("per-app")?.message).toContain("other Microsoft apps keep their channel");
  expect(question("user")?.message).toContain("InsiderFast");
  expect(switchChannel.confirmation?.(fakeMac().context)).toBeUndefined();
});
