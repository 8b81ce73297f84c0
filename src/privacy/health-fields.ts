import type { Health, HealthFieldName, HealthValue } from "../model/health";

/** What a report may only hold where the tester ticks it, one by one. */
export type IdentifierGroup =
  "machine-id" | "org-id" | "edr-id" | "device-tags" | "host-name" | "user-name" | "home-paths";

/**
 * What may leave the Mac of a field's value: `value`, through the redactor; `version`, which is left as it is where it
 * is one, though it may look like an address; `how-many` of a list; `nothing`; or a group's name, where that is ticked.
 */
type Leaves = "value" | "version" | "how-many" | "nothing" | IdentifierGroup;

/** The one list of what identifies among Defender's fields. A field that is not known to be harmless stays. */
const LEAVES: Readonly<Record<HealthFieldName, Leaves>> = {
  healthy: "value",
  health_issues: "value",
  licensed: "value",
  engine_version: "version",
  engine_load_status: "value",
  app_version: "version",
  org_id: "org-id",
  log_level: "value",
  machine_guid: "machine-id",
  release_ring: "value",
  product_expiration: "value",
  cloud_enabled: "value",
  cloud_automatic_sample_submission_consent: "value",
  cloud_diagnostic_enabled: "value",
  cloud_pin_certificate_thumbs: "value",
  passive_mode_enabled: "value",
  behavior_monitoring: "value",
  real_time_protection_enabled: "value",
  real_time_protection_available: "value",
  real_time_protection_subsystem: "value",
  network_events_subsystem: "value",
  device_control_enforcement_level: "value",
  tamper_protection: "value",
  automatic_definition_update_enabled: "value",
  definitions_updated: "value",
  definitions_updated_minutes_ago: "value",
  definitions_version: "version",
  definitions_status: "value",
  edr_early_preview_enabled: "value",
  edr_device_tags: "device-tags",
  edr_group_ids: "device-tags",
  edr_client_version: "version",
  edr_configuration_version: "version",
  edr_machine_id: "edr-id",
  // Its entries are names and paths of other software.
  conflicting_applications: "how-many",
  network_protection_status: "value",
  network_protection_enforcement_level: "value",
  data_loss_prevention_status: "value",
  full_disk_access_enabled: "value",
  troubleshooting_mode: "value",
  // A combination of such ids may single out one Mac.
  ecs_configuration_ids: "nothing",
  functionality_mode: "value",
  managed_by: "value",
  // It may name the organization, and even hold a password.
  proxy: "nothing",
  telemetry_client: "value",
};

const FIELDS = Object.keys(LEAVES) as HealthFieldName[];

/** The fields that hold what a group tells. */
export function fieldsOf(group: IdentifierGroup): readonly HealthFieldName[] {
  return FIELDS.filter((name) => LEAVES[name] === group);
}

/** The fields whose values never leave, ticked or not. */
export const NEVER_TOLD: readonly HealthFieldName[] = FIELDS.filter((name) => LEAVES[name] === "nothing");

const VERSION = /^\d{1,9}(?:\.\d{1,9}){0,5}$/;

/** What may leave the Mac of a health, whichever way it leaves. */
export interface LeavingHealth {
  /** By Defender's own names. */
  values: Record<string, HealthValue>;
  /** The names of the fields that were read and whose values stay: what identifies, and what is not known. */
  withheld: string[];
}

/** What a name of a field looks like; the report's schema says the same. */
const FIELD_NAME = /^[A-Za-z0-9_.$-]{1,100}$/;

/** The one rule of what may leave of Defender's health. `foreign` is the redactor's. */
export function leavingHealth(health: Health, { foreign }: { foreign(text: string): string }): LeavingHealth {
  const leaving: LeavingHealth = { values: {}, withheld: [] };
  for (const [name, { value }] of Object.entries(health.fields)) {
    const leaves = Object.hasOwn(LEAVES, name) ? LEAVES[name as HealthFieldName] : "nothing";
    if (leaves === "how-many" && Array.isArray(value)) leaving.values[name] = value.length;
    else if (leaves === "version" && typeof value === "string" && VERSION.test(value)) leaving.values[name] = value;
    else if (leaves === "value" || leaves === "version") leaving.values[name] = redacted(value, foreign);
    // A name that itself looks like an identifier stays as well.
    else if (FIELD_NAME.test(name) && foreign(name) === name) leaving.withheld.push(name);
  }
  return leaving;
}

function redacted(value: HealthValue, foreign: (text: string) => string): HealthValue {
  if (typeof value === "string") return foreign(value);
  return Array.isArray(value) ? value.map((entry) => foreign(String(entry))) : value;
}
