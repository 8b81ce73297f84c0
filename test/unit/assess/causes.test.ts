import { assess } from "../../../src/assess/assess";
import { setupSteps } from "../../../src/guide/setup-steps";
import {
  ANY,
  channelOf,
  DAY,
  extensionsOf,
  failed,
  fresh,
  healthOf,
  healthy,
  managed,
  notApproved,
  NOW,
  pilotFallenBack,
  pilotReady,
} from "./snapshots";
import type { RemedyId } from "../../../src/model/assessment";
import type { Snapshot } from "../../../src/model/snapshot";

const noEngine = {
  healthy: false,
  real_time_protection_available: false,
  real_time_protection_subsystem: null,
  health_issues: ["no active event provider"],
};
const macOS = (version: string) => ({ macOS: fresh({ version, source: "sw_vers" as const }) });
const expired = { product_expiration: NOW - 3 * DAY };
const expiredBanner = fresh(healthOf(expired, undefined, ["ATTENTION: This build has expired. Update Defender."]));

const told = (snapshot: Snapshot) => assess(snapshot, ANY, NOW).findings.filter(({ severity }) => severity !== "note");
const next = (snapshot: Snapshot) => setupSteps(snapshot, ANY, NOW).find(({ state }) => state === "next");

describe("one cause is one finding, and its remedy is the first", () => {
  const ROWS: readonly [string, Snapshot, readonly string[], RemedyId][] = [
    [
      "real-time protection off, so no engine",
      healthy({ ...noEngine, real_time_protection_enabled: false }),
      ["real-time-protection-off"],
      "enable-real-time-protection",
    ],
    [
      "real-time protection off by policy, so no engine",
      healthy({ ...noEngine, real_time_protection_enabled: managed(false) }),
      ["real-time-protection-off"],
      "contact-administrator",
    ],
    ["no license, so no engine", healthy({ ...noEngine, licensed: false }), ["not-licensed"], "contact-administrator"],
    [
      "an expired build that calls itself unlicensed",
      healthy({ ...noEngine, licensed: false, ...expired }),
      ["product-expired"],
      "check-for-product-update",
    ],
    [
      "an old product on Big Sur",
      notApproved(
        { app_version: "101.07.23", full_disk_access_enabled: undefined },
        { ...macOS("11.0.1"), systemExtensions: fresh(extensionsOf("missing", "missing")) },
      ),
      ["product-predates-macos", "macos-unsupported"],
      "check-for-product-update",
    ],
    ["a pilot on the wrong channel", pilotFallenBack(), ["kernel-fallback"], "switch-channel"],
    [
      "a pilot that fell back after the channel was switched",
      pilotFallenBack({}, { channel: fresh(channelOf({ channel: "Beta", source: "user", written: "Beta" })) }),
      ["kernel-fallback"],
      "restart-daemon",
    ],
    ["nobody approved", notApproved(), ["endpoint-security-waiting"], "approve-endpoint-security"],
    [
      "nobody approved, in the minute that the preview waits for it",
      pilotReady(
        { ...noEngine, network_events_subsystem: null },
        { systemExtensions: fresh(extensionsOf("waiting_for_user", "waiting_for_user")) },
      ),
      ["endpoint-security-waiting"],
      "approve-endpoint-security",
    ],
    ["an expired build", healthy({}, { health: expiredBanner }), ["product-expired"], "check-for-product-update"],
    [
      "an expired build on a macOS that gets no newer one",
      healthy(expired, macOS("13.6")),
      ["macos-unsupported"],
      "update-macos",
    ],
    [
      "an extension that starts",
      healthy(noEngine, { systemExtensions: fresh(extensionsOf("starting")) }),
      ["endpoint-security-starting"],
      "wait-and-refresh",
    ],
    [
      "a Mac that was started a minute ago",
      healthy(noEngine, { bootedAt: NOW - 60_000 }),
      ["no-engine"],
      "wait-and-refresh",
    ],
  ];

  it.each(ROWS)("%s", (_, snapshot, ids, remedy) => {
    const findings = told(snapshot);
    expect(findings.map(({ id }) => id)).toEqual(ids);
    expect(findings[0]?.remedies[0]).toBe(remedy);
    const { summary } = assess(snapshot, ANY, NOW);
    expect(summary.length).toBeLessThanOrEqual(400);
  });

  it.each(ROWS.slice(0, 9))("the guide begins with it, too: %s", (_, snapshot, __, remedy) => {
    expect(next(snapshot)?.remedies[0]).toBe(remedy);
  });

  it("names the missing prerequisite on the kernel extension", () => {
    expect(told(pilotFallenBack())[0]?.meaning).toMatch(/Update Channel \(Production.*“Update Channel Is Not Beta”/);
  });

  it("names what comes after the first step", () => {
    expect(told(notApproved())[0]?.meaning).toMatch(/After that: the Network extension and Full Disk Access\.$/);
  });
});

describe("passive mode", () => {
  it.each([
    { passive_mode_enabled: true },
    { passive_mode_enabled: true, real_time_protection_enabled: false },
    { ...noEngine, passive_mode_enabled: true, real_time_protection_enabled: false },
  ])("is attention in its own words, whatever it leaves off: %j", (fields) => {
    const { level, headline, findings } = assess(healthy(fields), ANY, NOW);
    expect(level).toBe("attention");
    expect(headline).toBe("Passive Mode");
    expect(findings.map(({ id }) => id)).not.toContain("no-engine");
  });
});

describe("after an uninstall", () => {
  const leftOver = healthy(
    {},
    { health: failed("NotInstalled"), systemExtensions: fresh(extensionsOf("enabled", "uninstalling")) },
  );

  it("an extension that still runs is told, and the guide waits for the product", () => {
    expect(told(leftOver).map(({ id }) => id)).toEqual(["defender-not-installed", "endpoint-security-left-over"]);
    expect(next(leftOver)?.id).toBe("product-version");
    expect(setupSteps(leftOver, ANY, NOW).find(({ id }) => id === "approve-endpoint-security")?.state).toBe("waiting");
  });
});
