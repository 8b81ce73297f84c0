import { wordsFor } from "./value-words";
import type { HealthField, HealthFieldName } from "../../model/health";

/** The groups that health fields are shown in. */
export type HealthGroup =
  "protection" | "definitions_and_engine" | "product_and_channel" | "cloud" | "edr" | "device_and_network" | "other";

/** What a field's value is when Defender gives one. */
export type HealthKind = "boolean" | "number" | "text" | "list" | "time";

/** What is known of a field before it is read. */
export interface HealthFieldInfo {
  /** Title Case. */
  title: string;
  /** One sentence in plain words. */
  meaning: string;
  group: HealthGroup;
  kind: HealthKind;
}

/** The groups in the order they are shown. Fields that have no entry in HEALTH_FIELDS belong to `other`. */
export const HEALTH_GROUPS: readonly { id: HealthGroup; title: string }[] = [
  { id: "protection", title: "Protection" },
  { id: "definitions_and_engine", title: "Definitions and Engine" },
  { id: "product_and_channel", title: "Product and Channel" },
  { id: "cloud", title: "Cloud" },
  { id: "edr", title: "Endpoint Detection and Response" },
  { id: "device_and_network", title: "Device and Network" },
  { id: "other", title: "Everything Else" },
];

/**
 * Every health field known by name, in the order of the newest output seen. A new field goes here, into
 * HealthFieldName, and into the list of what may leave the Mac (src/privacy), nowhere else. Meanings follow Microsoft's mac-health-status page.
 */
