import { assess } from "../../../src/assess/assess";
import { contextOf } from "../../../src/assess/context";
import { FINDINGS, judge as judgeAll, KNOWN_ISSUES } from "../../../src/assess/findings";
import { TITLE_LIMIT } from "../../../src/assess/findings/rule";
import {
  ANY,
  cached,
  channelOf,
  DAY,
  extension,
  extensionsOf,
  failed,
  fresh,
  healthOf,
  healthOnly,
  healthy,
  managed,
  MINUTE,
  notApproved,
  NOW,
  pilotFallenBack,
  pilotReady,
  threatsOf,
} from "./snapshots";
import { FAILURE_CODES, type FailureCode } from "../../../src/model/failure";
import type { Expectations, Finding, RemedyId } from "../../../src/model/assessment";
import type { Severity } from "../../../src/model/level";
import type { Snapshot } from "../../../src/model/snapshot";
import type { SystemExtensions, SystemExtensionState } from "../../../src/model/system-extensions";
import type { ThreatList } from "../../../src/model/threat";

/** The remedies that a finding may offer; one that acts on a single threat is not among them. */
const REMEDIES: Partial<Record<RemedyId, true>> = {
  "switch-channel": true,
  "restart-daemon": true,
  "approve-endpoint-security": true,
  "approve-network": true,
  "allow-network-filter": true,
  "grant-full-disk-access": true,
  "open-profiles": true,
  "restart-mac": true,
  "update-definitions": true,
  "check-for-product-update": true,
  "enable-real-time-protection": true,
  "open-defender": true,
  "open-device-page": true,
  "show-threats": true,
  "show-setup": true,
  "install-defender": true,
  "wait-and-refresh": true,
  "open-preferences": true,
  "update-macos": true,
  "contact-administrator": true,
};

/** A list with one threat that is still there. */
const ONE_ACTIVE: ThreatList = {
  threats: [{ name: "Virus:MacOS/Sample0", status: "active" }],
  banners: [],
  truncated: false,
};

/** A list that failed to be read just now, and ever since a time. */
const unreadSince = (since: number, last?: { value: ThreatList; readAt: number }): Snapshot["threats"] => ({
  ...failed<ThreatList>("TimedOut", last),
  ...{ since },
});

/** A Mac whose health of now says that the extensions run, with a list from before; but for a restart that is waited for. */
const overtakenBy = (state: SystemExtensionState, list: SystemExtensions): Snapshot[] =>
  state === "waiting_for_restart" ? [] : [healthy({}, { systemExtensions: cached(list, NOW - DAY / 2) })];

interface Row {
  id: string;
  severity: Severity;
  holds: readonly Snapshot[];
  /** Close to it, and not it; the healthy Mac of today where none is named. */
  not?: readonly Snapshot[];
  expectations?: Partial<Expectations>;
  /** Some remedies that are offered in the first of `holds`. */
  offers?: readonly RemedyId[];
  /** Some that are not, in any of `holds`. */
  never?: readonly RemedyId[];
  /** Words of the meaning in the first of `holds`. */
  says?: RegExp;
}

const noExtensionList: Partial<Snapshot> = { systemExtensions: { state: "not-asked" } };

/** The engine is down, so the list of extensions is what there is to go by. */
const withEndpoint = (...args: Parameters<typeof extensionsOf>) =>
  notApproved({}, { systemExtensions: fresh(extensionsOf(...args)) });
const withNetwork = (state: Parameters<typeof extensionsOf>[1]) =>
  healthy({ network_events_subsystem: null }, { systemExtensions: fresh(extensionsOf("enabled", state)) });
const runningWith = (...args: Parameters<typeof extensionsOf>) =>
  healthy({}, { systemExtensions: fresh(extensionsOf(...args)) });

const secondCopy = (kind: "endpoint_security" | "network") =>
  healthy({}, { systemExtensions: fresh({ ...extensionsOf(), [kind]: extension(kind, "enabled", true) }) });

