import type { HealthDialect } from "../health-dialects";

export type { HealthDialect };

/** The fields of `mdatp health` known by name, in Defender's own words. A field of any other name is kept all the same. */
export type HealthFieldName =
  | "healthy"
  | "health_issues"
  | "licensed"
  | "engine_version"
  | "engine_load_status"
  | "app_version"
  | "org_id"
  | "log_level"
  | "machine_guid"
  | "release_ring"
  | "product_expiration"
  | "cloud_enabled"
  | "cloud_automatic_sample_submission_consent"
  | "cloud_diagnostic_enabled"
  | "cloud_pin_certificate_thumbs"
  | "passive_mode_enabled"
  | "behavior_monitoring"
  | "real_time_protection_enabled"
  | "real_time_protection_available"
  | "real_time_protection_subsystem"
  | "network_events_subsystem"
  | "device_control_enforcement_level"
  | "tamper_protection"
  | "automatic_definition_update_enabled"
  | "definitions_updated"
  | "definitions_updated_minutes_ago"
  | "definitions_version"
  | "definitions_status"
  | "edr_early_preview_enabled"
  | "edr_device_tags"
  | "edr_group_ids"
  | "edr_client_version"
  | "edr_configuration_version"
  | "edr_machine_id"
  | "conflicting_applications"
  | "network_protection_status"
  | "network_protection_enforcement_level"
  | "data_loss_prevention_status"
  | "full_disk_access_enabled"
  | "troubleshooting_mode"
  | "ecs_configuration_ids"
  | "functionality_mode"
  | "managed_by"
  | "proxy"
  | "telemetry_client";

/**
 * A value as Defender gave it. `null` where Defender says `unavailable`. Times are milliseconds since 1970 where they
 * could be read, else the words as printed.
 */
export type HealthValue = boolean | number | string | readonly string[] | null;

/** One field: its value, and whether policy sets it (`[managed]`, `isManaged`). */
export interface HealthField {
  value: HealthValue;
  managed: boolean;
}

/** What `mdatp health` said. Any field may be missing. */
export interface Health {
  /** By Defender's own snake_case name; a null-prototype-safe plain record. */
  fields: Readonly<Record<string, HealthField>>;
  /** Lines printed before the output, for example `ATTENTION: …`. */
  banners: readonly string[];
  dialect: HealthDialect;
}
