import fc from "fast-check";
import { assess } from "../../../src/assess/assess";
import { contextOf } from "../../../src/assess/context";
import { judge } from "../../../src/assess/findings";
import type { Judged } from "../../../src/assess/findings/rule";
import { LEVELS, SEVERITIES } from "../../../src/model/level";
import { setupNotes, setupSteps } from "../../../src/guide/setup-steps";
import { SYSTEM_EXTENSION_STATES } from "../../../src/model/system-extensions";
import {
  ANY,
  channelOf,
  DAY,
  extensionsOf,
  failure,
  healthOf,
  healthOnly,
  healthy,
  MINUTE,
  NOW,
  pilotFallenBack,
  pilotReady,
} from "./snapshots";
import { FAILURE_CODES } from "../../../src/model/failure";
import type { Expectations } from "../../../src/model/assessment";
import type { HealthFieldName } from "../../../src/model/health";
import type { Snapshot } from "../../../src/model/snapshot";
import { times } from "../../length";

const PROOFS = {
  real_time_protection_subsystem: "endpoint_security_extension",
  real_time_protection_enabled: true,
  real_time_protection_available: true,
  licensed: true,
  passive_mode_enabled: false,
  healthy: true,
} as const satisfies Partial<Record<HealthFieldName, unknown>>;

const proofNames = fc.constantFrom(...(Object.keys(PROOFS) as (keyof typeof PROOFS)[]));

/** Words that products and attackers may give for anything. */
const word = fc.oneof(
  fc.constantFrom(
    "",
    "unavailable",
    "none",
    "true",
    "false",
    "enabled",
    "disabled",
    "block",
    "audit",
    "up_to_date",
    "updating",
  ),
  fc.constantFrom(
    "endpoint_security_extension",
    "kernel_extension",
    "network_filter_extension",
    "Endpoint_Security_Extension",
  ),
  fc.constantFrom(
    "no active event provider",
    "missing license",
    "full disk access has not been granted",
    "InsiderFast",
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ minLength: 1, maxLength: 8 }).map((piece) => piece.repeat(500)),
);
const hostile = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer(),
  word,
  fc.array(word, { maxLength: 8 }),
  fc.anything(),
);

const NAMES: HealthFieldName[] = [
  ...(Object.keys(PROOFS) as HealthFieldName[]),
  "health_issues",
  "app_version",
  "release_ring",
  "product_expiration",
  "cloud_enabled",
  "network_events_subsystem",
  "tamper_protection",
  "definitions_updated",
  "definitions_updated_minutes_ago",
  "definitions_status",
  "conflicting_applications",
  "full_disk_access_enabled",
  "troubleshooting_mode",
  "engine_load_status",
  "automatic_definition_update_enabled",
  "network_protection_status",
];
/** Mostly the good values, so that the properties are tried near the border of `protected`. */
const fields = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), hostile, fc.boolean()), { maxLength: 6 })
  .map((changes) =>
    Object.fromEntries(changes.map(([name, value, isManaged]) => [name, isManaged ? { managedValue: value } : value])),
  );

const readAt = fc.oneof(
  fc.integer({ min: -30 * MINUTE, max: 10 * MINUTE }).map((offset) => NOW + offset),
  fc.constantFrom(NOW, NOW - 2 * DAY, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0),
);
const failureCode = fc.constantFrom(...FAILURE_CODES);

const part = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    fc.record({ state: fc.constant("fresh" as const), value, readAt }),
    fc.record({ state: fc.constant("cached" as const), value, readAt }),
    fc.record({
      state: fc.constant("failed" as const),
      failure: failureCode.map(failure),
      readAt,
      last: fc.option(fc.record({ value, readAt }), { nil: undefined }),
    }),
    fc.constant({ state: "not-asked" as const }),
  );

const extensionState = fc.constantFrom(...SYSTEM_EXTENSION_STATES);

