import { assess } from "../../src/assess/assess";
import { leavingHealth } from "../../src/privacy/health-fields";
import { identifiersOf } from "../../src/privacy/identifiers";
import { redactor, redactorOf } from "../../src/privacy/redactor";
import { REMEDIES } from "../../src/remedies";
import { buildReport } from "../../src/reporting/build-report";
import { chatText } from "../../src/reporting/chat-text";
import { mailDraft } from "../../src/reporting/send/mail-draft";
import { reportJson } from "../../src/reporting/report-json";
import { reportMarkdown } from "../../src/reporting/report-markdown";
import { stateJson } from "../../src/snapshot/state-json";
import { LEAKS, NOW, poisonedInput, poisonedSnapshot } from "../unit/reporting/canary";
import { fakeMac } from "../unit/remedies/fake-mac";
import type { Names } from "../../src/privacy/identifiers";

jest.mock("@raycast/api", () => jest.requireActual("../unit/remedies/raycast-icons"), { virtual: true });

const mockNames: Names = {
  hostName: "Okapis-MacBook-Pro.local",
  userName: "okapi.lover",
  homePath: "/Users/okapi.lover",
  otherUsers: ["okapineighbor"],
};
jest.mock("../../src/privacy/names", () => ({ namesOfThisMac: () => mockNames }));

const snapshot = poisonedSnapshot();
const assessment = assess(snapshot, { expectedChannel: "any", definitionsMaxAgeDays: 7 }, NOW);

/** The tester wrote nothing: what a person writes is that person's word. */
function report() {
  const input = poisonedInput();
  return buildReport({ ...input, tester: { ...input.tester, title: "t", did: "d", expected: "e", saw: "s" } });
}

const WAYS: Record<string, () => string | Promise<string>> = {
  "Copy State": () => chatText(snapshot, assessment, redactorOf(snapshot)),
  "Copy State as JSON": () => JSON.stringify(stateJson(snapshot, assessment, redactorOf(snapshot))),
  "the report as JSON, by webhook, file or clipboard": () => reportJson(report()),
  "the report as Markdown": () => reportMarkdown(report()).replaceAll("\\", ""),
  "the report as mail": () => decodeURIComponent(mailDraft("t", reportMarkdown(report())).url).replaceAll("\\", ""),
  "Copy Message for Administrator": async () => {
    let copied = "";
    const { context } = fakeMac();
    await REMEDIES["contact-administrator"].run({
      ...context,
      snapshot,
      assessment,
      effects: { ...context.effects, copy: async (text: string) => void (copied = text) } as never,
    });
    return copied;
  },
  "the AI tools' health": () => {
    const { foreign } = redactor(identifiersOf(snapshot, mockNames));
    const health = snapshot.health.state === "fresh" ? snapshot.health.value : undefined;
    return JSON.stringify(health && leavingHealth(health, { foreign }));
  },
};

test.each(Object.entries(WAYS))("no canary leaves by %s", async (_, way) => {
  const text = await way();
  expect(text.length).toBeGreaterThan(100);
  expect(text).not.toMatch(LEAKS);
});

test("of an unknown field the name may go, and never the value", () => {
  const withUnknown = poisonedSnapshot();
  if (withUnknown.health.state !== "fresh") throw new Error("not fresh");
  const fields = { ...withUnknown.health.value.fields, tenant_domain: { value: "contoso", managed: false } };
  const changed = { ...withUnknown, health: { ...withUnknown.health, value: { ...withUnknown.health.value, fields } } };
  const state = stateJson(changed, assessment, redactorOf(changed));
  expect(state.withheld).toContain("tenant_domain");
  expect(JSON.stringify(state)).not.toContain("contoso");
});
