import { assess, assessLastKnown } from "../../../src/assess/assess";
import { compareLevels, type Level, LEVELS } from "../../../src/model/level";
import {
  ANY,
  cached,
  DAY,
  extensionsOf,
  failed,
  fresh,
  healthOf,
  healthOnly,
  healthy,
  MINUTE,
  notApproved,
  NOW,
  pilotFallenBack,
  pilotReady,
  threatsOf,
} from "./snapshots";
import { FAILURE_CODES } from "../../../src/model/failure";
import type { Snapshot } from "../../../src/model/snapshot";

const assessed = (snapshot: Snapshot, now = NOW) => assess(snapshot, ANY, now);

describe("the level", () => {
  const ROWS: readonly [string, Snapshot, Level, string | null][] = [
    ["a healthy Mac of today", healthy(), "protected", "endpoint_security_extension"],
    ["the same, by a background poll alone", healthOnly(), "protected", "endpoint_security_extension"],
    [
      "the same, from the cache within ten minutes",
      healthy({}, { health: cached(healthOf({}), NOW - 9 * MINUTE) }),
      "protected",
      "endpoint_security_extension",
    ],
    ["a pilot on 10.15 with the extensions running", pilotReady(), "protected", "endpoint_security_extension"],
    [
      "a product from before passive mode",
      pilotReady({ app_version: "101.05.17", passive_mode_enabled: undefined }),
      "protected",
      "endpoint_security_extension",
    ],
    [
      "a healthy Mac with quarantined threats",
      healthy({}, { threats: threatsOf("quarantined", "removed") }),
      "protected",
      "endpoint_security_extension",
    ],
    [
      "tamper protection that only reports",
      healthy({ tamper_protection: "audit" }),
      "protected",
      "endpoint_security_extension",
    ],
    ["the network filter off", healthy({ network_events_subsystem: null }), "attention", "endpoint_security_extension"],
    [
      "Full Disk Access missing",
      healthy({ full_disk_access_enabled: false }),
      "attention",
      "endpoint_security_extension",
    ],
    ["old definitions", healthy({ definitions_updated: NOW - 30 * DAY }), "attention", "endpoint_security_extension"],
    ["an expired build", healthy({ product_expiration: NOW - DAY }), "attention", "endpoint_security_extension"],
    ["tamper protection off", healthy({ tamper_protection: "disabled" }), "attention", "endpoint_security_extension"],
    [
      "unhealthy for a reason not known here",
      healthy({ healthy: false, health_issues: ["hm"] }),
      "attention",
      "endpoint_security_extension",
    ],
    ["an active threat", healthy({}, { threats: threatsOf("active") }), "attention", "endpoint_security_extension"],
    ["passive mode", healthy({ passive_mode_enabled: true }), "attention", "endpoint_security_extension"],
    [
      "passive mode with real-time protection off",
      healthy({ passive_mode_enabled: true, real_time_protection_enabled: false }),
      "attention",
      "endpoint_security_extension",
    ],
    [
      "passive mode without a license",
      healthy({ passive_mode_enabled: true, licensed: false }),
      "unprotected",
      "endpoint_security_extension",
    ],
    [
      "passive mode with real-time protection unavailable",
      healthy({ passive_mode_enabled: true, real_time_protection_available: false }),
      "attention",
      "endpoint_security_extension",
    ],
    ["a missing proof", healthy({ licensed: undefined }), "attention", "endpoint_security_extension"],
    [
      "macOS contradicting Defender",
      healthy({}, { systemExtensions: fresh(extensionsOf("disabled")) }),
      "attention",
      "endpoint_security_extension",
    ],
    ["the kernel extension on 10.15", pilotFallenBack(), "fallback", "kernel_extension"],
    [
      "the kernel extension on a newer macOS",
      healthy({ real_time_protection_subsystem: "kernel_extension" }),
      "fallback",
      "kernel_extension",
    ],
    [
      "the kernel extension with proofs missing",
      pilotFallenBack({ licensed: undefined, healthy: undefined }),
      "fallback",
      "kernel_extension",
    ],
    [
      "the kernel extension with real-time protection off",
      pilotFallenBack({ real_time_protection_enabled: false }),
      "unprotected",
      "kernel_extension",
    ],
    ["nothing approved on a Mac of today", notApproved(), "unprotected", null],
    [
      "nothing approved, with both values unavailable",
      notApproved({ real_time_protection_enabled: null, real_time_protection_available: null }),
      "unprotected",
      null,
    ],
    [
      "real-time protection off",
      healthy({ real_time_protection_enabled: false }),
      "unprotected",
      "endpoint_security_extension",
    ],
    [
      "real-time protection unavailable",
      healthy({ real_time_protection_available: null }),
      "unprotected",
      "endpoint_security_extension",
    ],
    ["no license", healthy({ licensed: false }), "unprotected", "endpoint_security_extension"],
    ["an unknown engine", healthy({ real_time_protection_subsystem: "fanotify" }), "unknown", "fanotify"],
    [
      "an unknown engine with real-time protection off",
      healthy({ real_time_protection_subsystem: "fanotify", real_time_protection_enabled: false }),
      "unprotected",
      "fanotify",
    ],
    ["no engine field", healthy({ real_time_protection_subsystem: undefined }), "unknown", null],
    ["an empty answer", healthy({}, { health: fresh(healthOf({}, {})) }), "unknown", null],
    ["a reading too old", healthy({}, { health: fresh(healthOf({}), NOW - 11 * MINUTE) }), "unknown", null],
    ["a reading from the future", healthy({}, { health: fresh(healthOf({}), NOW + DAY) }), "unknown", null],
    ["never asked", healthy({}, { health: { state: "not-asked" } }), "unknown", null],
  ];

  it.each(ROWS)("of %s", (_, snapshot, level, engine) => {
    expect(assessed(snapshot)).toMatchObject({ level, engine });
  });

  it.each(FAILURE_CODES.filter((code) => code !== "NotLicensed"))(
    "is unknown after %s, in words of its own, with the failure and the next step",
    (code) => {
      const result = assessed(healthy({}, { health: failed(code, { value: healthOf({}), readAt: NOW - MINUTE }) }));
      expect(result).toMatchObject({
        level: "unknown",
        engine: null,
        failure: { code },
        readAt: NOW - MINUTE,
        stale: false,
      });
      expect(result.summary).toContain("Try it again.");
      expect(result.headline).toBe(result.findings[0]?.title);
    },
  );

  it("has a headline of its own for each failure", () => {
    const headlines = FAILURE_CODES.map((code) => assessed(healthy({}, { health: failed(code) })).headline);
    expect(new Set(headlines).size).toBe(FAILURE_CODES.length);
  });

  it("orders unprotected, unknown, fallback, attention, protected, worst first", () => {
    expect(LEVELS).toEqual(["unprotected", "unknown", "fallback", "attention", "protected"]);
    expect(compareLevels("unknown", "fallback")).toBeLessThan(0);
    expect(compareLevels("protected", "protected")).toBe(0);
  });
});

