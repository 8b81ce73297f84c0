import { format } from "date-fns/format";
import { isValid } from "date-fns/isValid";
import type { HealthValue } from "../../model/health";

/** Defender's words in plain ones, whatever field they stand in. Words that explain themselves are not here. */
const WORDS: Readonly<Record<string, string>> = {
  engine_load_succeeded: "Engine load succeeded",
  engine_not_loaded: "Engine not loaded",
  up_to_date: "Up to date",
  updating: "Updating",
  endpoint_security_extension: "Endpoint security extension",
  kernel_extension: "Kernel extension",
  network_filter_extension: "Network filter extension",
  enabled: "On",
  disabled: "Off",
  audit: "Audit only",
  block: "Block",
  info: "Normal",
  debug: "Debug, very detailed",
  starting: "Starting",
  started: "Running",
  restarting: "Restarting",
  stopping: "Stopping",
  stopped: "Stopped",
  failed_to_start: "Could not start",
  enablement_failed_due_to_netext_not_running: "Could not start: the network extension is not running",
  unknown: "Unknown",
  unsupported_os: "Not for this system",
  unsupported_os_version: "Not for this version of macOS",
  unhealthy: "Not healthy",
  dormant: "Dormant",
  ready: "Ready",
  active: "Active",
};

/** Where a word or a yes or no means something of its own in one field. */
const WORDS_OF_FIELD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  release_ring: {
    Production: "Production (Current channel)",
    External: "External (Preview channel)",
    InsiderFast: "InsiderFast (Beta channel)",
  },
  cloud_automatic_sample_submission_consent: {
    none: "None",
    safe: "Only those without personal data",
    all: "All",
  },
  full_disk_access_enabled: { true: "Granted", false: "Not granted" },
};

/**
 * A value of the field `name` in words. `isTime` says that a number is milliseconds since 1970. Words that are not
 * known come as they are.
 */
export function wordsFor(name: string, value: HealthValue, isTime: boolean): string {
  if (value === null) return "Unavailable";
  if (typeof value === "object") return value.length === 0 ? "None" : value.join(", ");
  if (value === "") return "None";
  if (typeof value === "number" && isTime && isValid(value)) return format(value, "MMM d, yyyy 'at' h:mm a");
  const printed = String(value);
  const own = Object.hasOwn(WORDS_OF_FIELD, name) ? WORDS_OF_FIELD[name] : undefined;
  if (own && Object.hasOwn(own, printed)) return own[printed] ?? printed;
  if (typeof value === "boolean") return SWITCH.test(name) ? (value ? "On" : "Off") : value ? "Yes" : "No";
  return Object.hasOwn(WORDS, printed) ? (WORDS[printed] ?? printed) : printed;
}

/** The names of fields that are switches, rather than questions. */
const SWITCH = /_enabled$|_mode$/;
