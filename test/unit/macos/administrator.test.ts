import {
  ADMINISTRATOR_COMMANDS,
  administratorScript,
  runAsAdministrator,
  type AdministratorCommand,
} from "../../../src/macos/administrator";
import { RESTART_SCRIPT, restartMac } from "../../../src/macos/restart-mac";
import type { RunResult } from "../../../src/process/run";
import { fakeRun } from "../fakes/mac";

const COMMANDS = Object.keys(ADMINISTRATOR_COMMANDS) as AdministratorCommand[];

const CLIENT = "/Applications/Microsoft Defender.app/Contents/Resources/Tools/wdavdaemonclient";

describe.each(COMMANDS)("%s", (command) => {
  const { shell, prompt, terminal, microsofts } = ADMINISTRATOR_COMMANDS[command];

  it("is a constant that AppleScript takes as it stands, with no sudo inside", () => {
    for (const text of [shell, prompt]) expect(text).not.toMatch(/["\\`$\n]/);
    expect(shell).not.toMatch(/\bsudo\b/);
    expect(terminal).toMatch(/^sudo ['/]/);
  });

  it("shows in macOS's dialog what is run", () => {
    const words = shell.split("; ").at(-1) ?? "";
    expect(prompt).toContain(words.replace(/^'.*\/(\w+)'/, "$1"));
  });

  it("is one AppleScript given to osascript as it stands, with minutes to type a password", async () => {
    const run = fakeRun(() => ({ stdout: "done\rall of it\n" }));
    await expect(runAsAdministrator({ run }, command)).resolves.toEqual({ kind: "ran", output: "done all of it" });
    const [{ program, args, timeoutMs, input }] = run.requests.slice(-1) as [(typeof run.requests)[number]];
    expect(run.requests).toHaveLength(microsofts ? 2 : 1);
    expect([program, ...args]).toEqual(["/usr/bin/osascript", "-e", administratorScript(command)]);
    expect(args[1]).toBe(`do shell script "${shell}" with prompt "${prompt}" with administrator privileges`);
    expect(timeoutMs).toBeGreaterThanOrEqual(120_000);
    expect(input).toBeUndefined();
  });
});

it("runs as administrator only macOS's own killall, and the tool in Defender's app once Microsoft's signature holds", () => {
  const verified = `/usr/bin/codesign --verify --strict -R '=anchor apple generic and certificate leaf[subject.OU] = UBF8T346G9' '${CLIENT}' || exit 75; '${CLIENT}'`;
  expect(Object.fromEntries(COMMANDS.map((command) => [command, ADMINISTRATOR_COMMANDS[command].shell]))).toEqual({
    "restart-daemon": "/usr/bin/killall -9 wdavdaemon",
    "enable-real-time-protection": `${verified} config real-time-protection --value enabled`,
    "enable-performance-statistics": `${verified} config real-time-protection-statistics --value enabled`,
  });
});

it("restarts the daemon by the command that Microsoft's page names", () => {
  expect(ADMINISTRATOR_COMMANDS["restart-daemon"].terminal).toBe("sudo /usr/bin/killall -9 wdavdaemon");
});

describe.each([
  ["a command as administrator", (run: ReturnType<typeof fakeRun>) => runAsAdministrator({ run }, "restart-daemon")],
  ["macOS's restart dialog", (run: ReturnType<typeof fakeRun>) => restartMac({ run })],
])("%s", (_, start) => {
  const error = (words: string) => ({ exitCode: 1, stderr: `0:9: execution error: ${words}\n` });
  it.each<[string, Partial<RunResult>, object]>([
    ["is cancelled", error("User canceled. (-128)"), { kind: "cancelled" }],
    ["meets a wrong password", error("incorrect (-60007)"), { kind: "wrong-password" }],
    ["is not allowed", error("Authorization failed (-60005)"), { kind: "not-allowed" }],
    ["is refused automation", error("Not authorized (-1743)"), { kind: "automation-refused" }],
    [
      "fails itself",
      error("killall: nothing there (1)"),
      { kind: "command-failed", code: 1, words: "killall: nothing there" },
    ],
    ["is never answered", { exitCode: undefined, signal: "SIGKILL", timedOut: true }, { kind: "timed-out" }],
    [
      "has no osascript",
      { exitCode: undefined, spawnError: "ENOENT" },
      { kind: "command-failed", words: expect.stringContaining("ENOENT") },
    ],
  ])("%s", async (__, result, expected) => {
    await expect(start(fakeRun(() => result))).resolves.toEqual(expected);
  });

  it("shows no path of the person in the words of a failure", async () => {
    const result = await start(fakeRun(() => error("cannot read /Users/somebody/secret (1)")));
    expect(JSON.stringify(result)).not.toContain("somebody");
  });
});

it("asks loginwindow for the dialog, and for nothing that restarts without one", async () => {
  const run = fakeRun(() => ({}));
  await restartMac({ run });
  expect(run.requests[0]?.args).toEqual(["-e", RESTART_SCRIPT]);
  expect(RESTART_SCRIPT).toBe('tell application "loginwindow" to «event aevtrrst»');
});
