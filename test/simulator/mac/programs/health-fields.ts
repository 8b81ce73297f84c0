import { engine, networkFilterRuns } from "../engine";
import type { State } from "../state";
import { atLeast } from "../versions";

export interface HealthLine {
  /** The text form's name. */
  name: string;
  value: HealthOutput;
  managed: boolean;
  /** In JSON the value stands in `{ displayValue, isManaged, value }`. */
  wrapped: boolean;
  /** JSON only: the text form does not print it (`displayValue` is false). */
  hidden: boolean;
}

/** `null` is Defender's `unavailable`. */
export type HealthOutput = boolean | number | string | string[] | { at: number } | null;

/** The fields that real JSON wraps (a capture of 101.98.30). */
const WRAPPED = new Set([
  "automatic_definition_update_enabled",
  "behavior_monitoring",
  "cloud_automatic_sample_submission_consent",
  "cloud_diagnostic_enabled",
  "cloud_enabled",
  "edr_device_tags",
  "edr_early_preview_enabled",
  "edr_group_ids",
  "functionality_mode",
  "managed_by",
  "network_protection_enforcement_level",
  "passive_mode_enabled",
  "proxy",
  "real_time_protection_enabled",
  "tamper_protection",
  "telemetry_client",
]);

const HIDDEN = new Set(["functionality_mode", "managed_by", "proxy", "telemetry_client"]);

/** The product versions that brought a field (Microsoft's release notes; the later ones by captures, roughly). */
const SINCE: Record<string, string> = {
  passive_mode_enabled: "101.07.23",
  edr_group_ids: "101.07.23",
  network_protection_status: "101.19.48",
  full_disk_access_enabled: "101.56.35",
  tamper_protection: "101.49.25",
  device_control_enforcement_level: "101.49.25",
  network_protection_enforcement_level: "101.75.90",
  engine_load_status: "101.75.90",
  behavior_monitoring: "101.90.97",
  cloud_pin_certificate_thumbs: "101.98.84",
  troubleshooting_mode: "101.98.84",
  ecs_configuration_ids: "101.98.84",
  data_loss_prevention_status: "101.49.25",
  functionality_mode: "101.75.90",
  managed_by: "101.75.90",
  proxy: "101.75.90",
  telemetry_client: "101.75.90",
};

/** What makes the product unhealthy, in its own words. */
export function healthIssues(state: State): string[] {
  const { defender } = state;
  if (!defender.licensed) return ["missing license"];
  const issues: string[] = [];
  if (engine(state) === "unavailable") issues.push("no active event provider");
  const onKernel = engine(state) === "kernel_extension";
  if (!networkFilterRuns(state) && !onKernel) issues.push("network event provider not running");
  if (!defender.fullDiskAccess && !onKernel) issues.push("full disk access has not been granted");
  return [...issues, ...defender.extraIssues];
}

/** Every field of `mdatp health`, in the order of the text form. */
export function healthLines(state: State, now: number): HealthLine[] {
  const { defender } = state;
  const { definitions, ids } = defender;
  const issues = healthIssues(state);
  const running = engine(state);
  const updating = definitions.updatingUntil !== undefined;
  const values: Record<string, HealthOutput> = {
    healthy: issues.length === 0,
    health_issues: issues,
    licensed: defender.licensed,
    engine_version: atLeast(defender.version, "101.25000.0") ? "1.1.26080.3000" : "1.1.17500.4",
    engine_load_status: "Engine load succeeded",
    app_version: defender.version,
    org_id: defender.licensed ? ids.org : null,
    log_level: "info",
    machine_guid: ids.machine,
    release_ring: defender.releaseRing,
    product_expiration: defender.licensed ? { at: defender.expiresAt } : null,
    cloud_enabled: defender.cloud,
    cloud_automatic_sample_submission_consent: "safe",
    cloud_diagnostic_enabled: false,
    cloud_pin_certificate_thumbs: false,
    passive_mode_enabled: defender.passive,
    behavior_monitoring: "enabled",
    real_time_protection_enabled: defender.realTimeProtection,
    real_time_protection_available: running !== "unavailable",
    real_time_protection_subsystem: running === "unavailable" ? null : running,
    network_events_subsystem: networkFilterRuns(state) ? "network_filter_extension" : null,
    device_control_enforcement_level: "audit",
    tamper_protection: defender.tamper,
    automatic_definition_update_enabled: true,
    definitions_updated: { at: definitions.updatedAt },
    definitions_updated_minutes_ago: Math.max(0, Math.floor((now - definitions.updatedAt) / 60_000)),
    definitions_version: definitions.version,
    definitions_status: updating ? "updating" : "up_to_date",
    edr_early_preview_enabled: "disabled",
    edr_device_tags: [],
    edr_group_ids: "",
    edr_configuration_version: "20.199999.main.2026.08.19.03-5e1f0c0ffee05e1f",
    edr_machine_id: ids.edr,
    conflicting_applications: defender.conflictingApplications,
    network_protection_status: "stopped",
    network_protection_enforcement_level: "disabled",
    data_loss_prevention_status: "disabled",
    full_disk_access_enabled: defender.fullDiskAccess,
    troubleshooting_mode: defender.troubleshooting,
    ecs_configuration_ids: "",
    functionality_mode: "default",
    managed_by: defender.managedFields.length > 0 ? "MDM" : "",
    proxy: "",
    telemetry_client: "OneDs",
  };
  return Object.entries(values)
    .filter(([name]) => atLeast(defender.version, SINCE[name] ?? "0"))
    .map(([name, value]) => ({
      name,
      value,
      managed: defender.managedFields.includes(name),
      wrapped: WRAPPED.has(name),
      hidden: HIDDEN.has(name),
    }));
}
