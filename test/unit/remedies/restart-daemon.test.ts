import { restartDaemon } from "../../../src/remedies/restart-daemon";
import { fakeMac, healthText, NOT_INSTALLED, NOW, osascriptError, type Answers, type Fields } from "./fake-mac";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

const DOWN = { exitCode: 1, stderr: "Failed to connect\n" };

/** A daemon that is away for so long after the kill, and then says these things, each from its second on. */
function comingBack(awayMs: number, ...later: [afterMs: number, fields: Fields][]): Answers {
  let killedAt: number | undefined;
  return {
    osascript: (_, clock) => {
      killedAt = clock.now();
      return {};
    },
    mdatp: (_, clock) => {
      const since = clock.now() - (killedAt ?? clock.now());
      if (since < awayMs) return DOWN;
      const now = later.filter(([afterMs]) => since >= awayMs + afterMs).at(-1);
      return { stdout: healthText(now?.[1]) };
    },
  };
}

const WITHOUT_ENGINE: Fields = {
  real_time_protection_subsystem: null,
  real_time_protection_available: false,
};

test("a daemon that comes back is told with its engine", async () => {
  const mac = fakeMac({ answers: comingBack(6_000) });
  const outcome = await restartDaemon.run(mac.context);
  expect(outcome).toMatchObject({ kind: "done", title: "Restarted Defender" });
  expect(outcome.detail).toContain("Endpoint Security");
  expect(mac.marks.daemonRestartedAt).toBeGreaterThanOrEqual(NOW);
  expect(mac.marks.approvalDeadline).toBeUndefined();
  expect(mac.progress.map(({ text }) => text)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Waiting for Defender: \d+ s Left$/)]),
  );
});

test("the command is a constant, without sudo, and has minutes for the password", async () => {
  const mac = fakeMac({ answers: comingBack(0) });
  await restartDaemon.run(mac.context);
  const [script] = mac.requests.filter(({ program }) => program.endsWith("/osascript"));
  expect(script?.args.at(-1)).toContain('do shell script "/usr/bin/killall -9 wdavdaemon"');
  expect(script?.args.at(-1)).not.toContain("sudo");
  expect(script?.timeoutMs).toBeGreaterThanOrEqual(120_000);
  expect(restartDaemon.terminal).toMatch(/^sudo .*killall -9 wdavdaemon$/);
});

test("an engine that takes some seconds to start is waited for", async () => {
  const mac = fakeMac({ answers: comingBack(4_000, [0, WITHOUT_ENGINE], [8_000, {}]) });
  expect((await restartDaemon.run(mac.context)).detail).toContain("Endpoint Security");
});

test("a daemon that is back without any engine is no success story", async () => {
  const mac = fakeMac({ answers: comingBack(4_000, [0, WITHOUT_ENGINE]) });
  const outcome = await restartDaemon.run(mac.context);
  expect(outcome.detail).toContain("no engine protects this Mac yet");
  expect(outcome.nextStep).toContain("Approve");
});

test("a daemon that stays away fails after a minute, saying that the Mac is not protected", async () => {
  const mac = fakeMac({ answers: comingBack(Number.POSITIVE_INFINITY) });
  const outcome = await restartDaemon.run(mac.context);
  expect(outcome).toMatchObject({ kind: "failed", title: "Defender Has Not Come Back" });
  expect(outcome.detail).toContain("does not protect");
  expect(outcome.nextStep).toContain("Restart the Mac");
  expect(mac.clock.now() - NOW).toBeGreaterThanOrEqual(60_000);
  expect(mac.clock.now() - NOW).toBeLessThan(70_000);
});

