import { administratorScript } from "../../../src/macos/administrator";
import { enableRealTimeProtection } from "../../../src/remedies/enable-real-time-protection";
import type { Remedy } from "../../../src/remedies/types";
import { updateDefinitions } from "../../../src/remedies/update-definitions";
import { fakeMac, healthText, NOT_INSTALLED, NOW, osascriptError, type Answers, type Fields } from "./fake-mac";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

const REFUSED = { exitCode: 1, stderr: "You need administrator permission for this.\n" };

/** An mdatp that answers a command so, and says these things of its health afterwards. */
function mdatp(answer: ReturnType<NonNullable<Answers["mdatp"]>>, after: Fields = {}): Answers {
  return { mdatp: ({ args }) => (args[0] === "health" ? { stdout: healthText(after) } : answer) };
}

const commands = (mac: ReturnType<typeof fakeMac>) =>
  mac.requests.filter(({ program, args }) => program === mac.context.mac.mdatpPath && args[0] !== "health");
const scripts = (mac: ReturnType<typeof fakeMac>) =>
  mac.requests.filter(({ program }) => program.endsWith("/osascript")).map(({ args }) => args.at(-1));

describe("updating definitions", () => {
  test("is done when Defender shows newer ones", async () => {
    const mac = fakeMac({ answers: mdatp({}, { definitions_updated: NOW + 1_000 }) });
    expect(await updateDefinitions.run(mac.context)).toEqual({ kind: "done", title: "Updated Definitions" });
    expect(commands(mac)).toMatchObject([{ args: ["definitions", "update"] }]);
    expect(commands(mac)[0]?.timeoutMs).toBeGreaterThan(120_000);
    expect(scripts(mac)).toEqual([]);
  });

  test("is done when there was nothing newer", async () => {
    const outcome = await updateDefinitions.run(fakeMac({ answers: mdatp({}) }).context);
    expect(outcome).toMatchObject({ kind: "done", title: "Definitions Are Up to Date" });
  });

  test("is not confirmed while Defender still updates", async () => {
    const outcome = await updateDefinitions.run(
      fakeMac({ answers: mdatp({}, { definitions_status: "updating" }) }).context,
    );
    expect(outcome).toMatchObject({ kind: "unconfirmed", title: "Definitions Are Still Being Updated" });
  });

  test.each([null, "could_be_older"])("is not confirmed where the status is %j", async (status) => {
    const outcome = await updateDefinitions.run(
      fakeMac({ answers: mdatp({}, { definitions_status: status }) }).context,
    );
    expect(outcome).toMatchObject({ kind: "unconfirmed", nextStep: expect.any(String) });
  });

  test("is not confirmed where Defender does not answer afterwards", async () => {
    const answers: Answers = { mdatp: ({ args }) => (args[0] === "health" ? { exitCode: 1 } : {}) };
    const outcome = await updateDefinitions.run(fakeMac({ answers }).context);
    expect(outcome).toMatchObject({ kind: "unconfirmed", detail: expect.stringContaining("did not answer") });
  });
});

describe("enabling real-time protection", () => {
  const off = { fields: { real_time_protection_enabled: false } };

  test("is done when Defender says that it is on", async () => {
    const mac = fakeMac({ ...off, answers: mdatp({}) });
    expect(await enableRealTimeProtection.run(mac.context)).toEqual({
      kind: "done",
      title: "Enabled Real-Time Protection",
    });
    expect(commands(mac)).toMatchObject([{ args: ["config", "real-time-protection", "--value", "enabled"] }]);
  });

  test("says what is missing where it is on but not available", async () => {
    const after = { real_time_protection_available: false };
    const outcome = await enableRealTimeProtection.run(fakeMac({ ...off, answers: mdatp({}, after) }).context);
    expect(outcome).toMatchObject({ kind: "done", detail: expect.stringContaining("not available") });
  });

  test("fails where Defender took the command and stays off", async () => {
    const outcome = await enableRealTimeProtection.run(fakeMac({ ...off, answers: mdatp({}, off.fields) }).context);
    expect(outcome).toMatchObject({ kind: "failed", title: "Real-Time Protection Is Still Off" });
  });

  test("is not confirmed where Defender does not say", async () => {
    const after = { real_time_protection_enabled: null };
    const outcome = await enableRealTimeProtection.run(fakeMac({ ...off, answers: mdatp({}, after) }).context);
    expect(outcome.kind).toBe("unconfirmed");
  });

  test.each<[string, Fields, RegExp | undefined]>([
    ["off", { real_time_protection_enabled: false }, undefined],
    ["not available", { real_time_protection_enabled: null }, undefined],
    ["on", {}, /already/],
    ["off by policy", { real_time_protection_enabled: { managed: false } }, /policy.*administrator/],
    ["off in passive mode", { real_time_protection_enabled: false, passive_mode_enabled: true }, /passive mode/],
    [
      "off in passive mode by policy",
      { real_time_protection_enabled: false, passive_mode_enabled: { managed: true } },
      /policy/,
    ],
  ])("%s", (_, fields, reason) => {
    expect(enableRealTimeProtection.precondition(fakeMac({ fields }).context)).toEqual(
      reason ? { ok: false, reason: expect.stringMatching(reason) } : { ok: true },
    );
  });

  test("is not decided on a Mac that was never read", () => {
    const { context } = fakeMac({ health: { state: "not-asked" } });
    expect(enableRealTimeProtection.precondition(context).ok).toBe(false);
  });
});

