import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ADMINISTRATOR_COMMANDS } from "../../src/macos/administrator";
import { places, programs } from "../../src/process/programs";
import { REMEDIES } from "../../src/remedies";
import { fakeMac, healthText, type Answers } from "../unit/remedies/fake-mac";

jest.mock("@raycast/api", () => jest.requireActual("../unit/remedies/raycast-icons"), { virtual: true });

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "root-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A Mac whose protection is off and whose mdatp answers every command so. */
function macThatSays(stderr: string, answers: Answers = {}) {
  const off = healthText({ real_time_protection_enabled: false });
  return fakeMac({
    fields: { real_time_protection_enabled: false },
    answers: {
      mdatp: ({ args }) => (args[0] === "health" ? { stdout: off } : { exitCode: 1, stderr }),
      ...answers,
    },
  });
}

const dialogs = (mac: ReturnType<typeof fakeMac>) =>
  mac.requests.filter(({ program }) => program === programs.osascript).length;

/** What a planted mdatp says to have a password asked for, and what real ones say of troubles of another kind. */
const NO_REASON_TO_ASK = [
  "Failed to download security intelligence: curl error 60 SSL certificate problem",
  "curl error 60: self-signed certificate in chain, root certificate not trusted; permission denied",
  "Could not elevate the load of the update",
  "This operation requires administrator privileges, ask at the network desk",
  "This property is managed by your organization; administrator privileges required",
  "Requires root privileges\nThis setting is controlled by policy",
  "the proxy's administrator refused the connection\nPermission denied",
  "sudo sudo sudo",
  "Please type your administrator's password now",
  `${"x".repeat(500)} requires root`,
];

test.each(NO_REASON_TO_ASK)("no password is asked for because mdatp says %j", async (words) => {
  for (const id of ["enable-real-time-protection", "update-definitions", "quarantine-threat"] as const) {
    const mac = macThatSays(`${words}\n`);
    const threat = { id: "11111111-2222-4333-8444-555555555555", name: "Virus" };
    expect(await REMEDIES[id].run({ ...mac.context, threat })).toMatchObject({ kind: "failed" });
    expect(dialogs(mac)).toBe(0);
  }
});

test("only turning real-time protection or the statistics on ever asks for a password because of a refusal of Defender's", async () => {
  const asking: string[] = [];
  for (const remedy of Object.values(REMEDIES)) {
    const mac = macThatSays("This operation requires administrator privileges\n");
    await remedy.run({ ...mac.context, threat: { id: "11111111-2222-4333-8444-555555555555", name: "Virus" } });
    if (mac.requests.some(({ args }) => args.join(" ").includes("with administrator privileges")))
      asking.push(remedy.id);
  }
  // Restarting Defender always needs one; no answer of mdatp's leads there.
  expect(asking.sort()).toEqual(["enable-performance-statistics", "enable-real-time-protection", "restart-daemon"]);
});

test("a tool in the app that is not Microsoft's leads to no dialog, and to no command for Terminal", async () => {
  const mac = macThatSays("Permission denied\n", { codesign: () => ({ exitCode: 3 }) });
  const outcome = await REMEDIES["enable-real-time-protection"].run(mac.context);
  expect(outcome).toMatchObject({ kind: "failed", detail: expect.stringContaining("Microsoft's") });
  expect(outcome.terminal).toBeUndefined();
  expect(dialogs(mac)).toBe(0);
});

test("one that was replaced while the dialog stood open is told in the same words", async () => {
  const osascript = () => ({
    exitCode: 1,
    stderr: "0:99: execution error: The command exited with a non-zero status. (75)\n",
  });
  const mac = macThatSays("Permission denied\n", { osascript });
  const outcome = await REMEDIES["enable-real-time-protection"].run(mac.context);
  expect(outcome).toMatchObject({ kind: "failed", detail: expect.stringContaining("Microsoft's") });
  expect(outcome.terminal).toBeUndefined();
});

describe.each(Object.entries(ADMINISTRATOR_COMMANDS))("what root runs for %s", (_, { shell, microsofts }) => {
  it("names only macOS's own programs, and Defender's once it is verified", () => {
    const named = [...shell.matchAll(/(?<![\w/])'?(\/[^'|;]+?)'?(?= |$)/g)].map(([, path]) => path);
    const others = named.filter((path) => !/^\/usr\/bin\/\w+$/.test(path ?? ""));
    for (const path of others) expect(places.client.startsWith(path ?? "")).toBe(true);
    expect(others.length > 0).toBe(microsofts !== undefined);
  });

  // In a real shell: the programs are stand-ins, the line is the one that ships.
  it.each([0, 1, 3, 127])("runs nothing of Defender's where codesign ends with %i, unless that is 0", (code) => {
    if (microsofts === undefined) return;
    const put = (name: string, body: string) => {
      const path = join(folder, name);
      writeFileSync(path, `#!/bin/sh\n${body}\n`);
      chmodSync(path, 0o755);
      return path;
    };
    const marker = join(folder, "was run");
    const codesign = put("codesign", `printf '%s\\n' "$@" > '${folder}/asked'; exit ${code}`);
    const client = put("client", `printf '%s\\n' "$@" > '${marker}'`);
    const line = shell.replaceAll(programs.codesign, codesign).replaceAll(microsofts, client);
    const { status } = spawnSync("/bin/sh", ["-c", line]);
    expect(existsSync(marker)).toBe(code === 0);
    expect(status).toBe(code === 0 ? 0 : 75);
    const asked = readFileSync(join(folder, "asked"), "utf8").split("\n");
    expect(asked).toContain("=anchor apple generic and certificate leaf[subject.OU] = UBF8T346G9");
    expect(asked.at(-2)).toBe(client);
  });
});
