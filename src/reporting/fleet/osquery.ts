import { type FleetQuery, withComments } from "./fleet-query";

const about: Omit<FleetQuery, "text"> = {
  id: "osquery",
  title: "Osquery or Fleet (SQL)",
  runsIn: "osquery or Fleet with the msft_defender extension",
  source:
    "the table mdatp_status of the extension msft_defender in allenhouchins/fleet-extensions, and osquery's own table system_extensions.",
  blindSpots: [
    "Products before 101.09.50, which answer `mdatp --health` only.",
    "What Defender prints before its answer: the extension leaves those lines out.",
    "The channel that Microsoft AutoUpdate was told; release_ring is the one in force.",
    "Whether the product's build has expired: its date is prose in the Mac's own time zone, given as it is.",
    "Threats that Defender found and has not dealt with.",
    "Why the daemon does not answer; the extension's error column is given as it is.",
  ],
};

/** The engine, ring, extensions, definitions and product version of every Mac, with the level they add up to. */
export const OSQUERY: FleetQuery = {
  ...about,
  text: `${withComments(about, "--")}SELECT
  CASE
    WHEN COALESCE(d.error, '') <> '' THEN 'unknown'
    WHEN d.licensed = 'false' THEN 'unprotected'
    WHEN d.real_time_protection_subsystem IN ('', 'none', 'unavailable') THEN 'unprotected'
    WHEN d.real_time_protection_enabled LIKE 'false%'
      AND NOT (COALESCE(d.passive_mode_enabled, '') LIKE 'true%'
        AND COALESCE(d.real_time_protection_subsystem, '') IN ('endpoint_security_extension', 'kernel_extension'))
      THEN 'unprotected'
    WHEN d.real_time_protection_available IN ('false', 'unavailable') THEN 'unprotected'
    WHEN d.real_time_protection_subsystem IS NULL THEN 'unknown'
    WHEN d.real_time_protection_subsystem NOT IN ('endpoint_security_extension', 'kernel_extension') THEN 'unknown'
    WHEN d.real_time_protection_subsystem = 'kernel_extension' THEN 'fallback'
    WHEN d.healthy = 'true'
      AND d.health_issues = '[]'
      AND d.licensed = 'true'
      AND d.real_time_protection_enabled LIKE 'true%'
      AND d.real_time_protection_available = 'true'
      AND d.passive_mode_enabled LIKE 'false%'
      AND COALESCE(d.engine_load_status, 'Engine load succeeded') = 'Engine load succeeded'
      AND COALESCE(d.network_events_subsystem, 'network_filter_extension') = 'network_filter_extension'
      AND COALESCE(d.full_disk_access_enabled, 'true') = 'true'
      AND COALESCE(d.network_protection_status, '') NOT LIKE 'failed_to_start%'
      AND COALESCE(d.network_protection_status, '') NOT LIKE 'enablement_failed%'
      AND COALESCE(d.definitions_status, 'up_to_date') IN ('up_to_date', 'updating')
      AND (d.definitions_updated_minutes_ago IS NULL
        OR (d.definitions_updated_minutes_ago GLOB '[0-9]*'
          AND CAST(d.definitions_updated_minutes_ago AS INTEGER) BETWEEN 0 AND 10080))
      AND COALESCE(d.automatic_definition_update_enabled, 'true') LIKE 'true%'
      AND REPLACE(REPLACE(COALESCE(d.tamper_protection, 'block'), '"', ''), ' [managed]', '') IN ('audit', 'block')
      AND COALESCE(d.cloud_enabled, 'true') LIKE 'true%'
      AND COALESCE(d.troubleshooting_mode, 'false') = 'false'
      AND COALESCE(d.conflicting_applications, '[]') = '[]'
      THEN 'protected'
    ELSE 'attention'
  END AS level,
  d.real_time_protection_subsystem AS engine,
  d.release_ring,
  d.app_version,
  d.definitions_version,
  d.definitions_updated_minutes_ago,
  d.product_expiration,
  d.health_issues,
  (SELECT GROUP_CONCAT(e.state, ', ') FROM system_extensions e
    WHERE e.team = 'UBF8T346G9' AND e.identifier = 'com.microsoft.wdav.epsext') AS endpoint_security_extension,
  (SELECT GROUP_CONCAT(e.state, ', ') FROM system_extensions e
    WHERE e.team = 'UBF8T346G9' AND e.identifier = 'com.microsoft.wdav.netext') AS network_extension,
  d.error
FROM mdatp_status d;
`,
};
