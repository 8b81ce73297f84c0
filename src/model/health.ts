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

/** How Defender was asked, newest first, so that the next poll asks the same way at once and stays one child process. */
export const HEALTH_DIALECTS = ["json", "text", "legacy"] as const;

export type HealthDialect = (typeof HEALTH_DIALECTS)[number];

/** Issues that more than one judgement asks for, in lower case. Source: Microsoft's troubleshooting pages for macOS. */
export const NETWORK_PROVIDER_ISSUE = "network event provider not running";

export const FULL_DISK_ACCESS_ISSUE = "full disk access has not been granted";

/** An issue as it is compared: in lower case, without the full stop. */
export function plainIssue(issue: string): string {
  return issue.toLowerCase().replace(/[.\s]+$/, "");
}

/** Whether Defender lists an issue, given in lower case and without a full stop. */
export function hasIssue(health: Health | undefined, issue: string): boolean {
  return (list(health, "health_issues") ?? []).some((listed) => plainIssue(listed) === issue);
}

/**
 * The field as Defender gave it; undefined where it is missing. Names such as `constructor` are no fields, whatever
 * the record's prototype is.
 */
export function field(health: Health | undefined, name: HealthFieldName): HealthField | undefined {
  const fields: unknown = health?.fields;
  if (typeof fields !== "object" || fields === null || !Object.hasOwn(fields, name)) {
    return undefined;
  }
  const found: unknown = (fields as Record<string, unknown>)[name];
  return typeof found === "object" && found !== null && "value" in found ? (found as HealthField) : undefined;
}

/** The value as Defender gave it: null where it said `unavailable`, undefined where the field is missing. */
export function value(health: Health | undefined, name: HealthFieldName): HealthValue | undefined {
  return field(health, name)?.value;
}

/** Whether policy sets the field. */
export function isManaged(health: Health | undefined, name: HealthFieldName): boolean {
  return field(health, name)?.managed === true;
}

/** A yes or no; undefined where the value is missing, unavailable or of another kind. */
export function flag(health: Health | undefined, name: HealthFieldName): boolean | undefined {
  const found = value(health, name);
  return typeof found === "boolean" ? found : undefined;
}

/** Words, trimmed; undefined where the value is missing, unavailable, empty or of another kind. */
export function text(health: Health | undefined, name: HealthFieldName): string | undefined {
  const found = value(health, name);
  return typeof found === "string" && found.trim() !== "" ? found.trim() : undefined;
}

/** A finite number; undefined where the value is missing, unavailable or of another kind. */
export function count(health: Health | undefined, name: HealthFieldName): number | undefined {
  const found = value(health, name);
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

/** Milliseconds since 1970; undefined where the value is missing, unavailable, or words that were no readable time. */
export function time(health: Health | undefined, name: HealthFieldName): number | undefined {
  const found = count(health, name);
  // What Date itself can hold.
  return found !== undefined && Math.abs(found) <= 8.64e15 ? found : undefined;
}

/** The words of a list, what is no text left out; undefined where the value is missing, unavailable or no list. */
export function list(health: Health | undefined, name: HealthFieldName): readonly string[] | undefined {
  const found = value(health, name);
  return Array.isArray(found) ? found.filter((item) => typeof item === "string") : undefined;
}

/** How a word is compared: in lower case with underscores, so that `upToDate` and `Up to date` are both `up_to_date`. */
export function plainWord(word: string | undefined): string | undefined {
  return word
    ?.slice(0, 200)
    .trim()
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/[\s-]+/g, "_")
    .toLowerCase();
}
