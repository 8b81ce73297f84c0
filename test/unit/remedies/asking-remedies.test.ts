import { checkForProductUpdate } from "../../../src/remedies/check-for-product-update";
import { contactAdministrator, installDefender } from "../../../src/remedies/explain";
import { openDefender } from "../../../src/remedies/open-defender";
import { openDevicePage } from "../../../src/remedies/open-device-page";
import { restartMac } from "../../../src/remedies/restart-mac";
import { REMEDIES } from "../../../src/remedies";
import { showSetup, showThreats } from "../../../src/remedies/show-command";
import { fakeMac, healthText, NOT_INSTALLED, NOW, osascriptError, type Answers } from "./fake-mac";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

const opened = (mac: ReturnType<typeof fakeMac>) =>
  mac.requests.filter(({ program }) => program === "/usr/bin/open").map(({ args }) => args);

describe("checking for a product update", () => {
  const withList = (answer: ReturnType<NonNullable<Answers[string]>>, open = {}) =>
    fakeMac({ answers: { msupdate: () => answer, open: () => open } });

  test("leads to Microsoft AutoUpdate where it lists one for Defender", async () => {
    const mac = withList({ stdout: "Updates available:\n  WDAV00 Microsoft Defender 101.26082.0011\n" });
    expect(await checkForProductUpdate.run(mac.context)).toMatchObject({
      kind: "asked",
      title: "Update Available for Defender",
    });
    expect(opened(mac)).toEqual([["/Library/Application Support/Microsoft/MAU2.0/Microsoft AutoUpdate.app"]]);
  });

  test.each([
    ["nothing", "Checking for updates...\nNo updates available\n"],
    ["one for another app only", "Updates available:\n\tOPIM2019\tMicrosoft Outlook Update 16.99\n"],
  ])("says plainly that there is none where it lists %s, and opens nothing", async (_, stdout) => {
    const mac = withList({ stdout });
    expect(await checkForProductUpdate.run(mac.context)).toMatchObject({
      kind: "done",
      title: "No Update for Defender",
    });
    expect(opened(mac)).toEqual([]);
  });

  test("names AutoUpdate's own update first where it waits", async () => {
    const mac = withList({
      stdout: "Updates available:\n\tMSau04\tMicrosoft AutoUpdate\n\tWDAV00\tMicrosoft Defender\n",
    });
    expect(await checkForProductUpdate.run(mac.context)).toMatchObject({
      kind: "asked",
      title: "Update AutoUpdate Itself First",
    });
  });

  test.each([
    ["is not there", { exitCode: undefined, spawnError: "ENOENT" }],
    ["is refused", { exitCode: 1, stderr: "No result returned from Update Assistant\n" }],
    ["is refused, though it ends well", { stdout: "No result returned from Update Assistant\n" }],
    ["says nothing", { stdout: "" }],
    ["gives no answer", { exitCode: undefined, timedOut: true, stdout: "WDAV00" }],
  ])("asks for the window where the tool %s", async (_, answer) => {
    const mac = withList(answer);
    expect(await checkForProductUpdate.run(mac.context)).toMatchObject({
      kind: "asked",
      title: "Asked for Microsoft AutoUpdate",
    });
  });

  test("says whom to ask where there is no AutoUpdate at all", async () => {
    const mac = withList({ exitCode: undefined, spawnError: "ENOENT" }, { exitCode: 1 });
    expect(await checkForProductUpdate.run(mac.context)).toMatchObject({
      kind: "failed",
      nextStep: expect.stringContaining("administrator"),
    });
  });
});

