import Ajv2020 from "ajv/dist/2020";
import schema from "../../../assets/report.schema.json";
import { buildReport } from "../../../src/reporting/build-report";
import { chatText } from "../../../src/reporting/chat-text";
import { redactor } from "../../../src/privacy/redactor";
import { GROUPS, identifiersOf, type IdentifierGroup } from "../../../src/privacy/identifiers";
import { REPORT_SCHEMA } from "../../../src/reporting/report";
import { reportJson } from "../../../src/reporting/report-json";
import { reportMarkdown } from "../../../src/reporting/report-markdown";
import { CANARIES, EVERY_CANARY, LEAKS, NOW, POISON, poisonedInput, poisonedSnapshot } from "./canary";
import type { Snapshot } from "../../../src/model/snapshot";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const validate = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  formats: { "date-time": TIME, uuid: UUID },
}).compile(schema);

function expectValid(json: string): void {
  validate(JSON.parse(json));
  expect(validate.errors ?? []).toEqual([]);
}

/** The forms in which a report leaves, without the marks that Markdown escapes with. */
function everyForm(input = poisonedInput()): { name: string; text: string }[] {
  const report = buildReport(input);
  return [
    { name: "JSON", text: reportJson(report) },
    { name: "Markdown", text: reportMarkdown(report).replaceAll("\\", "") },
  ];
}

describe("a report with nothing ticked", () => {
  it.each(everyForm())("holds no identifier in its $name, wherever one was", ({ text }) => {
    for (const canary of EVERY_CANARY) expect(text.toLowerCase()).not.toContain(canary.toLowerCase());
    // The tester's own correspondents and paths are the tester's own words.
    const others = text.replace(/someone@[^ ]+/g, "").replaceAll("/Secret Plans/x.app", "");
    expect(others).not.toMatch(LEAKS);
  });

  it("says what was left out", () => {
    expect(buildReport(poisonedInput()).withheld).toEqual(GROUPS);
    expect(buildReport(poisonedInput()).identifiers).toEqual({});
  });

  it("keeps the tester's own words but for this Mac's identifiers", () => {
    const input = poisonedInput();
    const did = "Opened /Applications/Mail.app on OKAPIS-MACBOOK-PRO as okapi.lover, mailed friend@example.org";
    const report = buildReport({ ...input, tester: { ...input.tester, did } });
    expect(report.tester.did).toBe(
      "Opened /Applications/Mail.app on [host name] as [user name], mailed friend@example.org",
    );
  });

  it("holds no identifier of a failed reading either", () => {
    const failure = { code: "Failed" as const, message: POISON, seen: POISON, nextStep: POISON };
    const snapshot: Snapshot = {
      ...poisonedSnapshot(),
      health: { state: "failed", failure, readAt: NOW, last: { value: healthOf(poisonedSnapshot()), readAt: NOW - 1 } },
    };
    for (const { text } of everyForm(poisonedInput([], snapshot))) {
      for (const canary of EVERY_CANARY) expect(text.toLowerCase()).not.toContain(canary.toLowerCase());
    }
    expectValid(reportJson(buildReport(poisonedInput([], snapshot))));
  });
});

describe("a ticked group", () => {
  it.each(GROUPS)("%s tells its own identifiers and no other's", (group) => {
    const json = reportJson(buildReport(poisonedInput([group])));
    const others = GROUPS.filter((other) => other !== group);
    for (const canary of others.flatMap((other) => CANARIES[other])) {
      // The user's name is a part of the home path that was allowed.
      if (group === "home-paths" && canary === CANARIES["user-name"][0]) continue;
      expect(json.toLowerCase()).not.toContain(canary.toLowerCase());
    }
    expect(json).toContain(CANARIES[group][0]);
    expectValid(json);
  });

  it("is told as Defender's own field", () => {
    expect(buildReport(poisonedInput(["machine-id", "device-tags"])).identifiers).toEqual({
      machine_guid: CANARIES["machine-id"][0],
      edr_device_tags: [CANARIES["device-tags"][0]],
      edr_group_ids: CANARIES["device-tags"][1],
    });
  });

  it("leaves a ticked home path whole in the tester's words, and the name alone out", () => {
    const input = poisonedInput(["home-paths"]);
    const report = buildReport({ ...input, tester: { ...input.tester, saw: "/Users/okapi.lover/x by okapi.lover" } });
    expect(report.tester.saw).toBe("/Users/okapi.lover/x by [user name]");
  });
});

describe("the JSON form", () => {
  it.each<[string, IdentifierGroup[]]>([
    ["nothing ticked", []],
    ["everything ticked", [...GROUPS]],
  ])("holds to the schema with %s", (_, ticked) => {
    expectValid(reportJson(buildReport(poisonedInput(ticked))));
  });

  it("names the version of the schema that it holds to", () => {
    expect(schema.$id).toBe(REPORT_SCHEMA);
    expect(schema.properties.schema.const).toBe(REPORT_SCHEMA);
  });

  it("would not hold to the schema with a field that the schema does not know", () => {
    expect(validate({ ...buildReport(poisonedInput()), surprise: true })).toBe(false);
  });

  it("has Defender's own names for its health fields", () => {
    const { health } = buildReport(poisonedInput()).state;
    expect(Object.keys(health)).toEqual(
      expect.arrayContaining(["healthy", "licensed", "real_time_protection_enabled"]),
    );
  });
});

describe("the Markdown form", () => {
  it("makes no link, picture or markup of what a Mac printed", () => {
    const input = poisonedInput();
    const evil = "![x](https://example.org/a.png) <img src=x> [y](z) | `code`";
    const markdown = reportMarkdown(buildReport({ ...input, tester: { ...input.tester, title: evil, did: evil } }));
    expect(markdown).not.toMatch(/(?<!\\)!\[|(?<!\\)<img|(?<!\\)\]\(/);
  });

  it("leaves empty parts out", () => {
    const input = poisonedInput();
    const report = buildReport({ ...input, tester: { ...input.tester, expected: " " }, history: [], validations: [] });
    expect(reportMarkdown(report)).not.toMatch(/## (What I Expected|Last Changes|Validation)/);
  });
});

describe("the chat form", () => {
  it("says the state in a few lines without identifiers", () => {
    const snapshot = poisonedSnapshot();
    const { assessment } = poisonedInput([], snapshot);
    const { names } = poisonedInput([], snapshot);
    const text = chatText(snapshot, assessment, redactor(identifiersOf(snapshot, names), new Set()));
    expect(text.split("\n")[0]).toBe(`Microsoft Defender: ${assessment.headline} (${assessment.level})`);
    expect(text).toContain("macOS 15.2");
    expect(text).toContain("Read 2026-11-24T09:00:00.000Z");
    for (const canary of GROUPS) {
      for (const id of CANARIES[canary]) expect(text).not.toContain(id);
    }
  });
});

function healthOf(snapshot: Snapshot) {
  if (snapshot.health.state !== "fresh") throw new Error("not fresh");
  return snapshot.health.value;
}