describe("on a Mac with the kernel fallback", () => {
  const catalina = { macOS: "10.15.7", endpointSecurity: "waiting_for_user" } as const;

  test("the minute to approve is counted down, and ends in the Endpoint Security extension", async () => {
    const mac = fakeMac({ ...catalina, answers: comingBack(4_000, [0, WITHOUT_ENGINE], [25_000, {}]) });
    const outcome = await restartDaemon.run(mac.context);
    expect(outcome.detail).toContain("Endpoint Security");
    expect(mac.progress.filter(({ urgent }) => urgent)).toEqual([
      {
        text: expect.stringMatching(/^Approve by \d+:\d\d [AP]M$/),
        urgent: true,
        instruction: expect.stringContaining("System Preferences › Security & Privacy › General"),
        runsOutAt: mac.marks.approvalDeadline,
        onlyWatches: true,
      },
    ]);
    expect(mac.progress.map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\d+ s Left to Approve$/)]),
    );
    const { daemonRestartedAt, approvalDeadline } = mac.marks;
    expect(approvalDeadline).toBeGreaterThanOrEqual((daemonRestartedAt ?? 0) + 60_000);
  });

  test("a minute that passes ends in the kernel extension, in its own words", async () => {
    const fellBack: Fields = { real_time_protection_subsystem: "kernel_extension", release_ring: "InsiderFast" };
    const mac = fakeMac({ ...catalina, answers: comingBack(4_000, [0, WITHOUT_ENGINE], [60_000, fellBack]) });
    const outcome = await restartDaemon.run(mac.context);
    expect(outcome.detail).toContain("fell back to its kernel extension");
    expect(outcome.nextStep).toContain("within the minute");
  });

  test.each<[string, Fields, RegExp]>([
    ["the wrong channel", { release_ring: "Production" }, /Update Channel: Production; needed: Beta/],
    ["a product that is too old", { release_ring: "InsiderFast", app_version: "101.03.00" }, /Product Version/],
  ])("nobody is blamed for %s", async (_, fields, words) => {
    const fellBack: Fields = { real_time_protection_subsystem: "kernel_extension", ...fields };
    const mac = fakeMac({ ...catalina, answers: comingBack(4_000, [0, WITHOUT_ENGINE], [60_000, fellBack]) });
    const outcome = await restartDaemon.run(mac.context);
    expect(outcome.detail).toMatch(words);
    expect(outcome.detail).not.toContain("nobody");
  });

  test("the count ends without a word as soon as something else is begun", async () => {
    const mac = fakeMac({ ...catalina, answers: comingBack(4_000, [0, WITHOUT_ENGINE]) });
    const isOvertaken = () => mac.progress.some(({ onlyWatches }) => onlyWatches);
    const outcome = await restartDaemon.run({ ...mac.context, isOvertaken });
    expect(outcome.kind).toBe("cancelled");
    expect(mac.marks.approvalDeadline).toBeGreaterThan(mac.clock.now());
  });

  test("nothing is counted where the extension runs at once", async () => {
    const mac = fakeMac({ ...catalina, answers: comingBack(4_000) });
    await restartDaemon.run(mac.context);
    expect(mac.marks.approvalDeadline).toBeUndefined();
  });
});

