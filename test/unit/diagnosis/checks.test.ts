import { CHECKS } from "../../../src/diagnosis/checks";
import { exclusionsIn } from "../../../src/diagnosis/checks/exclusions";
import { runCheck } from "../../../src/diagnosis/run-check";
import { CHECK_IDS, type CheckId } from "../../../src/model/diagnosis";
import { identifiersOf } from "../../../src/privacy/identifiers";
import { redactor } from "../../../src/privacy/redactor";
import { diagnosisMarkdown } from "../../../src/reporting/diagnosis-markdown";
import type { RunResult } from "../../../src/process/run-result";
import { fakeMac } from "../fakes/mac";
import { healthText, mdatpFile, NOW, type Fields } from "../remedies/fake-mac";

type Answers = Record<string, Partial<RunResult>>;

/** A Mac that answers by the words of the question; one that is not answered is not known to it. */
function mac(answers: Answers, fields: Fields = {}) {
  return fakeMac({
    mdatpPath: mdatpFile(),
    now: NOW,
    childMs: 100,
    answer: ({ args }) => {
      const question = args.join(" ");
      if (question.startsWith("health --output")) return { stdout: healthText(fields) };
      return answers[question] ?? { exitCode: 64, stderr: "Expected one of:\n    health\n" };
    },
  });
}

const check = (id: CheckId, answers: Answers, fields?: Fields) => runCheck(id, mac(answers, fields));
const details = (section: string, text: string): Answers => ({ [`health --details ${section}`]: { stdout: text } });

const connections = (...words: string[]): Answers => ({
  "connectivity test": {
    exitCode: 1,
    stdout: words
      .map((word, index) => `Testing connection with https://h${index}.wd.microsoft.com/ ... ${word}\n`)
      .join(""),
  },
});

describe("the connection", () => {
  it("is good where every address is reached", async () => {
    expect(await check("connectivity", connections("[OK]", "[OK]"))).toMatchObject({
      state: "good",
      summary: expect.stringContaining("all 2 addresses"),
    });
  });

  it.each([
    ["[Error]: curl error 60", /TLS inspection/],
    ["[Error]: Expected a 200 Response from Proxy, received: 407", /proxy/],
    ["[Error]: curl error 6", /no way to/],
    ["[Error]: something else", /does not reach everything/],
  ])("names the cause of %s, and puts what failed first", async (word, words) => {
    const result = await check("connectivity", connections("[OK]", word));
    expect(result).toMatchObject({ state: "look", summary: expect.stringMatching(words), helps: expect.any(String) });
    expect(result.lines[0]).toMatchObject({ title: "h1.wd.microsoft.com", isWrong: true });
    expect(result.summary).toContain("1 address of 2 failed");
  });
});

describe("tamper protection", () => {
  it.each([
    ["block", "mdm", "good", /refused.*configuration profile/],
    ["audit", "portal", "look", /not refused.*portal/],
    ["disabled", "somebody", "look", /Nothing keeps.*“somebody”/],
  ])("of %s by %s is told as %s", async (level, source, state, words) => {
    const text = `tamper_protection : "${level}"\nconfiguration_source : "${source}" [managed]\n`;
    expect(await check("tamper-protection", details("tamper_protection", text))).toMatchObject({
      state,
      summary: expect.stringMatching(words),
      lines: [{ title: "tamper_protection" }, { value: `${source} (set by policy)` }],
    });
  });
});

describe("definitions", () => {
  it.each([
    ['definitions_status : "up_to_date"\ndefinitions_update_fail_reason : ""\n', "good"],
    ['definitions_status : "up_to_date"\ndefinitions_update_fail_reason : "Failed to download"\n', "look"],
    ['definitions_status : "updating"\n', "look"],
  ])("that say %j are %s", async (text, state) => {
    expect(await check("definitions", details("definitions", text))).toMatchObject({ state });
  });
});

describe("the extensions", () => {
  it("are named where Defender misses one", async () => {
    const text = "network_extension_enabled : false\nendpoint_security_extension_ready : true\n";
    const result = await check("extensions", details("system_extensions", text));
    expect(result).toMatchObject({ state: "look", summary: expect.stringContaining("network extension is enabled") });
    expect(result.summary).not.toContain("Endpoint");
  });
});