const snapshots: fc.Arbitrary<Snapshot> = fc.record({
  takenAt: fc.constant(NOW),
  health: part(
    fc.oneof(
      fields.map((changed) => healthOf(changed)),
      fc.record({
        fields: fc.dictionary(fc.string(), fc.anything()),
        banners: fc.array(word),
        dialect: fc.constant("json"),
      }),
    ),
  ),
  systemExtensions: part(fc.tuple(extensionState, extensionState).map(([one, two]) => extensionsOf(one, two))),
  channel: part(
    fc.boolean().map((managed) => channelOf({ channel: "Beta", source: managed ? "managed" : "user", managed })),
  ),
  macOS: part(
    fc.record({
      version: fc.constantFrom("10.15", "10.15.7", "10.16", "11.6", "15.2", "16.0", "27.0", "", "x", "10"),
      source: fc.constantFrom("sw_vers", "kernel"),
    }),
  ),
  enrollment: part(fc.record({ mdm: fc.constantFrom("no", "yes", "user-approved", undefined) })),
  threats: part(
    fc.record({
      threats: fc.array(fc.record({ name: word, status: fc.option(word, { nil: undefined }) })),
      banners: fc.array(word),
      truncated: fc.boolean(),
    }),
  ),
}) as fc.Arbitrary<Snapshot>;

const expectations: fc.Arbitrary<Expectations> = fc.record({
  expectedChannel: fc.constantFrom("any", "Beta", "Preview", "Current"),
  definitionsMaxAgeDays: fc.oneof(fc.constant(7), fc.double()),
}) as fc.Arbitrary<Expectations>;

/** Written apart from the judgement itself, so that the two have to agree. */
function everyProofIsThere(snapshot: Snapshot): boolean {
  const { health } = snapshot;
  if (
    (health.state !== "fresh" && health.state !== "cached") ||
    !(NOW - health.readAt <= 10 * MINUTE && NOW - health.readAt >= -2 * MINUTE)
  ) {
    return false;
  }
  return Object.entries(PROOFS).every(([name, proof]) => {
    const value = health.value.fields[name]?.value;
    return value === proof || (name === "passive_mode_enabled" && value === undefined);
  });
}

describe("over random snapshots", () => {
  it("protected is never claimed without every proof", () => {
    let reached = 0;
    // Half of them of a Mac on which all else is well, so that some come as far as that.
    const mostlyWell = fc.oneof(
      snapshots,
      fields.map((changed) => healthy(changed)),
    );
    fc.assert(
      fc.property(mostlyWell, expectations, (snapshot, expected) => {
        const { level, findings } = assess(snapshot, expected, NOW);
        if (level === "protected") {
          reached++;
          expect(everyProofIsThere(snapshot)).toBe(true);
          expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
        }
      }),
      { numRuns: times(1_500, 400) },
    );
    // The property would say nothing if no snapshot came that far.
    expect(reached).toBeGreaterThan(0);
  });

  it("an assessment is whole: a known level, findings worst first, each id once, engine a word or null", () => {
    fc.assert(
      fc.property(snapshots, expectations, fc.oneof(fc.constant(NOW), fc.double()), (snapshot, expected, now) => {
        const { level, engine, headline, summary, findings } = assess(snapshot, expected, now);
        expect(LEVELS).toContain(level);
        expect(engine === null || (engine.length > 0 && engine.length <= 60)).toBe(true);
        expect(headline.length).toBeGreaterThan(0);
        expect(headline.length).toBeLessThanOrEqual(50);
        expect(summary).toMatch(/\S/);
        const ranks = findings.map(({ severity }) => SEVERITIES.indexOf(severity));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
        for (const finding of findings) {
          expect(finding.title.length).toBeGreaterThan(0);
          expect(finding.title.length).toBeLessThanOrEqual(50);
          // eslint-disable-next-line no-control-regex
          expect(finding.title + finding.meaning).not.toMatch(/[\u0000-\u001f]/);
        }
      }),
      { numRuns: times(500, 150) },
    );
  });

  it("a remedy that policy or tamper protection would refuse is never offered", () => {
    const blocked = fields.map((changed) => ({
      ...changed,
      tamper_protection: "block",
      real_time_protection_enabled: { managedValue: false },
    }));
    fc.assert(
      fc.property(snapshots, blocked, expectations, (snapshot, changed, expected) => {
        const mac: Snapshot = {
          ...snapshot,
          health: { state: "fresh", value: healthOf(changed), readAt: NOW },
          channel: { state: "fresh", value: channelOf({ source: "managed", managed: true }), readAt: NOW },
        };
        const offered = [...assess(mac, expected, NOW).findings, ...setupSteps(mac, expected, NOW)].flatMap(
          ({ remedies }) => remedies,
        );
        for (const remedy of ["restart-daemon", "enable-real-time-protection", "switch-channel"] as const) {
          expect(offered).not.toContain(remedy);
        }
      }),
    );
  });

  it("folding loses nothing: each finding that holds is told by one, and the worst of them weighs as it did", () => {
    fc.assert(
      fc.property(snapshots, expectations, (snapshot, expected) => {
        const { told, toldBy } = judge(contextOf(snapshot, expected, NOW));
        const ids = told.map(({ finding }) => finding.id);
        for (const root of toldBy.values()) expect(ids).toContain(root.finding.id);
        const worst = (severities: number[]) => Math.min(SEVERITIES.length, ...severities);
        const rank = ({ finding }: Judged) => SEVERITIES.indexOf(finding.severity);
        expect(worst(told.map(rank))).toBe(worst([...toldBy.keys()].map(rank)));
      }),
      { numRuns: 1000 },
    );
  });

  it("the guide's next step is the first finding that it has a step for, with the same first remedy", () => {
    let compared = 0;
    fc.assert(
      fc.property(snapshots, expectations, (snapshot, expected) => {
        const context = contextOf(snapshot, expected, NOW);
        fc.pre(context.health !== undefined);
        const first = judge(context).told.find(
          ({ step, finding }) => step !== undefined && finding.severity !== "note",
        );
        const next = setupSteps(snapshot, expected, NOW).find(({ state }) => state === "next");
        if (!first || first.step === "verify-engine") return;
        compared++;
        expect(next?.id).toBe(first.step);
        expect(next?.remedies[0]).toBe(first.finding.remedies.find((remedy) => remedy !== "show-setup"));
      }),
      { numRuns: times(1_500, 400) },
    );
    expect(compared).toBeGreaterThan(50);
  });

  it("the set-up guide stands: one step is next unless all is done, and nothing is done that nothing shows", () => {
    fc.assert(
      fc.property(snapshots, expectations, (snapshot, expected) => {
        const steps = setupSteps(snapshot, expected, NOW);
        const open = steps.filter(({ state }) => state === "next" || state === "waiting");
        expect(open.filter(({ state }) => state === "next")).toHaveLength(1);
        expect(open[0]?.state).toBe("next");
        expect(steps.find(({ id }) => id === "validate-detection")?.state).not.toBe("done");
        if (steps.find(({ id }) => id === "verify-engine")?.state === "done") {
          expect(everyProofIsThere(snapshot)).toBe(true);
        }
        expect(Array.isArray(setupNotes(snapshot))).toBe(true);
      }),
      { numRuns: times(500, 150) },
    );
  });
});