describe("the headline and the summary", () => {
  const waitsForNetwork = { systemExtensions: fresh(extensionsOf("enabled", "waiting_for_user")) };

  it.each([
    [healthy(), "Endpoint Security Extension", /^This Mac is protected in real time/],
    [pilotFallenBack({}), "Fallen Back to the Kernel Extension", /runs through the old kernel extension/],
    [pilotFallenBack({ licensed: undefined }), "Kernel Extension, Not Proven to Protect", /not every proof/],
    [pilotFallenBack({ passive_mode_enabled: true }), "Kernel Extension, in Passive Mode", /not every proof/],
    [healthy({ passive_mode_enabled: true }), "Passive Mode", /may not be protected/],
    [healthy({ licensed: null }), "Protection Is Not Proven", /may not be protected/],
    [
      healthy({ tamper_protection: "disabled" }),
      "Tamper Protection Is Off",
      /\. 1 finding needs attention: “Tamper Protection Is Off”\.$/,
    ],
    [
      healthy({ tamper_protection: "disabled", cloud_enabled: false }),
      "Tamper Protection Is Off",
      /\. 2 findings need attention: “Tamper Protection Is Off” and “Cloud Protection Is Off”\.$/,
    ],
    [notApproved(), "Endpoint Security Waits for Approval", /^This Mac is not protected\. macOS waits for/],
    [
      healthy({ healthy: false }, waitsForNetwork),
      "Contradictory Answers",
      /^This Mac may not be protected\. Defender says that the Network extension runs, /,
    ],
    [
      healthy({ healthy: false, network_events_subsystem: null }, waitsForNetwork),
      "Network Extension Waits for Approval",
      /^This Mac may not be protected\. macOS waits for somebody to allow the Network extension in /,
    ],
    [
      healthy({}, { health: failed("TimedOut") }),
      "Defender Did Not Answer in Time",
      /^Whether this Mac is protected is not known\. It failed with TimedOut\. Try it again\.$/,
    ],
    [
      healthy({}, { health: { state: "not-asked" } }),
      "Defender Was Not Asked Yet",
      /^Whether this Mac is protected is not known\. Defender was not asked yet, so there is nothing to judge\./,
    ],
  ])("claim no more than is proven (%#)", (snapshot, headline, summary) => {
    const result = assessed(snapshot);
    expect(result.headline).toBe(headline);
    expect(result.summary).toMatch(summary);
  });
});

