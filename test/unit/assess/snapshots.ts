import type { ChannelReading } from "../../../src/model/channel";
import type { Expectations } from "../../../src/model/assessment";
import type { Failure, FailureCode } from "../../../src/model/failure";
import type { Health, HealthFieldName, HealthValue } from "../../../src/model/health";
import type { Part, Snapshot } from "../../../src/model/snapshot";
import type {
  SystemExtension,
  SystemExtensionKind,
  SystemExtensions,
  SystemExtensionState,
} from "../../../src/model/system-extensions";
import type { Threat } from "../../../src/model/threat";

/** When every snapshot of this file was read. A moment like any other. */
export const NOW = Date.UTC(2026, 9, 5, 12, 0, 0);
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export const ANY: Expectations = { expectedChannel: "any", definitionsMaxAgeDays: 7 };

/** Values by field; `undefined` takes the field out, `managed(value)` marks it as set by policy. */
export type Fields = Partial<Record<HealthFieldName, HealthValue | Managed | undefined>> & Record<string, unknown>;

interface Managed {
  managedValue: HealthValue;
}

export const managed = (managedValue: HealthValue): Managed => ({ managedValue });

const isManagedValue = (value: unknown): value is Managed =>
  typeof value === "object" && value !== null && "managedValue" in value;

/** Health of a Mac of today on which nothing is wrong. */
const HEALTHY: Fields = {
  healthy: true,
  health_issues: [],
  licensed: true,
  engine_version: "1.1.26080.1",
  engine_load_status: "Engine load succeeded",
  app_version: "101.26082.0007",
  org_id: "6f0a2b6e-52a1-4a52-8d0d-2f3c5be1a001",
  release_ring: "Production",
  product_expiration: NOW + 120 * DAY,
  cloud_enabled: true,
  passive_mode_enabled: false,
  real_time_protection_enabled: true,
  real_time_protection_available: true,
  real_time_protection_subsystem: "endpoint_security_extension",
  network_events_subsystem: "network_filter_extension",
  tamper_protection: "block",
  automatic_definition_update_enabled: true,
  definitions_updated: NOW - 90 * MINUTE,
  definitions_updated_minutes_ago: 90,
  definitions_version: "1.440.12.0",
  definitions_status: "up_to_date",
  conflicting_applications: [],
  network_protection_status: "stopped",
  full_disk_access_enabled: true,
  troubleshooting_mode: false,
};

/** Health of a pilot's Mac of the preview's time: fewer fields, the fast ring. */
const PREVIEW: Fields = {
  healthy: true,
  health_issues: [],
  licensed: true,
  engine_version: "1.1.17700.4",
  app_version: "101.09.50",
  release_ring: "InsiderFast",
  product_expiration: NOW + 120 * DAY,
  cloud_enabled: true,
  passive_mode_enabled: false,
  real_time_protection_enabled: true,
  real_time_protection_available: true,
  real_time_protection_subsystem: "endpoint_security_extension",
  network_events_subsystem: "network_filter_extension",
  automatic_definition_update_enabled: true,
  definitions_updated: NOW - 90 * MINUTE,
  definitions_updated_minutes_ago: 90,
  definitions_status: "up_to_date",
  conflicting_applications: [],
};

export function healthOf(fields: Fields, base: Fields = HEALTHY, banners: readonly string[] = []): Health {
  const entries = Object.entries({ ...base, ...fields })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [
      name,
      isManagedValue(value)
        ? { value: value.managedValue, managed: true }
        : { value: value as HealthValue, managed: false },
    ]);
  return { fields: Object.fromEntries(entries), banners, dialect: "json" };
}

export const fresh = <T>(value: T, readAt = NOW): Part<T> => ({ state: "fresh", value, readAt });
export const cached = <T>(value: T, readAt = NOW): Part<T> => ({ state: "cached", value, readAt });

export function failure(code: FailureCode): Failure {
  return { code, message: `It failed with ${code}.`, nextStep: "Try it again." };
}