describe("a protected Mac", () => {
  const macs: readonly [string, (changed?: Record<string, unknown>) => Snapshot][] = [
    ["of today", (changed) => healthy(changed)],
    ["of today, by a background poll alone", (changed) => healthOnly(changed)],
    ["of the preview", (changed) => pilotReady(changed)],
  ];

  it.each(macs)(
    "%s is protected, and no longer when any one proof is another value, unavailable or missing",
    (_, mac) => {
      expect(assess(mac(), ANY, NOW).level).toBe("protected");
      fc.assert(
        fc.property(proofNames, hostile, (name, value) => {
          fc.pre(value !== PROOFS[name]);
          expect(assess(mac({ [name]: value }), ANY, NOW).level).not.toBe("protected");
        }),
        { numRuns: times(500, 150) },
      );
    },
  );

  it.each(Object.keys(PROOFS))("is not protected without %s", (name) => {
    for (const [, mac] of macs) {
      expect(assess(mac({ [name]: undefined }), ANY, NOW).level).not.toBe("protected");
      expect(assess(mac({ [name]: null }), ANY, NOW).level).not.toBe("protected");
    }
  });

  it("is not protected by a reading of another time", () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 10 * MINUTE + 1 }), fc.integer({ max: -2 * MINUTE - 1 })), (age) => {
        expect(assess(healthy(), ANY, NOW + age).level).toBe("unknown");
      }),
    );
  });

  it("is not reached by what is read beside health", () => {
    fc.assert(
      fc.property(snapshots, (parts) => {
        for (const health of [pilotFallenBack().health, healthy({ licensed: undefined }).health]) {
          expect(assess({ ...parts, health }, ANY, NOW).level).not.toBe("protected");
        }
      }),
    );
  });
});

it("is judged in no time, however much Defender prints", () => {
  const huge = Array.from({ length: 20_000 }, (_, index) => `${index} ${" ".repeat(100)}x`);
  const snapshot = healthy({
    health_issues: huge,
    conflicting_applications: huge,
    real_time_protection_subsystem: " ".repeat(1_000_000),
  });
  expect(assess(snapshot, ANY, NOW).findings.length).toBeLessThan(100);
});