describe("what is read beside health", () => {
  it("counts within a day only", () => {
    const extensions = (age: number) =>
      notApproved({}, { systemExtensions: cached(extensionsOf("waiting_for_user"), NOW - age) });
    const ids = (snapshot: Snapshot) => assessed(snapshot).findings.map(({ id }) => id);
    expect(ids(extensions(23 * 60 * MINUTE))).toContain("endpoint-security-waiting");
    expect(ids(extensions(25 * 60 * MINUTE))).not.toContain("endpoint-security-waiting");
  });

  it("is judged although health failed, and cannot lift the level", () => {
    const result = assessed(
      healthy({}, { health: failed("DaemonUnreachable"), systemExtensions: fresh(extensionsOf("disabled")) }),
    );
    expect(result.level).toBe("unknown");
    expect(result.findings.map(({ id }) => id)).toEqual(["daemon-unreachable", "endpoint-security-disabled"]);
  });
});

describe("a stale reading", () => {
  it("is marked, and keeps when it was read", () => {
    expect(assessed(healthy({}, { health: cached(healthOf({}), NOW - DAY) }))).toMatchObject({
      stale: true,
      readAt: NOW - DAY,
    });
    expect(assessed(healthy())).toMatchObject({ stale: false, readAt: NOW });
  });

  it("grows no younger by a failure just now", () => {
    const failedAfter = (readAt: number) =>
      healthy({}, { health: failed("TimedOut", { value: healthOf({}), readAt }) });
    expect(assessed(failedAfter(NOW - DAY))).toMatchObject({ stale: true, readAt: NOW - DAY, level: "unknown" });
    expect(assessed(failedAfter(NOW - MINUTE))).toMatchObject({ stale: false, readAt: NOW - MINUTE });
    expect(assessed(healthy({}, { health: failed("TimedOut") }))).toMatchObject({ stale: false });
  });
});

describe("the last known state", () => {
  it("is judged as of when it was read", () => {
    const last = { value: healthOf({}), readAt: NOW - 3 * 60 * MINUTE };
    expect(assessLastKnown(healthy({}, { health: failed("TimedOut", last) }), ANY)).toMatchObject({
      level: "protected",
      readAt: last.readAt,
    });
    expect(assessLastKnown(healthy({}, { health: failed("TimedOut") }), ANY)).toBeUndefined();
  });
});
