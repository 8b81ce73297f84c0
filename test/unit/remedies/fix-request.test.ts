import { REMEDIES } from "../../../src/remedies";
import { nextStep } from "../../../src/remedies/run/next-step";
import { offersNow } from "../../../src/remedies/run/offers-now";
import { fixRequestIn } from "../../../src/remedies/run/request";
import { assess } from "../../../src/assess/assess";
import { fakeMac, NOT_INSTALLED, NOW, type MacOptions } from "./fake-mac";
import type { RemedyContext } from "../../../src/remedies/types";
import type { Threat } from "../../../src/model/threat";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

/** Hot keys, links and the menu of another version hang on these: once here, for ever here. */
const REMEDY_IDS = [
  "allow-network-filter",
  "approve-endpoint-security",
  "approve-network",
  "check-for-product-update",
  "contact-administrator",
  "enable-performance-statistics",
  "enable-real-time-protection",
  "grant-full-disk-access",
  "install-defender",
  "open-defender",
  "open-device-page",
  "open-preferences",
  "open-profiles",
  "quarantine-threat",
  "restart-daemon",
  "restart-mac",
  "show-setup",
  "show-threats",
  "switch-channel",
  "update-definitions",
  "update-macos",
  "wait-and-refresh",
];

test("the ids of remedies stay as they are", () => {
  expect(Object.keys(REMEDIES).sort()).toEqual(REMEDY_IDS);
});

test("what is said of each while it is under way fits a toast", () => {
  for (const { doing } of Object.values(REMEDIES)) {
    for (const title of [`Still ${doing}`, `${doing} Was Cut Off`]) expect(title.length).toBeLessThanOrEqual(35);
    expect(doing).toMatch(/^[A-Z][a-z]+ing /);
  }
});

test.each<[string, unknown, unknown]>([
  ["no context", undefined, {}],
  ["an empty one", {}, {}],
  ["a remedy", { remedy: "restart-daemon" }, { remedy: "restart-daemon" }],
  ["a channel", { remedy: "switch-channel", channel: "Beta" }, { remedy: "switch-channel", channel: "Beta" }],
  ["a threat", { remedy: "quarantine-threat", threat: "abc" }, { remedy: "quarantine-threat", threat: "abc" }],
])("takes %s", (_, context, request) => {
  expect(fixRequestIn(context)).toEqual(request);
});

test.each<[string, unknown]>([
  ["a remedy that is not known", { remedy: "delete-everything" }],
  ["a name of the language's own", { remedy: "constructor" }],
  ["a misspelled key, which would else be the next step", { remdy: "restart-mac" }],
  ["words to ask with", { remedy: "restart-mac", title: "Harmless?" }],
  ["a channel that is none", { remedy: "switch-channel", channel: "Canary" }],
  ["a channel for something else", { remedy: "restart-mac", channel: "Beta" }],
  ["a threat for something else", { remedy: "restart-mac", threat: "abc" }],
  ["a threat that is no text", { remedy: "quarantine-threat", threat: { id: 1 } }],
  ["a list", ["restart-mac"]],
  ["a text", "restart-mac"],
])("refuses %s", (_, context) => {
  expect(fixRequestIn(context)).toBeUndefined();
});

const contextOf = (options: MacOptions = {}) => fakeMac(options).context;

describe("a remedy that was asked for", () => {
  const reason = (answer: ReturnType<typeof offersNow>) => ("refused" in answer ? answer.refused : undefined);

  test("is carried out where this Mac offers it now", () => {
    const context = contextOf({ endpointSecurity: "waiting_for_user" });
    expect(reason(offersNow({ remedy: "approve-endpoint-security" }, context))).toBeUndefined();
    expect(offersNow({ remedy: "switch-channel", channel: "Beta" }, context)).toMatchObject({ channel: "Beta" });
  });

  test.each<[string, Parameters<typeof offersNow>[0], MacOptions, RegExp]>([
    ["what is approved already", { remedy: "approve-endpoint-security" }, {}, /approved and enabled already/],
    ["an installation of what is there", { remedy: "install-defender" }, {}, /no need/],
    ["what is on already", { remedy: "enable-real-time-protection" }, {}, /turned on already/],
    [
      "what tamper protection stops",
      { remedy: "restart-daemon" },
      { fields: { tamper_protection: "block" } },
      /Tamper protection/,
    ],
    [
      "what policy sets",
      { remedy: "switch-channel", channel: "Beta" },
      { channel: { managed: true, source: "managed" } },
      /Policy sets/,
    ],
    ["anything at a Mac without Defender", { remedy: "restart-daemon" }, { health: NOT_INSTALLED }, /not installed/],
  ])("is refused with the reason: %s", (_, request, options, words) => {
    expect(reason(offersNow(request, contextOf(options)))).toMatch(words);
  });

  const withThreat = (status: string): RemedyContext => {
    const threat: Threat = { id: "0f7e33cc-7d92-4f0c-8e5f-5b4f2d1a7a11", name: "Virus:DOS/EICAR", status };
    const context = contextOf();
    const list = { threats: [threat], banners: [], truncated: false };
    const snapshot = { ...context.snapshot, threats: { state: "fresh", value: list, readAt: NOW } as const };
    return { ...context, snapshot, assessment: assess(snapshot, context.expectations, NOW) };
  };

  test("names a threat of the list as it is now, or is refused", () => {
    const context = withThreat("active");
    const threat = "0f7e33cc-7d92-4f0c-8e5f-5b4f2d1a7a11";
    expect(offersNow({ remedy: "quarantine-threat", threat }, context)).toMatchObject({ threat: { id: threat } });
    expect(reason(offersNow({ remedy: "quarantine-threat", threat: "other" }, context))).toMatch(/no such threat/);
    expect(reason(offersNow({ remedy: "quarantine-threat" }, context))).toMatch(/chosen first/);
    const handled = withThreat("quarantined");
    expect(reason(offersNow({ remedy: "quarantine-threat", threat }, handled))).toMatch(/dealt with/);
  });
});

describe("the next step", () => {
  test("is none where all is well", () => {
    expect(nextStep(contextOf({ fields: { tamper_protection: "block" } }))).toEqual({ kind: "well" });
  });

  test("is what mends the first finding first, of what can be used now", () => {
    for (const options of [
      { endpointSecurity: "waiting_for_user", fields: { real_time_protection_subsystem: null } },
      { fields: { real_time_protection_enabled: false } },
      { fields: { definitions_status: "out_of_date", definitions_updated: NOW - 90 * 86_400_000 } },
    ] as MacOptions[]) {
      const context = contextOf(options);
      const [first] = context.assessment.findings;
      const step = nextStep(context);
      expect(step).toMatchObject({ kind: "remedy" });
      expect(first?.remedies).toContain(step.kind === "remedy" && step.remedy.id);
    }
  });

  test("takes the channel from the preferences, and leaves the choice to the person without one", () => {
    const mac = contextOf();
    const snapshot = mac.snapshot;
    const expectations = { ...mac.expectations, expectedChannel: "Beta" } as const;
    const step = nextStep({ ...mac, expectations, assessment: assess(snapshot, expectations, NOW) });
    expect(step).toMatchObject({ kind: "remedy", remedy: { id: "switch-channel" }, channel: "Beta" });
  });

  test("is an explanation where proofs are missing, never that all is well", () => {
    const context = contextOf();
    const assessment = { ...context.assessment, level: "attention", findings: [] } as const;
    expect(nextStep({ ...context, assessment })).toEqual({ kind: "explain", finding: undefined });
  });
});