describe("restarting the Mac", () => {
  test("asks first, and says that macOS asks again", () => {
    expect(restartMac.confirmation?.(fakeMac().context)).toMatchObject({
      destructive: true,
      message: expect.stringContaining("still cancel"),
    });
  });

  test("asks macOS for its own dialog, and claims no restart", async () => {
    const mac = fakeMac();
    expect(await restartMac.run(mac.context)).toMatchObject({ kind: "asked", title: "Asked macOS to Restart" });
    expect(mac.requests).toMatchObject([
      { program: "/usr/bin/osascript", args: ["-e", expect.stringContaining("aevtrrst")] },
    ]);
  });

  test.each([
    ["automation refused", osascriptError("Not authorized to send Apple events.", -1743), "failed", /Automation/],
    ["a cancel", osascriptError("User canceled.", -128), "cancelled", undefined],
    ["no answer", { exitCode: undefined, timedOut: true }, "failed", /Apple menu/],
    ["another error", osascriptError("Application isn't running.", -600), "failed", /Apple menu/],
  ])("%s is told", async (_, answer, kind, next) => {
    const outcome = await restartMac.run(fakeMac({ answers: { osascript: () => answer } }).context);
    expect(outcome.kind).toBe(kind);
    if (next) expect(outcome.nextStep).toMatch(next);
  });
});

describe("the device page", () => {
  const ID = "0123456789abcdef0123456789abcdef01234567";

  test("is asked for by the checked id", async () => {
    const mac = fakeMac({ fields: { edr_machine_id: ID.toUpperCase() } });
    expect(openDevicePage.precondition(mac.context)).toEqual({ ok: true });
    expect(await openDevicePage.run(mac.context)).toMatchObject({ kind: "asked" });
    expect(opened(mac)).toEqual([[`https://security.microsoft.com/machines/${ID}`]]);
  });

  test.each([
    null,
    "",
    "0123",
    `${ID}0`,
    `${ID.slice(1)}g`,
    `${ID}/../evil`,
    `${ID}\nhttps://evil.example`,
    "javascript:alert(1)",
    [ID],
    12,
  ])("is never asked for by %j", async (id) => {
    const mac = fakeMac({ fields: { edr_machine_id: id } });
    expect(openDevicePage.shows(mac.context)).toBe(false);
    expect(openDevicePage.precondition(mac.context).ok).toBe(false);
    expect(await openDevicePage.run(mac.context)).toMatchObject({ kind: "failed" });
    expect(mac.requests).toEqual([]);
  });

  test("tells where macOS does not take the request", async () => {
    const mac = fakeMac({ fields: { edr_machine_id: ID }, answers: { open: () => ({ exitCode: 1 }) } });
    expect(await openDevicePage.run(mac.context)).toMatchObject({ kind: "failed", nextStep: expect.any(String) });
  });
});

describe("opening Microsoft Defender", () => {
  test("claims no more than the request", async () => {
    expect(await openDefender.run(fakeMac().context)).toMatchObject({
      kind: "asked",
      title: "Asked macOS for Microsoft Defender",
    });
  });

  test("tries the app's old name, too", async () => {
    const mac = fakeMac({ answers: { open: ({ args }) => ({ exitCode: args[0]?.includes("ATP") ? 0 : 1 }) } });
    expect(await openDefender.run(mac.context)).toMatchObject({ kind: "asked" });
    expect(opened(mac)).toHaveLength(2);
  });

  test("fails in words where neither is there", async () => {
    const mac = fakeMac({ answers: { open: () => ({ exitCode: 1 }) } });
    expect(await openDefender.run(mac.context)).toMatchObject({ kind: "failed", nextStep: expect.any(String) });
  });

  test("is not offered without Defender", () => {
    expect(openDefender.shows(fakeMac({ health: NOT_INSTALLED }).context)).toBe(false);
  });
});

describe.each([
  ["threats", showThreats],
  ["setup", showSetup],
])("showing the command %s", (command, remedy) => {
  test("launches it", async () => {
    const launched: string[] = [];
    const effects = {
      launch: async (name: string) => launched.push(name) > 0,
      copy: async () => undefined,
      openPreferences: async () => true,
    };
    expect(await remedy.run({ ...fakeMac().context, effects })).toMatchObject({ kind: "asked" });
    expect(launched).toEqual([command]);
  });

  test.each([
    undefined,
    { launch: async () => false, copy: async () => undefined, openPreferences: async () => false },
  ])("says where to enable it when Raycast refuses", async (effects) => {
    expect(await remedy.run({ ...fakeMac().context, effects })).toMatchObject({
      kind: "failed",
      nextStep: expect.stringContaining("Raycast's settings"),
    });
  });
});