describe.each([
  ["a cancelled prompt is no failure", osascriptError("User canceled.", -128), "cancelled", "Cancelled", undefined],
  [
    "a cancelled prompt in another language, too",
    osascriptError("用户已取消。", -128),
    "cancelled",
    "Cancelled",
    undefined,
  ],
  [
    "a wrong password",
    osascriptError("The administrator user name or password was incorrect.", -60007),
    "failed",
    "Defender Could Not Be Restarted",
    /name or password/,
  ],
  [
    "an account that is no administrator",
    osascriptError("Authentication failed.", -60005),
    "failed",
    "Defender Could Not Be Restarted",
    /no administrator/,
  ],
  [
    "automation that is refused",
    osascriptError("Not authorized to send Apple events.", -1743),
    "failed",
    "Defender Could Not Be Restarted",
    /does not let Raycast/,
  ],
  [
    "a daemon that was not running",
    osascriptError("No matching processes were found", 1),
    "failed",
    "Defender Was Not Running",
    /nothing to restart/,
  ],
  [
    "a daemon that is protected against it",
    osascriptError("killall: wdavdaemon: Operation not permitted", 1),
    "failed",
    "Defender May Not Be Stopped",
    /tamper protection/,
  ],
  [
    "a command that fails for another reason",
    osascriptError("something else", 1),
    "failed",
    "Defender Could Not Be Restarted",
    /something else/,
  ],
  [
    "a prompt that nobody answers",
    { timedOut: true, exitCode: undefined, signal: "SIGKILL" },
    "failed",
    "Defender Could Not Be Restarted",
    /Nobody answered/,
  ],
  [
    "an osascript that cannot be started",
    { exitCode: undefined, spawnError: "EACCES" },
    "failed",
    "Defender Could Not Be Restarted",
    /EACCES/,
  ],
])("%s", (_, answer, kind, title, detail) => {
  test("ends in its words, and nothing is claimed or marked", async () => {
    const mac = fakeMac({ answers: { osascript: () => answer } });
    const outcome = await restartDaemon.run(mac.context);
    expect(outcome).toMatchObject({ kind, title });
    expect(mac.marks).toEqual({});
    expect(mac.requests.map(({ program }) => program)).not.toContain(mac.context.mac.mdatpPath);
    if (kind === "failed") {
      expect(outcome.detail).toMatch(detail as RegExp);
      expect(outcome.nextStep).toBeTruthy();
      expect(outcome.terminal).toBe(restartDaemon.terminal);
    }
  });
});

describe("tamper protection", () => {
  const ready = (fields: Fields) => restartDaemon.precondition(fakeMac({ fields }).context);
  const question = (fields: Fields) => restartDaemon.confirmation?.(fakeMac({ fields }).context)?.message;

  test("in block mode refuses, and says what else there is", () => {
    expect(ready({ tamper_protection: "block" })).toMatchObject({
      ok: false,
      reason: expect.stringContaining("audit"),
    });
  });

  test("in block mode by policy names whom to ask", () => {
    expect(ready({ tamper_protection: { managed: "block" } })).toMatchObject({
      ok: false,
      reason: expect.stringContaining("your organization's policy"),
    });
  });

  test.each(["disabled", "audit"])("as %s is not in the way, and not spoken of", (mode) => {
    expect(ready({ tamper_protection: mode })).toEqual({ ok: true });
    expect(question({ tamper_protection: mode })).not.toContain("amper");
  });

  test.each([null, "Block-ish", ["block"]])("as %j is not known, which the question says", (mode) => {
    expect(ready({ tamper_protection: mode })).toEqual({ ok: true });
    expect(question({ tamper_protection: mode })).toContain("is not known");
  });

  test("that was last read before the daemon failed still counts", () => {
    const { health } = fakeMac({ fields: { tamper_protection: "block" } }).context.snapshot;
    if (health.state !== "fresh") throw new Error("not fresh");
    const failed = {
      state: "failed",
      readAt: NOW,
      failure: { code: "DaemonUnreachable", message: "Down.", nextStep: "Wait." },
      last: { value: health.value, readAt: NOW - 60_000 },
    } as const;
    expect(restartDaemon.precondition(fakeMac({ health: failed }).context).ok).toBe(false);
  });
});

test("the question says what it costs, and on a Mac with the fallback how long there is", () => {
  const question = (macOS: string) => restartDaemon.confirmation?.(fakeMac({ macOS }).context);
  expect(question("26.2")).toMatchObject({ destructive: true, action: "Restart Defender" });
  expect(question("26.2")?.message).toContain("not protected by Defender for some seconds");
  expect(question("26.2")?.message).not.toContain("one minute");
  expect(question("10.15.7")?.message).toContain("one minute");
});

test("a Mac without Defender is not offered it", () => {
  const { context } = fakeMac({ health: NOT_INSTALLED });
  expect(restartDaemon.shows(context)).toBe(false);
  expect(restartDaemon.precondition(context).ok).toBe(false);
});