describe("the network filter", () => {
  const off = { network_events_subsystem: null, network_protection_status: "stopped" };

  it("is good where Defender names it", async () => {
    expect(await check("network-filter", {})).toMatchObject({ state: "good" });
  });

  it("offers the way back of one that a command switched off, and only where the extension is there", async () => {
    const installed = details("system_extensions", "network_extension_installed : true\n");
    expect(await check("network-filter", installed, off)).toMatchObject({
      state: "look",
      terminal: "sudo /usr/local/bin/mdatp system-extension network-filter enable",
    });
    expect(await check("network-filter", {}, off)).not.toHaveProperty("terminal");
  });
});

describe("the license", () => {
  const org = "0ddba11a-5555-4666-8777-888888888888";

  it.each([
    [{ licensed: true, org_id: org }, "good", /licensed/],
    [{ licensed: true, org_id: null }, "look", /does not name an organization/],
    [{ licensed: false }, "look", /has no license/],
    [{ licensed: null }, "unknown", /does not say/],
    [{ licensed: false, product_expiration: NOW - 1_000 }, "look", /past its date/],
  ] as [Fields, string, RegExp][])("with %j is %s", async (fields, state, words) => {
    const result = await check("license", {}, fields);
    expect(result).toMatchObject({ state, summary: expect.stringMatching(words) });
    expect(JSON.stringify(result)).not.toContain(org);
  });
});

describe("exclusions", () => {
  const list = { "exclusion list": { stdout: 'Excluded folder\nPath: "/Users/okapi/src"\nScope: ["epp"]\n' } };

  it("are listed as they are, and can be looked up again", async () => {
    const result = await check("exclusions", list);
    expect(result).toMatchObject({ state: "info", lines: [{ title: "Folder (epp)", value: "/Users/okapi/src" }] });
    expect(exclusionsIn(result)).toEqual({
      list: [{ kind: "folder", what: "/Users/okapi/src", scope: "epp" }],
      isWhole: true,
    });
  });

  it("that are more than is kept say so", async () => {
    const many = "Excluded folder\n" + 'Path: "/x"\n'.repeat(1_500);
    const result = await check("exclusions", { "exclusion list": { stdout: many } });
    expect(exclusionsIn(result)).toMatchObject({ isWhole: false });
    expect(result.summary).toContain("1,500 exclusions");
  });
});

it.each(CHECK_IDS.filter((id) => !["license", "network-filter"].includes(id)))(
  "%s of a product that cannot be asked is no failure",
  async (id) => {
    expect(await check(id, {})).toMatchObject({
      state: "not-offered",
      summary: expect.stringMatching(/does not tell/),
    });
  },
);

it.each(CHECK_IDS)("%s that gets no answer says why and what to do", async (id) => {
  const hung = fakeMac({
    mdatpPath: mdatpFile(),
    answer: () => ({ timedOut: true, exitCode: undefined, signal: "SIGKILL" }),
  });
  expect(await runCheck(id, hung)).toMatchObject({ id, state: "unknown", helps: expect.any(String) });
  expect(await runCheck(id, hung, () => true)).toMatchObject({ state: "stopped" });
  expect(CHECKS[id].question).toMatch(/\?$/);
});

it("lets no path, id or name leave with the text for IT", async () => {
  const names = { hostName: "Okapis-Mac.local", userName: "okapi.lover", homePath: "/Users/okapi.lover" };
  const redact = redactor(identifiersOf(undefined, names), new Set());
  const results = await Promise.all([
    check("exclusions", { "exclusion list": { stdout: 'Excluded folder\nPath: "/Users/okapi.lover/secret"\n' } }),
    check(
      "definitions",
      details(
        "definitions",
        "definitions_update_fail_reason : Okapis-Mac could not | 0ddba11a-5555-4666-8777-888888888888\n",
      ),
    ),
    check("connectivity", connections("[Error]: for okapi.lover at someone@example.org")),
  ]);
  const text = diagnosisMarkdown(results, redact);
  expect(text).not.toMatch(/okapi|secret|0ddba11a|example\.org$|someone/i);
  expect(text).toContain("### Connection to Microsoft: Needs a Look");
  expect(text).toContain("h0.wd.microsoft.com");
});