export const HEALTH_FIELDS: Readonly<Record<HealthFieldName, HealthFieldInfo>> = {
  healthy: {
    title: "Healthy",
    meaning: "Whether Defender itself considers everything about it to be in order.",
    group: "protection",
    kind: "boolean",
  },
  health_issues: {
    title: "Health Issues",
    meaning: "What Defender itself names as wrong.",
    group: "protection",
    kind: "list",
  },
  licensed: {
    title: "Licensed",
    meaning: "Whether this Mac is onboarded to an organization that has a license for Defender.",
    group: "protection",
    kind: "boolean",
  },
  engine_version: {
    title: "Engine Version",
    meaning: "The version of the antivirus engine that looks for malware.",
    group: "definitions_and_engine",
    kind: "text",
  },
  engine_load_status: {
    title: "Engine Load Status",
    meaning: "Whether the antivirus engine could be loaded.",
    group: "definitions_and_engine",
    kind: "text",
  },
  app_version: {
    title: "App Version",
    meaning: "The version of Microsoft Defender on this Mac.",
    group: "product_and_channel",
    kind: "text",
  },
  org_id: {
    title: "Organization ID",
    meaning: "The organization that this Mac reports to.",
    group: "product_and_channel",
    kind: "text",
  },
  log_level: {
    title: "Log Level",
    meaning: "How much Defender writes to its logs.",
    group: "product_and_channel",
    kind: "text",
  },
  machine_guid: {
    title: "Machine GUID",
    meaning: "The id under which the antivirus part of Defender knows this Mac.",
    group: "device_and_network",
    kind: "text",
  },
  release_ring: {
    title: "Release Ring",
    meaning: "The update channel that the running product belongs to, under its older name.",
    group: "product_and_channel",
    kind: "text",
  },
  product_expiration: {
    title: "Product Expiration",
    meaning: "When this build of Defender stops working unless it is updated.",
    group: "product_and_channel",
    kind: "time",
  },
  cloud_enabled: {
    title: "Cloud Protection",
    meaning: "Whether Defender asks Microsoft's cloud about files it does not know.",
    group: "cloud",
    kind: "boolean",
  },
  cloud_automatic_sample_submission_consent: {
    title: "Sample Submission",
    meaning: "Which suspicious files Defender sends to Microsoft without asking.",
    group: "cloud",
    kind: "text",
  },
  cloud_diagnostic_enabled: {
    title: "Optional Diagnostic Data",
    meaning: "Whether Defender sends optional diagnostic data to Microsoft.",
    group: "cloud",
    kind: "boolean",
  },
  cloud_pin_certificate_thumbs: {
    title: "Certificate Pinning",
    meaning: "Whether Defender accepts only Microsoft's own certificates when it talks to the cloud.",
    group: "cloud",
    kind: "boolean",
  },
  passive_mode_enabled: {
    title: "Passive Mode",
    meaning: "Whether Defender only watches, because another product is meant to protect this Mac.",
    group: "protection",
    kind: "boolean",
  },
  behavior_monitoring: {
    title: "Behavior Monitoring",
    meaning: "Whether Defender watches what programs do, beside what files hold.",
    group: "protection",
    kind: "text",
  },
  real_time_protection_enabled: {
    title: "Real-Time Protection",
    meaning: "Whether files are meant to be checked at the moment they are used.",
    group: "protection",
    kind: "boolean",
  },
  real_time_protection_available: {
    title: "Real-Time Protection Available",
    meaning: "Whether real-time protection has what it needs to run on this Mac.",
    group: "protection",
    kind: "boolean",
  },
  real_time_protection_subsystem: {
    title: "Real-Time Protection Engine",
    meaning: "What real-time protection runs through.",
    group: "protection",
    kind: "text",
  },
  network_events_subsystem: {
    title: "Network Events Engine",
    meaning: "What Defender watches network connections through.",
    group: "device_and_network",
    kind: "text",
  },
  device_control_enforcement_level: {
    title: "Device Control",
    meaning: "What Defender does about removable devices that policy does not allow.",
    group: "device_and_network",
    kind: "text",
  },
  tamper_protection: {
    title: "Tamper Protection",
    meaning: "What Defender does when someone tries to remove or change it.",
    group: "protection",
    kind: "text",
  },
  automatic_definition_update_enabled: {
    title: "Automatic Definition Updates",
    meaning: "Whether Defender fetches new definitions by itself.",
    group: "definitions_and_engine",
    kind: "boolean",
  },
  definitions_updated: {
    title: "Definitions Updated",
    meaning: "When Defender last got new definitions.",
    group: "definitions_and_engine",
    kind: "time",
  },
  definitions_updated_minutes_ago: {
    title: "Minutes Since Definition Update",
    meaning: "How many minutes ago Defender last got new definitions.",
    group: "definitions_and_engine",
    kind: "number",
  },
  definitions_version: {
    title: "Definitions Version",
    meaning: "The version of the definitions that known malware is recognized by.",
    group: "definitions_and_engine",
    kind: "text",
  },
  definitions_status: {
    title: "Definitions Status",
    meaning: "Whether the definitions are the newest ones.",
    group: "definitions_and_engine",
    kind: "text",
  },
  edr_early_preview_enabled: {
    title: "EDR Early Preview",
    meaning: "Whether this Mac gets features of endpoint detection and response early.",
    group: "edr",
    kind: "text",
  },
  edr_device_tags: {
    title: "EDR Device Tags",
    meaning: "The tags that the organization sorts its devices by.",
    group: "edr",
    kind: "list",
  },
  edr_group_ids: {
    title: "EDR Group IDs",
    meaning: "The device groups that this Mac belongs to.",
    group: "edr",
    kind: "text",
  },
  edr_client_version: {
    title: "EDR Client Version",
    meaning: "The version of the part that reports to the organization's security team.",
    group: "edr",
    kind: "text",
  },
  edr_configuration_version: {
    title: "EDR Configuration Version",
    meaning: "The version of the configuration that endpoint detection and response works by.",
    group: "edr",
    kind: "text",
  },
  edr_machine_id: {
    title: "EDR Machine ID",
    meaning: "The id of this Mac in the organization's security portal.",
    group: "edr",
    kind: "text",
  },
  conflicting_applications: {
    title: "Conflicting Applications",
    meaning: "Other software that may get in Defender's way.",
    group: "device_and_network",
    kind: "list",
  },
  network_protection_status: {
    title: "Network Protection Status",
    meaning: "Whether network protection runs at the moment; stopped is normal where it is switched off.",
    group: "device_and_network",
    kind: "text",
  },
  network_protection_enforcement_level: {
    title: "Network Protection",
    meaning: "What Defender does about connections to dangerous places.",
    group: "device_and_network",
    kind: "text",
  },
  data_loss_prevention_status: {
    title: "Data Loss Prevention",
    meaning: "Whether Defender also guards the organization's data against leaving this Mac.",
    group: "device_and_network",
    kind: "text",
  },
  full_disk_access_enabled: {
    title: "Full Disk Access",
    meaning: "Whether macOS lets every part of Defender read all files.",
    group: "protection",
    kind: "boolean",
  },
  troubleshooting_mode: {
    title: "Troubleshooting Mode",
    meaning: "Whether the organization has lifted Defender's own safeguards for a while to find a problem.",
    group: "protection",
    kind: "boolean",
  },
  ecs_configuration_ids: {
    title: "ECS Configuration IDs",
    meaning: "The ids of the feature configurations that Microsoft has assigned to this Mac.",
    group: "product_and_channel",
    kind: "text",
  },
  // The rest is seen in JSON only; that Defender leaves it out of its own text is all that is known of some of it.
  functionality_mode: {
    title: "Functionality Mode",
    meaning: "Which set of features Defender runs with.",
    group: "product_and_channel",
    kind: "text",
  },
  managed_by: {
    title: "Managed By",
    meaning: "What manages Defender's settings on this Mac.",
    group: "product_and_channel",
    kind: "text",
  },
  proxy: {
    title: "Proxy",
    meaning: "The proxy that Defender reaches the network through.",
    group: "device_and_network",
    kind: "text",
  },
  telemetry_client: {
    title: "Telemetry Client",
    meaning: "The part that sends Defender's diagnostic data.",
    group: "cloud",
    kind: "text",
  },
};

/** The entry of a field, by Defender's snake_case name; undefined for a field not known by name. Safe for any string. */
export function healthFieldInfo(name: string): HealthFieldInfo | undefined {
  return Object.hasOwn(HEALTH_FIELDS, name) ? HEALTH_FIELDS[name as HealthFieldName] : undefined;
}

/**
 * The value of a field in words: `Up to date`, `On`, `88`, `Jan 16, 2026 at 7:42 AM`, `Unavailable`. Words that are not
 * known come as Defender printed them. `name` is Defender's snake_case name; any string is safe.
 */
export function valueInWords(name: string, field: HealthField): string {
  return wordsFor(name, field.value, healthFieldInfo(name)?.kind === "time");
}