const CLIENT = "/Applications/Microsoft Defender.app/Contents/Resources/Tools/wdavdaemonclient";

describe("updating definitions where Defender wants an administrator", () => {
  test("asks for no password, and gives the command for Terminal", async () => {
    const mac = fakeMac({ answers: mdatp(REFUSED) });
    expect(await updateDefinitions.run(mac.context)).toMatchObject({
      kind: "failed",
      terminal: `sudo '${CLIENT}' definitions update`,
    });
    expect(scripts(mac)).toEqual([]);
  });
});

describe("enabling real-time protection where Defender wants an administrator", () => {
  test("asks for one by a constant command", async () => {
    const mac = fakeMac({ answers: mdatp(REFUSED) });
    expect(await enableRealTimeProtection.run(mac.context)).toMatchObject({ kind: "done" });
    expect(scripts(mac)).toEqual([administratorScript("enable-real-time-protection")]);
    expect(enableRealTimeProtection.terminal).toBe(`sudo '${CLIENT}' config real-time-protection --value enabled`);
  });

  test("stays silent when that prompt is cancelled", async () => {
    const answers = { ...mdatp(REFUSED), osascript: () => osascriptError("User canceled.", -128) };
    expect(await enableRealTimeProtection.run(fakeMac({ answers }).context)).toMatchObject({ kind: "cancelled" });
  });

  test("offers the command where the password is wrong", async () => {
    const answers = { ...mdatp(REFUSED), osascript: () => osascriptError("Incorrect.", -60007) };
    const outcome = await enableRealTimeProtection.run(fakeMac({ answers }).context);
    expect(outcome).toMatchObject({
      kind: "failed",
      terminal: enableRealTimeProtection.terminal,
      nextStep: expect.any(String),
    });
  });
});

describe.each<[string, Remedy]>([
  ["updating definitions", updateDefinitions],
  ["enabling real-time protection", enableRealTimeProtection],
])("%s where Defender does not do it", (_, remedy) => {
  test.each([
    ["ends with an error", { exitCode: 1, stderr: "Something broke\n" }, "Failed"],
    ["takes too long", { exitCode: undefined, timedOut: true, signal: "SIGKILL" }, "TimedOut"],
    ["cannot be started", { exitCode: undefined, spawnError: "EACCES" }, "NotExecutable"],
    ["says that policy decides", { exitCode: 1, stderr: "This property is managed by your organization\n" }, "Failed"],
    [
      "has no license",
      { exitCode: 1, stdout: "ATTENTION: No license found. Contact your administrator for help.\n" },
      "NotLicensed",
    ],
  ])("fails in words where mdatp %s, and asks for no password", async (__, answer, code) => {
    const mac = fakeMac({ answers: mdatp(answer) });
    const outcome = await remedy.run(mac.context);
    expect(outcome).toMatchObject({ kind: "failed", failure: { code }, nextStep: expect.any(String) });
    expect(scripts(mac)).toEqual([]);
  });

  test("fails in words where there is no mdatp", async () => {
    const mac = fakeMac({ mdatpPath: "/usr/local/bin/mdatp-that-is-not-there" });
    expect(await remedy.run(mac.context)).toMatchObject({ kind: "failed", failure: { code: "NotInstalled" } });
    expect(mac.requests).toEqual([]);
  });

  test("is not offered on a Mac without Defender", () => {
    const { context } = fakeMac({ health: NOT_INSTALLED });
    expect(remedy.shows(context)).toBe(false);
    expect(remedy.precondition(context).ok).toBe(false);
  });
});