describe.each([
  ["contacting the administrator", contactAdministrator],
  ["asking for Defender", installDefender],
])("%s", (_, remedy) => {
  const withIds = fakeMac.bind(null, {
    fields: {
      org_id: "5e0c1a2b-0000-4000-8000-00000000abcd",
      machine_guid: "5e0c1a2b-0000-4000-8000-00000000beef",
      edr_machine_id: "0123456789abcdef0123456789abcdef01234567",
      edr_device_tags: ["secret-tag"],
      real_time_protection_subsystem: null,
      app_version: "101.1.2",
      health_issues: [
        "of 5e0c1a2b-0000-4000-8000-00000000beef",
        "the machine named 5e0c1a2b-0000-4000-8000-00000000beef",
      ],
    },
  });

  test("copies a message with the versions and without any identifier", async () => {
    const copied: string[] = [];
    const effects = {
      launch: async () => false,
      copy: async (text: string) => void copied.push(text),
      openPreferences: async () => false,
    };
    const outcome = await remedy.run({ ...withIds().context, effects });
    expect(outcome).toMatchObject({ kind: "done", nextStep: expect.any(String) });
    expect(copied).toHaveLength(1);
    expect(copied[0]).toContain("macOS 26.2, Microsoft Defender 101.1.2");
    expect(copied[0]).not.toMatch(/abcd|beef|5e0c1a2b|01234567|secret-tag/i);
  });

  test("gives the message where there is no clipboard", async () => {
    expect(await remedy.run(withIds().context)).toMatchObject({
      kind: "asked",
      detail: expect.stringContaining("Hello,"),
    });
  });

  test("leaves out a version that is none", async () => {
    const mac = fakeMac({ macOS: "26.2; rm -rf /", fields: { app_version: "[x](https://evil.example)" } });
    const { detail } = await remedy.run(mac.context);
    expect(detail).not.toMatch(/rm -rf|evil/);
  });
});

describe("waiting and refreshing", () => {
  const remedy = REMEDIES["wait-and-refresh"];

  test("asks Defender once more and says that it answered", async () => {
    const mac = fakeMac({ answers: { mdatp: () => ({ stdout: healthText() }) } });
    expect(await remedy.run(mac.context)).toMatchObject({ kind: "done", title: "Defender Answered" });
    expect(mac.requests).toHaveLength(1);
  });

  test("says that it has not, where it has not", async () => {
    const mac = fakeMac({ answers: { mdatp: () => ({ exitCode: 3, stderr: "Failed to connect" }) } });
    expect(await remedy.run(mac.context)).toMatchObject({
      kind: "unconfirmed",
      title: "Defender Has Not Answered Yet",
      failure: { code: "DaemonUnreachable" },
    });
  });
});

describe("the path to mdatp", () => {
  const remedy = REMEDIES["open-preferences"];

  test.each([
    [() => Promise.resolve(true), "asked"],
    [() => Promise.resolve(false), "failed"],
  ] as const)("is a matter of the preferences (%#)", async (openPreferences, kind) => {
    const effects = { launch: async () => false, copy: async () => undefined, openPreferences };
    expect(await remedy.run({ ...fakeMac().context, effects })).toMatchObject({ kind });
  });
});

test.each([
  ["NotInstalled", /has no Microsoft Defender/, /again/],
  ["ToolMissing", /has the Microsoft Defender app, but not its command-line tool/, /has no Microsoft Defender/],
  ["LinkBroken", /link .* leads nowhere/, /has no Microsoft Defender/],
] as const)("the request to install says what is there after %s", async (code, says, never) => {
  const health = { state: "failed", readAt: NOW, failure: { code, message: "No.", nextStep: "Yes." } } as const;
  const { detail } = await REMEDIES["install-defender"].run(fakeMac({ health }).context);
  expect(detail).toMatch(says);
  expect(detail).not.toMatch(never);
});