const ROWS: readonly Row[] = [
  // No reading.
  ...(
    [
      ["defender-not-installed", "NotInstalled"],
      ["office-shim-only", "OfficeShimOnly"],
      ["path-to-mdatp-wrong", "WrongPath"],
      ["mdatp-link-broken", "LinkBroken"],
      ["mdatp-missing", "ToolMissing"],
      ["mdatp-not-executable", "NotExecutable"],
      ["mdatp-not-trusted", "NotTrusted"],
      ["daemon-unreachable", "DaemonUnreachable"],
      ["health-contradictory", "Contradictory"],
      ["defender-timed-out", "TimedOut"],
      ["health-unreadable", "Unreadable"],
      ["health-not-permitted", "NoPermission"],
      ["health-cancelled", "Cancelled"],
      ["health-failed", "Failed"],
    ] as const
  ).map(([id, code]): Row => ({
    id,
    severity: "unknown",
    holds: [
      healthy({}, { health: failed(code) }),
      healthy({}, { health: failed(code, { value: healthOf({}), readAt: NOW - MINUTE }) }),
    ],
    not: [healthy({}, { health: failed(code, undefined, NOW - DAY) })],
  })),
  {
    id: "license-refused",
    severity: "unprotected",
    holds: [healthy({}, { health: failed("NotLicensed") })],
    not: [healthy({}, { health: failed("NotLicensed", undefined, NOW - DAY) })],
  },
  {
    id: "reading-too-old",
    severity: "unknown",
    holds: [
      healthy({}, { health: cached(healthOf({}), NOW - 11 * MINUTE) }),
      healthy({}, { health: fresh(healthOf({}), Number.NaN) }),
      healthy({}, { health: failed("TimedOut", undefined, NOW - DAY) }),
    ],
    not: [healthy({}, { health: cached(healthOf({}), NOW - 10 * MINUTE) })],
  },
  {
    id: "reading-from-the-future",
    severity: "unknown",
    holds: [healthy({}, { health: fresh(healthOf({}), NOW + 3 * MINUTE) })],
    not: [healthy({}, { health: fresh(healthOf({}), NOW + MINUTE) })],
  },
  { id: "never-read", severity: "unknown", holds: [healthy({}, { health: { state: "not-asked" } })] },

  // Threats.
  {
    id: "active-threats",
    severity: "attention",
    holds: [
      healthy({}, { threats: threatsOf("active", "quarantined") }),
      healthy({}, { threats: threatsOf("Remediation Failed") }),
      // Bad news does not pass by growing old, nor by a list that cannot be read.
      healthy({}, { threats: cached(ONE_ACTIVE, NOW - 2 * DAY) }),
      healthy({}, { threats: failed("TimedOut", { value: ONE_ACTIVE, readAt: NOW - 2 * DAY }) }),
      // Nor by being one that was not kept.
      healthy({}, { threats: fresh({ ...ONE_ACTIVE, threats: [], counts: { active: 1, unknown: 0, handled: 9 } }) }),
    ],
    not: [healthy({}, { threats: threatsOf("quarantined", "removed", "something new", undefined) })],
    offers: ["show-threats"],
    says: /Sample0/,
  },
  {
    id: "threats-in-unknown-state",
    severity: "attention",
    holds: [healthy({}, { threats: threatsOf("something new") }), healthy({}, { threats: threatsOf(undefined) })],
    not: [healthy({}, { threats: threatsOf("active", "quarantined") })],
    offers: ["show-threats"],
  },
  {
    id: "threat-list-incomplete",
    severity: "attention",
    holds: [healthy({}, { threats: fresh({ threats: [], banners: [], truncated: true }) })],
  },
  {
    id: "threat-list-not-read",
    severity: "attention",
    holds: [
      healthy({}, { threats: unreadSince(NOW - DAY) }),
      healthy({}, { threats: unreadSince(NOW - DAY, { value: ONE_ACTIVE, readAt: NOW - 2 * DAY }) }),
    ],
    not: [
      healthy({}, { threats: unreadSince(NOW - DAY + MINUTE) }),
      // Asleep for a week, and late once: nothing was tried for a day.
      healthy({}, { threats: failed("TimedOut", { value: ONE_ACTIVE, readAt: NOW - 7 * DAY }) }),
      healthy({}, { threats: cached(ONE_ACTIVE, NOW - 7 * DAY) }),
    ],
    offers: ["show-threats"],
    says: /TimedOut/,
  },

  // The engine and its proofs.
  {
    id: "no-engine",
    severity: "unprotected",
    holds: [
      notApproved(),
      healthy({ real_time_protection_subsystem: null }),
      healthy({ real_time_protection_subsystem: "" }),
      healthy({ real_time_protection_subsystem: "None" }),
      healthy({ real_time_protection_subsystem: "unavailable" }),
      pilotReady({ real_time_protection_subsystem: null }),
    ],
    not: [healthy({ real_time_protection_subsystem: undefined }), pilotFallenBack()],
    offers: ["approve-endpoint-security"],
    says: /no other engine.*Login Items/,
  },
  {
    id: "real-time-protection-off",
    severity: "unprotected",
    holds: [healthy({ real_time_protection_enabled: false }), pilotFallenBack({ real_time_protection_enabled: false })],
    not: [
      healthy({
        real_time_protection_enabled: false,
        passive_mode_enabled: true,
        real_time_protection_subsystem: "odd",
      }),
      healthy({ real_time_protection_enabled: false, passive_mode_enabled: true }),
      healthy({ real_time_protection_enabled: null }),
      healthy({ real_time_protection_enabled: undefined }),
    ],
    offers: ["enable-real-time-protection"],
  },
  {
    id: "real-time-protection-unavailable",
    severity: "unprotected",
    holds: [healthy({ real_time_protection_available: false }), healthy({ real_time_protection_available: null })],
    not: [notApproved(), healthy({ real_time_protection_available: undefined })],
  },
  {
    id: "not-licensed",
    severity: "unprotected",
    holds: [healthy({ licensed: false }), healthy({ licensed: undefined, health_issues: ["Missing license."] })],
    not: [healthy({ licensed: null }), healthy({ health_issues: ["missing license"] })],
    offers: ["contact-administrator"],
  },
  {
    id: "engine-not-named",
    severity: "unknown",
    holds: [healthy({ real_time_protection_subsystem: undefined }), healthy({}, { health: fresh(healthOf({}, {})) })],
    not: [notApproved(), healthy({}, { health: failed("TimedOut") })],
  },
  {
    id: "engine-unrecognized",
    severity: "unknown",
    holds: [
      healthy({ real_time_protection_subsystem: "quantum_extension" }),
      healthy({ real_time_protection_subsystem: "Endpoint_Security_Extension" }),
      healthy({ real_time_protection_subsystem: true }),
      healthy({ real_time_protection_subsystem: ["endpoint_security_extension"] }),
    ],
    says: /quantum_extension/,
  },
  {
    id: "kernel-fallback",
    severity: "fallback",
    holds: [pilotFallenBack(), healthOnly({ real_time_protection_subsystem: "kernel_extension" })],
    not: [pilotReady(), healthy({ real_time_protection_subsystem: "kernel_extension" })],
    offers: ["show-setup", "approve-endpoint-security", "restart-daemon"],
    says: /Update Channel \(Production, needs Beta.*Endpoint Security Extension \(waiting for user/,
  },
  {
    id: "kernel-extension-on-new-macos",
    severity: "fallback",
    holds: [healthy({ real_time_protection_subsystem: "kernel_extension" })],
    not: [pilotFallenBack()],
    never: ["switch-channel"],
  },
  {
    id: "passive-mode",
    severity: "attention",
    holds: [
      healthy({ passive_mode_enabled: true }),
      healthy({ passive_mode_enabled: true, real_time_protection_enabled: false }),
    ],
    not: [healthy({ passive_mode_enabled: null })],
    says: /another product; that one protects this Mac is not proven.*scans still run on demand.*hidden/,
  },
  {
    id: "protection-not-proven",
    severity: "attention",
    holds: [
      healthy({ licensed: undefined }),
      healthy({ licensed: null }),
      healthy({ healthy: "true" }),
      healthy({ real_time_protection_enabled: null }),
      healthy({ real_time_protection_available: undefined }),
      healthy({ passive_mode_enabled: undefined }),
      pilotReady({ passive_mode_enabled: undefined }),
      pilotReady({ passive_mode_enabled: undefined, app_version: undefined }),
      pilotReady({ passive_mode_enabled: null, app_version: "101.05.17" }),
    ],
    not: [
      pilotReady({ passive_mode_enabled: undefined, app_version: "101.05.17" }),
      healthy({ real_time_protection_available: null }),
    ],
    says: /licensed/,
  },
  {
    id: "event-provider-contradiction",
    severity: "attention",
    holds: [
      healthy({ health_issues: ["no active event provider"] }),
      pilotFallenBack({ health_issues: ["No active event provider"] }),
    ],
    not: [notApproved()],
    says: /Both cannot be true/,
  },
  {
    id: "license-contradiction",
    severity: "attention",
    holds: [healthy({ health_issues: ["missing license"] })],
    not: [healthy({ licensed: false, health_issues: ["missing license"] })],
  },
  {
    id: "engine-not-loaded",
    severity: "attention",
    holds: [
      healthy({ engine_load_status: "Engine not loaded" }),
      healthy({ engine_load_status: "half loaded" }),
      healthy({ engine_load_status: undefined, health_issues: ["engine v1 not available"] }),
    ],
    not: [healthy({ engine_load_status: undefined }), healthy({ engine_load_status: "ENGINE LOAD SUCCEEDED" })],
  },

  // The extensions, as macOS lists them.
  ...(
    [
      ["waiting", "waiting_for_user", "approve-endpoint-security"],
      ["disabled", "disabled", "approve-endpoint-security"],
      ["missing", "missing", "install-defender"],
      ["starting", "starting", "restart-mac"],
      ["upgrading", "upgrading", "restart-mac"],
      ["waiting-for-restart", "waiting_for_restart", "restart-mac"],
      ["uninstalling", "uninstalling", "restart-mac"],
      ["unrecognized", "unrecognized", "show-setup"],
    ] as const
  ).flatMap(([suffix, state, remedy]): Row[] => [
    {
      id: `endpoint-security-${suffix}`,
      severity: "attention",
      holds: [withEndpoint(state), notApproved({}, { systemExtensions: cached(extensionsOf(state), NOW - DAY / 2) })],
      not: [
        withEndpoint("enabled", state),
        notApproved({}, { systemExtensions: cached(extensionsOf(state), NOW - 2 * DAY) }),
        ...overtakenBy(state, extensionsOf(state)),
      ],
      offers: [remedy],
    },
    {
      id: `network-${suffix}`,
      severity: "attention",
      holds: [withNetwork(state)],
      not: [withNetwork("enabled"), ...overtakenBy(state, extensionsOf("enabled", state))],
      offers: [remedy === "approve-endpoint-security" ? "approve-network" : remedy],
    },
  ]),
  {
    id: "endpoint-security-contradiction",
    severity: "attention",
    holds: [
      runningWith("waiting_for_user"),
      runningWith("disabled"),
      runningWith("missing"),
      runningWith("uninstalling"),
      runningWith("unrecognized"),
    ],
    not: [
      runningWith("upgrading"),
      notApproved(),
      // Approved since: the list is from before the health that says so, be it by a minute.
      healthy({}, { systemExtensions: cached(extensionsOf("waiting_for_user"), NOW - MINUTE) }),
      healthy({}, { systemExtensions: cached(extensionsOf("missing"), NOW - 20 * MINUTE) }),
    ],
  },
  {
    id: "network-contradiction",
    severity: "attention",
    holds: [runningWith("enabled", "waiting_for_user"), runningWith("enabled", "missing")],
    not: [withNetwork("waiting_for_user"), runningWith("enabled", "starting")],
  },
  {
    id: "endpoint-security-second-copy",
    severity: "note",
    holds: [secondCopy("endpoint_security")],
    not: [secondCopy("network")],
  },
  {
    id: "network-second-copy",
    severity: "note",
    holds: [secondCopy("network")],
    not: [secondCopy("endpoint_security")],
  },

  ...(["endpoint_security", "network"] as const).flatMap((kind): Row[] => {
    const name = kind === "network" ? "network" : "endpoint-security";
    const upgrading = (state: SystemExtensionState, old: string, waiting: string) =>
      fresh({
        ...extensionsOf(),
        [kind]: { ...extension(kind, "enabled", true), version: old, second: { state, version: waiting } },
      });
    return [
      {
        id: `${name}-left-over`,
        severity: "attention",
        holds: [healthy({}, { health: failed("NotInstalled") })],
        not: [healthy({}, { health: failed("DaemonUnreachable") }), healthy({}, { health: failed("WrongPath") })],
        offers: ["restart-mac"],
      },
      {
        id: `${name}-new-copy-waiting`,
        severity: "attention",
        holds: [healthy({}, { systemExtensions: upgrading("waiting_for_user", "101.26072.0015", "101.26082.0007") })],
        not: [
          healthy({}, { systemExtensions: upgrading("uninstalling", "101.26082.0007", "101.26072.0015") }),
          healthy({}, { systemExtensions: upgrading("waiting_for_user", "101.26082.0007", "101.26072.0015") }),
        ],
        offers: [kind === "network" ? "approve-network" : "approve-endpoint-security"],
      },
    ];
  }),

  // Access.
  {
    id: "network-filter-not-running",
    severity: "attention",
    holds: [
      healthy({ network_events_subsystem: null }),
      healthy({ network_events_subsystem: null }, noExtensionList),
      healthy({ health_issues: ["network event provider not running"], network_events_subsystem: undefined }),
      healthy({ health_issues: ["network event provider not running"] }),
    ],
    not: [healthy({ network_events_subsystem: undefined }), withNetwork("waiting_for_user")],
    offers: ["allow-network-filter"],
  },
  {
    id: "network-filter-unrecognized",
    severity: "attention",
    holds: [healthy({ network_events_subsystem: "carrier_pigeon" })],
    not: [healthy({ network_events_subsystem: null })],
  },
  {
    id: "full-disk-access-missing",
    severity: "attention",
    holds: [
      healthy({ full_disk_access_enabled: false }),
      healthy({ health_issues: ["full disk access has not been granted"] }),
      notApproved(),
    ],
    not: [healthy({ full_disk_access_enabled: undefined }), healthy({ full_disk_access_enabled: null })],
    offers: ["grant-full-disk-access"],
    says: /Privacy & Security › Full Disk Access/,
  },
  {
    id: "full-disk-access-unknown",
    severity: "attention",
    holds: [healthy({ full_disk_access_enabled: null }), healthy({ full_disk_access_enabled: "perhaps" })],
    not: [healthy({ full_disk_access_enabled: undefined }), healthy({ full_disk_access_enabled: false })],
  },
  {
    id: "network-protection-failed",
    severity: "attention",
    holds: [
      healthy({ network_protection_status: "failed_to_start" }),
      healthy({ network_protection_status: "enablement_failed_due_to_netext_not_running" }),
    ],
    not: [healthy({ network_protection_status: "started" }), healthy({ network_protection_status: undefined })],
  },

  // What Defender says of itself.
  {
    id: "log-folder-permissions",
    severity: "attention",
    holds: [healthy({ health_issues: ["log folder permission issues"] })],
  },
  {
    id: "health-issue",
    severity: "attention",
    holds: [healthy({ healthy: false, health_issues: ["the flux capacitor is cold"] })],
    not: [
      healthy({ healthy: false, health_issues: [...KNOWN_ISSUES] }),
      healthy({ health_issues: null }),
      healthy({ health_issues: ["", "  "] }),
    ],
    says: /“the flux capacitor is cold”/,
  },
  {
    id: "more-health-issues",
    severity: "attention",
    holds: [healthy({ health_issues: Array.from({ length: 10_000 }, (_, index) => `issue number ${index}`) })],
    not: [healthy({ health_issues: Array.from({ length: 20 }, (_, index) => `issue number ${index}`) })],
    says: /9,980/,
  },
  {
    id: "unhealthy-without-reason",
    severity: "attention",
    holds: [healthy({ healthy: false }), healthy({ healthy: false, health_issues: undefined })],
    not: [notApproved(), healthy({ healthy: undefined })],
  },
  {
    id: "healthy-with-issues",
    severity: "attention",
    holds: [healthy({ health_issues: ["missing license"] }), healthy({ health_issues: ["anything"] })],
    not: [notApproved()],
  },
  {
    id: "defender-banner",
    severity: "attention",
    holds: [
      healthy({}, { health: fresh(healthOf({}, undefined, ["ATTENTION: something is amiss"])) }),
      healthy({}, { health: fresh(healthOf({}, undefined, ["ATTENTION: No license found."])) }),
    ],
    not: [healthy({}, { health: fresh(healthOf({ licensed: false }, undefined, ["ATTENTION: No license found."])) })],
    says: /something is amiss/,
  },

  // The product and its channel.
  {
    id: "product-expired",
    severity: "attention",
    holds: [healthy({ product_expiration: NOW - 3 * DAY }), healthy({ product_expiration: NOW })],
    not: [
      healthy({ product_expiration: NOW + DAY }),
      healthy({ product_expiration: "some day" }),
      healthy({ product_expiration: null }),
    ],
    offers: ["check-for-product-update"],
    says: /3 days ago/,
  },
  {
    id: "product-expiring",
    severity: "attention",
    holds: [healthy({ product_expiration: NOW + 12 * DAY }), healthy({ product_expiration: NOW + 14 * DAY })],
    not: [
      healthy({ product_expiration: NOW + 15 * DAY }),
      healthy({ product_expiration: NOW - DAY }),
      healthy({ product_expiration: undefined }),
    ],
    says: /within 12 days/,
  },
  {
    id: "product-predates-macos",
    severity: "attention",
    holds: [healthy({ app_version: "101.07.23" })],
    not: [
      pilotReady({ app_version: "101.07.23" }),
      healthy({ app_version: undefined }),
      healthy({ app_version: "101.09.50" }),
    ],
  },
  {
    id: "macos-too-old",
    severity: "attention",
    holds: [pilotFallenBack({}, { macOS: fresh({ version: "10.15.3", source: "sw_vers" }) })],
    not: [pilotFallenBack(), pilotReady()],
    offers: ["update-macos"],
  },
  {
    id: "product-too-old",
    severity: "attention",
    holds: [pilotFallenBack({ app_version: "101.03.72" })],
    not: [pilotFallenBack(), healthy({ app_version: "101.03.72" })],
    offers: ["check-for-product-update"],
  },
  {
    id: "macos-unsupported",
    severity: "attention",
    holds: ["11.7", "12", "13.6.9"].map((version) => healthy({}, { macOS: fresh({ version, source: "sw_vers" }) })),
    not: [
      healthy({}, { macOS: fresh({ version: "14", source: "kernel" }) }),
      healthy({}, { macOS: { state: "not-asked" } }),
      pilotFallenBack(),
    ],
    offers: ["update-macos"],
    says: /macOS 11\.7.*macOS 14/,
  },
  {
    id: "channel-not-beta",
    severity: "attention",
    holds: [
      pilotFallenBack(),
      pilotReady({ real_time_protection_subsystem: null, release_ring: "Dogfood" }, { channel: fresh(channelOf()) }),
    ],
    not: [
      pilotFallenBack({ release_ring: "InsiderFast" }),
      pilotFallenBack({}, { channel: fresh(channelOf({ channel: "Beta", source: "user", written: "Beta" })) }),
      pilotReady({ release_ring: "Production" }),
    ],
    offers: ["switch-channel"],
    says: /Production/,
  },
  {
    id: "channel-not-expected",
    severity: "attention",
    expectations: { expectedChannel: "Beta" },
    holds: [
      healthy(),
      healthy({ release_ring: "Dogfood" }),
      healthy({ release_ring: undefined }),
      healthy({}, { channel: { state: "not-asked" } }),
    ],
    not: [
      pilotReady(),
      healthy({}, { channel: fresh(channelOf({ channel: "Beta", source: "user", written: "Beta" })) }),
      healthy({ release_ring: undefined }, { channel: { state: "not-asked" } }),
    ],
    offers: ["switch-channel"],
  },
  {
    id: "channel-unknown",
    severity: "note",
    expectations: { expectedChannel: "Beta" },
    holds: [healthy({ release_ring: undefined }, { channel: { state: "not-asked" } })],
    not: [healthy({ release_ring: undefined })],
  },
  {
    id: "channel-not-in-force",
    severity: "note",
    holds: [healthy({}, { channel: fresh(channelOf({ channel: "Beta", source: "user", written: "Beta" })) })],
    not: [
      healthy({ release_ring: "Beta" }),
      healthy({ release_ring: "External" }, { channel: fresh(channelOf({ channel: "Preview", source: "user" })) }),
      healthy({ release_ring: undefined }, { channel: fresh(channelOf({ channel: "Beta", source: "user" })) }),
    ],
    offers: ["check-for-product-update", "restart-mac"],
  },

  // Definitions.
  {
    id: "definitions-old",
    severity: "attention",
    holds: [
      healthy({ definitions_updated: NOW - 8 * DAY, definitions_updated_minutes_ago: 8 * 1440 }),
      healthy({ definitions_updated: undefined, definitions_updated_minutes_ago: 8 * 1440 }),
      healthy({ definitions_updated: NOW - 8 * DAY }),
    ],
    not: [healthy({ definitions_updated: NOW - 6 * DAY, definitions_updated_minutes_ago: 6 * 1440 })],
    offers: ["update-definitions"],
    says: /8 days/,
  },
  {
    id: "definitions-date-impossible",
    severity: "attention",
    holds: [
      healthy({ definitions_updated: NOW + 3 * DAY, definitions_updated_minutes_ago: undefined }),
      healthy({ definitions_updated_minutes_ago: -99_999 }),
    ],
    not: [healthy({ definitions_updated: NOW + DAY / 2, definitions_updated_minutes_ago: undefined })],
  },
  {
    id: "definitions-age-unknown",
    severity: "attention",
    holds: [
      healthy({ definitions_updated: null, definitions_updated_minutes_ago: null }),
      healthy({ definitions_updated: "a while ago", definitions_updated_minutes_ago: undefined }),
    ],
    not: [healthy({ definitions_updated: undefined, definitions_updated_minutes_ago: undefined })],
  },
  {
    id: "definitions-updating",
    severity: "note",
    holds: [healthy({ definitions_status: "updating" })],
    not: [healthy({ definitions_status: undefined })],
  },
  {
    id: "definitions-state-unknown",
    severity: "attention",
    holds: [
      healthy({ definitions_status: null }),
      healthy({ definitions_status: "could_be_older" }),
      healthy({ definitions_status: 7 }),
    ],
    not: [healthy({ definitions_status: "upToDate" }), healthy({ definitions_status: "updating" })],
  },
  {
    id: "definition-updates-off",
    severity: "attention",
    holds: [healthy({ automatic_definition_update_enabled: false })],
    not: [healthy({ automatic_definition_update_enabled: undefined })],
  },

  // Settings.
  {
    id: "network-protection-off",
    severity: "note",
    holds: [healthy({ network_protection_enforcement_level: "disabled" })],
    not: [healthy({ network_protection_enforcement_level: "audit" }), healthy()],
    says: /not blocked in browsers other than Microsoft Edge/,
  },
  {
    id: "behavior-monitoring-off",
    severity: "note",
    holds: [healthy({ behavior_monitoring: "disabled" })],
    not: [healthy({ behavior_monitoring: "enabled" }), healthy()],
  },
  {
    id: "tamper-protection-off",
    severity: "attention",
    holds: [healthy({ tamper_protection: "disabled" })],
    not: [healthy({ tamper_protection: "audit" }), healthy({ tamper_protection: undefined })],
  },
  {
    id: "tamper-protection-audit",
    severity: "note",
    holds: [healthy({ tamper_protection: "audit" })],
    not: [healthy({ tamper_protection: "disabled" })],
  },
  {
    id: "tamper-protection-unknown",
    severity: "attention",
    holds: [healthy({ tamper_protection: "sometimes" }), healthy({ tamper_protection: null })],
    not: [healthy({ tamper_protection: undefined })],
  },
  {
    id: "cloud-protection-off",
    severity: "attention",
    holds: [healthy({ cloud_enabled: false })],
    not: [healthy({ cloud_enabled: null })],
  },
  {
    id: "troubleshooting-mode-on",
    severity: "attention",
    holds: [healthy({ troubleshooting_mode: true })],
    not: [healthy({ troubleshooting_mode: undefined })],
  },
  {
    id: "conflicting-applications",
    severity: "attention",
    holds: [
      healthy({ conflicting_applications: ["One", "Two", "Three", "Four"] }),
      healthy({ conflicting_applications: "One" }),
    ],
    not: [
      healthy({ conflicting_applications: null }),
      healthy({ conflicting_applications: [] }),
      healthy({ conflicting_applications: "" }),
      healthy({ conflicting_applications: "None" }),
    ],
    says: /One, Two, Three and 1 more/,
  },
];

const judge = (snapshot: Snapshot, expectations: Partial<Expectations> = {}) =>
  assess(snapshot, { ...ANY, ...expectations }, NOW).findings;

/** Every finding that holds, also what is told with its cause. */
const holding = (snapshot: Snapshot, expectations: Partial<Expectations> = {}) =>
  [...judgeAll(contextOf(snapshot, { ...ANY, ...expectations }, NOW)).toldBy.keys()].map(({ finding }) => finding);

/** The findings of a rule: those of its id, and of a repeated rule those that begin with it. */
const of = (id: string, findings: readonly Finding[]) =>
  findings.filter((finding) => (id === "health-issue" ? finding.id.startsWith(`${id}-`) : finding.id === id));

describe("the table of findings", () => {
  it("has a row here for each of its lines, and no id twice", () => {
    const ids = FINDINGS.map(({ id }) => id);
    expect(ROWS.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });

  it("finds nothing on a healthy Mac of today", () => {
    expect(judge(healthy())).toEqual([]);
    expect(judge(healthOnly())).toEqual([]);
  });

  describe.each(ROWS)(
    "$id",
    ({ id, severity, holds, not = [healthy()], expectations, offers = [], never = [], says = /./ }) => {
      it.each(holds.map((snapshot, index) => [index + 1, snapshot] as const))("holds in case %i", (_, snapshot) => {
        const found = of(id, holding(snapshot, expectations));
        expect(found).toHaveLength(1);
        expect(found[0]?.severity).toBe(severity);
        expect(found[0]?.remedies.filter((remedy) => never.includes(remedy))).toEqual([]);
      });

      it("says what it means and what mends it", () => {
        const [finding] = of(id, holding(holds[0] as Snapshot, expectations));
        expect(finding?.meaning).toMatch(says);
        expect(finding?.meaning).not.toMatch(/^Nothing\b/);
        // Defender's own words, as the titles of issues that are not known, may be cut; ours never.
        if (id !== "health-issue") expect(finding?.title).not.toMatch(/…$/);
        expect(finding?.remedies).toEqual(expect.arrayContaining([...offers]));
      });

      it.each(not.map((snapshot, index) => [index + 1, snapshot] as const))(
        "does not hold in case %i",
        (_, snapshot) => {
          expect(of(id, holding(snapshot, expectations))).toEqual([]);
        },
      );
    },
  );

  it.each(ROWS.map(({ id, holds }) => [id, holds] as const))(
    "lets the summary of a Mac with %s be whole sentences that fit a tooltip",
    (_, holds) => {
      for (const snapshot of holds) {
        const { summary } = assess(snapshot, ANY, NOW);
        expect(summary).toMatch(/^[A-Z].*\.$/);
        expect(summary.length).toBeLessThanOrEqual(300);
      }
    },
  );

  it("writes titles in Title Case that fit a menu, and sentences that end", () => {
    const small = /^(a|an|and|as|at|by|for|from|in|of|on|or|the|to)$/;
    for (const { holds, expectations } of ROWS) {
      for (const finding of holds.flatMap((snapshot) => judge(snapshot, expectations))) {
        expect(finding.title.length).toBeLessThanOrEqual(TITLE_LIMIT);
        for (const [index, word] of finding.title.split(" ").entries()) {
          expect(index > 0 && small.test(word) ? "Small" : word).toMatch(/^([A-Z0-9]|macOS$|mdatp$)/);
        }
        expect(finding.meaning).toMatch(/[.]$/);
        expect(finding.meaning).not.toMatch(/undefined|null|NaN|\[object|\.\./);
        expect(new Set(finding.remedies).size).toBe(finding.remedies.length);
        expect(finding.remedies.filter((remedy) => !REMEDIES[remedy])).toEqual([]);
      }
    }
  });
});

describe("what policy sets", () => {
  it.each([
    ["tamper-protection-off", "tamper_protection", "disabled"],
    ["cloud-protection-off", "cloud_enabled", false],
    ["definition-updates-off", "automatic_definition_update_enabled", false],
  ] as const)("is a note by itself: %s", (id, field, value) => {
    const byPolicy = assess(healthy({ [field]: managed(value) }), ANY, NOW);
    expect(byPolicy.level).toBe("protected");
    expect(of(id, byPolicy.findings)[0]?.severity).toBe("note");
    expect(of(id, judge(healthy({ [field]: value })))[0]?.severity).toBe("attention");
  });

  it.each([
    ["real-time-protection-off", "real_time_protection_enabled", false],
    ["passive-mode", "passive_mode_enabled", true],
  ] as const)("stays a finding where protection rests on it: %s", (id, field, value) => {
    expect(of(id, judge(healthy({ [field]: managed(value) })))[0]?.severity).not.toBe("note");
  });

  it.each([
    ["real-time-protection-off", "real_time_protection_enabled", false],
    ["tamper-protection-off", "tamper_protection", "disabled"],
    ["tamper-protection-audit", "tamper_protection", "audit"],
    ["cloud-protection-off", "cloud_enabled", false],
    ["definition-updates-off", "automatic_definition_update_enabled", false],
    ["passive-mode", "passive_mode_enabled", true],
  ] as const)("is told as policy's, with whom to ask: %s", (id, field, value) => {
    const [byPolicy] = of(id, judge(healthy({ [field]: managed(value) })));
    const [byHand] = of(id, judge(healthy({ [field]: value })));
    expect(byPolicy?.meaning).toMatch(/policy sets this.*ask whoever manages Defender/);
    expect(byPolicy?.remedies).toContain("contact-administrator");
    expect(byPolicy?.remedies).not.toContain("enable-real-time-protection");
    expect(byHand?.meaning).not.toMatch(/policy/);
  });

  it("takes the channel's switch away where the channel is managed", () => {
    const channel = fresh(channelOf({ source: "managed", managed: true, written: "Production" }));
    for (const snapshot of [healthy({}, { channel }), pilotFallenBack({}, { channel })]) {
      const findings = holding(snapshot, { expectedChannel: "Beta" });
      expect(findings.flatMap(({ remedies }) => remedies)).not.toContain("switch-channel");
      expect(of("channel-not-expected", findings)[0]?.remedies).toEqual(["contact-administrator"]);
    }
  });
});

describe("a remedy that cannot work", () => {
  it("is not offered: the daemon's restart under tamper protection in block mode, even by its last known word", () => {
    const last = (tamper_protection: string) => ({ value: healthOf({ tamper_protection }), readAt: NOW - 30 * MINUTE });
    const remedies = (tamper: string) =>
      judge(healthy({}, { health: failed("TimedOut", last(tamper)) })).flatMap((finding) => finding.remedies);
    expect(remedies("audit")).toContain("restart-daemon");
    expect(remedies("block")).not.toContain("restart-daemon");
  });
});

describe("the channel that is not in force", () => {
  it("weighs where the channel matters: on 10.15, and where it is the expected one", () => {
    const channel = fresh(channelOf({ channel: "Beta", source: "user", written: "Beta" }));
    const severity = (snapshot: Snapshot, expectations?: Partial<Expectations>) =>
      of("channel-not-in-force", judge(snapshot, expectations))[0]?.severity;
    expect(severity(pilotReady({ release_ring: "Production" }, { channel }))).toBe("attention");
    expect(severity(healthy({}, { channel }), { expectedChannel: "Beta" })).toBe("attention");
    expect(severity(healthy({}, { channel }))).toBe("note");
  });
});

describe("an extension that is being replaced", () => {
  it.each(["starting", "upgrading"] as const)("is only a note while Defender runs on it: %s", (state) => {
    expect(of(`endpoint-security-${state}`, judge(runningWith(state)))[0]?.severity).toBe("note");
    expect(of(`network-${state}`, judge(runningWith("enabled", state)))[0]?.severity).toBe("note");
  });
});

describe("a Defender that cannot be asked for want of its tool", () => {
  it.each([
    ["WrongPath", "open-preferences"],
    ["LinkBroken", "wait-and-refresh"],
    ["ToolMissing", "install-defender"],
    ["NotInstalled", "install-defender"],
  ] as const)("is told by what is the matter, with what helps first: %s", (code, remedy) => {
    const { headline, findings } = assess(healthy({}, { health: failed(code) }), ANY, NOW);
    expect(findings[0]?.remedies[0]).toBe(remedy);
    expect(headline === "Defender Is Not Installed").toBe(code === "NotInstalled");
  });
});

describe("what passes by itself", () => {
  const since = (minutes: number, bootedAt?: number) => {
    const part = { ...failed<never>("DaemonUnreachable"), since: NOW - minutes * MINUTE };
    const [finding] = judge(healthy({}, { health: part, ...(bootedAt !== undefined && { bootedAt }) }));
    return finding?.remedies[0];
  };

  it("is waited for first, and acted on once it has gone on", () => {
    expect(since(0)).toBe("wait-and-refresh");
    expect(since(4)).toBe("wait-and-refresh");
    expect(since(6)).toBe("restart-daemon");
  });

  it("is waited for again right after a start of the Mac", () => {
    expect(since(6, NOW - MINUTE)).toBe("wait-and-refresh");
  });
});

describe("an extension that is missing", () => {
  const missing = { systemExtensions: fresh(extensionsOf("missing", "missing")) };
  const foundWith = (code: FailureCode) => judge(healthy({}, { ...missing, health: failed(code) })).map(({ id }) => id);

  it.each([
    ["NotInstalled", "defender-not-installed"],
    ["OfficeShimOnly", "office-shim-only"],
    ["ToolMissing", "mdatp-missing"],
  ] as const)("is no news after %s", (code, id) => {
    expect(foundWith(code)).toEqual([id]);
  });

  it.each(FAILURE_CODES.filter((code) => !["NotInstalled", "OfficeShimOnly", "ToolMissing"].includes(code)))(
    "is told beside %s",
    (code) => {
      expect(foundWith(code)).toEqual(expect.arrayContaining(["endpoint-security-missing", "network-missing"]));
    },
  );

  it("does not hide one that is still there without its Defender", () => {
    const left = healthy({}, { systemExtensions: fresh(extensionsOf("disabled")), health: failed("NotInstalled") });
    expect(judge(left).map(({ id }) => id)).toEqual([
      "defender-not-installed",
      "endpoint-security-disabled",
      "network-left-over",
    ]);
  });
});

describe("health issues", () => {
  it("are each told once: the known ones by their own finding", () => {
    const ids = holding(notApproved()).map(({ id }) => id);
    expect(ids).toContain("no-engine");
    expect(ids).toContain("network-waiting");
    expect(ids).toContain("full-disk-access-missing");
    expect(ids.filter((id) => id.startsWith("health-issue"))).toEqual([]);
    expect(ids).not.toContain("network-filter-not-running");
  });

  it("that are not known are shown in Defender's words, cut and on one line, with an id that holds none of them", () => {
    const issue = `user\u0000name\n${"x".repeat(5000)}`;
    const [finding] = of("health-issue", judge(healthy({ healthy: false, health_issues: [issue] })));
    expect(finding?.title).toMatch(/^User Name Xx+…$/);
    expect(finding?.id).toMatch(/^health-issue-[0-9a-f]{8}$/);
    expect(finding?.meaning.length).toBeLessThan(400);
  });

  it("keep their id when the order changes", () => {
    const ids = (issues: string[]) =>
      of("health-issue", judge(healthy({ healthy: false, health_issues: issues }))).map(({ id }) => id);
    expect(ids(["one", "two"])).toEqual([...ids(["Two.", "one"])].reverse());
  });
});

describe("a claim from macOS's list of extensions", () => {
  const stopped = (readAt: number) =>
    notApproved({}, { systemExtensions: cached(extensionsOf("enabled", "enabled"), readAt) });

  it("says when the list was read, where that was before health", () => {
    const claim = (readAt: number) => assess(stopped(readAt), ANY, NOW).summary;
    expect(claim(NOW)).toMatch(/lists the Endpoint Security extension as enabled, so Defender should be using it\./);
    expect(claim(NOW - DAY / 24)).toMatch(/should be using it\. That was so at \d+:\d\d [AP]M\./);
  });

  it("holds a restart that is waited for until a newer list, for health does not tell", () => {
    const snapshot = healthy({}, { systemExtensions: cached(extensionsOf("waiting_for_restart"), NOW - 11 * MINUTE) });
    expect(judge(snapshot)[0]).toMatchObject({ id: "endpoint-security-waiting-for-restart" });
  });
});

describe("malware that was not dealt with", () => {
  const threats = { threats: threatsOf("active") };

  it.each([
    [
      "other things need attention",
      healthy({ full_disk_access_enabled: false, tamper_protection: "disabled" }, threats),
    ],
    ["nothing protects this Mac", notApproved({}, threats)],
    ["the kernel extension does", pilotFallenBack({}, threats)],
  ])("comes first where %s, and is loud", (_, snapshot) => {
    const assessment = assess(snapshot, ANY, NOW);
    expect(assessment.findings[0]).toMatchObject({ id: "active-threats", loud: true });
    expect(assessment).toMatchObject({ loud: true, headline: "Malware Found, Not Removed" });
    expect(assessment.summary).toMatch(/^Defender found .*Sample0 and has not dealt with it\./);
  });

  it("does not hide how well this Mac is protected beside it", () => {
    expect(assess(healthy({}, threats), ANY, NOW).level).toBe("attention");
    expect(assess(notApproved({}, threats), ANY, NOW).level).toBe("unprotected");
    expect(assess(notApproved({}, threats), ANY, NOW).summary).toContain("This Mac is not protected.");
    expect(assess(healthy({}, threats), ANY, NOW).summary).not.toContain("finding");
  });

  it("stands behind the news that Defender says nothing now, and is loud all the same", () => {
    const assessment = assess(healthy({}, { ...threats, health: failed("DaemonUnreachable") }), ANY, NOW);
    expect(assessment.findings.map(({ id }) => id)).toEqual(["daemon-unreachable", "active-threats"]);
    expect(assessment).toMatchObject({ level: "unknown", loud: true });
  });

  it("says when its list was read, where that was a while ago", () => {
    const at = (readAt: number) => judge(healthy({}, { threats: cached(ONE_ACTIVE, readAt) }))[0]?.meaning;
    expect(at(NOW - 10 * MINUTE)).not.toContain("read");
    expect(at(NOW - 20 * MINUTE)).toMatch(/Its list was not read since \d+:\d\d [AP]M\.$/);
    expect(at(NOW - 3 * DAY)).toMatch(/Its list was not read since \w+ \d+, \d+:\d\d [AP]M\.$/);
  });

  it("is counted in full", () => {
    const counts = { active: 500, unknown: 0, handled: 9_500 };
    const [finding] = judge(healthy({}, { threats: fresh({ ...ONE_ACTIVE, counts }) }));
    expect(finding?.meaning).toContain("500 threats");
  });
});

test("without an engine on 10.15 it is said what the system extensions need and this Mac has not", () => {
  const meaningOn = (app_version: string, release_ring: string) =>
    holding(
      pilotReady({ real_time_protection_subsystem: null, app_version, release_ring }, { channel: fresh(channelOf()) }),
    ).find(({ id }) => id === "no-engine")?.meaning;
  expect(meaningOn("101.03.00", "Production")).toMatch(
    /Missing for the system extensions: Product Version \(101\.03\.00, .*\) and Update Channel \(Production, .*\)\.$/,
  );
  expect(meaningOn("101.10.76", "InsiderFast")).not.toContain("Missing");
});