export function failed<T>(code: FailureCode, last?: { value: T; readAt: number }, readAt = NOW): Part<T> {
  return { state: "failed", failure: failure(code), readAt, ...(last ? { last } : {}) };
}

export function extension(kind: SystemExtensionKind, state: SystemExtensionState, upgrading = false): SystemExtension {
  return {
    kind,
    bundleId: kind === "network" ? "com.microsoft.wdav.netext" : "com.microsoft.wdav.epsext",
    state,
    ...(state === "missing" ? {} : { words: `activated ${state.replaceAll("_", " ")}` }),
    upgrading,
  };
}

export function extensionsOf(
  endpointSecurity: SystemExtensionState = "enabled",
  network: SystemExtensionState = "enabled",
): SystemExtensions {
  return {
    endpoint_security: extension("endpoint_security", endpointSecurity),
    network: extension("network", network),
    rows: [],
  };
}

export const channelOf = (reading: Partial<ChannelReading> = {}): ChannelReading => ({
  channel: "Current",
  source: "default",
  managed: false,
  ...reading,
});

export const threatsOf = (
  ...statuses: (string | undefined)[]
): Part<Snapshot["threats"] extends Part<infer T> ? T : never> =>
  fresh({
    threats: statuses.map((status, index): Threat => ({
      id: `threat-${index}`,
      name: `Virus:MacOS/Sample${index}`,
      type: "virus",
      status,
    })),
    banners: [],
    truncated: false,
  });

/** A Mac of today (macOS 15) on which every proof is there and nothing is wrong. */
export function healthy(fields: Fields = {}, parts: Partial<Snapshot> = {}): Snapshot {
  return {
    takenAt: NOW,
    health: fresh(healthOf(fields)),
    systemExtensions: fresh(extensionsOf()),
    channel: fresh(channelOf()),
    macOS: fresh({ version: "15.6", source: "sw_vers" }),
    enrollment: fresh({ mdm: "no", dep: false }),
    threats: fresh({ threats: [], banners: [], truncated: false }),
    ...parts,
  };
}

/** What a background poll of the menu bar knows: health, and nothing else. */
export function healthOnly(fields: Fields = {}): Snapshot {
  return healthy(fields, {
    systemExtensions: { state: "not-asked" },
    channel: { state: "not-asked" },
    macOS: { state: "not-asked" },
    enrollment: { state: "not-asked" },
    threats: { state: "not-asked" },
  });
}

/** A Mac of today whose extensions nobody approved: Microsoft's page shows these three issues. */
export function notApproved(fields: Fields = {}, parts: Partial<Snapshot> = {}): Snapshot {
  return healthy(
    {
      healthy: false,
      health_issues: [
        "no active event provider",
        "network event provider not running",
        "full disk access has not been granted",
      ],
      real_time_protection_available: false,
      real_time_protection_subsystem: null,
      network_events_subsystem: null,
      full_disk_access_enabled: false,
      ...fields,
    },
    { systemExtensions: fresh(extensionsOf("waiting_for_user", "waiting_for_user")), ...parts },
  );
}

/** A pilot's Mac on macOS 10.15 with the preview running as it should. */
export function pilotReady(fields: Fields = {}, parts: Partial<Snapshot> = {}): Snapshot {
  return healthy(
    {},
    {
      health: fresh(healthOf(fields, PREVIEW)),
      channel: fresh(channelOf({ channel: "Beta", source: "user", written: "InsiderFast" })),
      macOS: fresh({ version: "10.15.7", source: "sw_vers" }),
      ...parts,
    },
  );
}

/** The same Mac fallen back to the kernel extension, on the Production ring and with nothing approved. */
export function pilotFallenBack(fields: Fields = {}, parts: Partial<Snapshot> = {}): Snapshot {
  return pilotReady(
    {
      release_ring: "Production",
      real_time_protection_subsystem: "kernel_extension",
      network_events_subsystem: null,
      ...fields,
    },
    {
      channel: fresh(channelOf()),
      systemExtensions: fresh(extensionsOf("waiting_for_user", "waiting_for_user")),
      ...parts,
    },
  );
}
