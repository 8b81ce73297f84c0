import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseHealth } from "../../../../src/defender/health/parse-health";
import { assess } from "../../../../src/assess/assess";
import { INTUNE } from "../../../../src/reporting/fleet/scripts";

const NOW = new Date(2026, 8, 28, 9, 30, 0);

const HEALTHY: Readonly<Record<string, string>> = {
  healthy: "true",
  health_issues: "[]",
  licensed: "true",
  engine_load_status: '"Engine load succeeded"',
  app_version: '"101.26082.0011"',
  product_expiration: "Feb 25, 2027 at 09:30:00 AM",
  cloud_enabled: "true [managed]",
  passive_mode_enabled: "false [managed]",
  real_time_protection_enabled: "true [managed]",
  real_time_protection_available: "true",
  real_time_protection_subsystem: '"endpoint_security_extension"',
  network_events_subsystem: '"network_filter_extension"',
  tamper_protection: '"block" [managed]',
  automatic_definition_update_enabled: "true",
  definitions_updated: "Sep 28, 2026 at 07:55:00 AM",
  definitions_updated_minutes_ago: "95",
  definitions_status: '"up_to_date"',
  conflicting_applications: "[]",
  network_protection_status: '"stopped"',
  full_disk_access_enabled: "true",
  troubleshooting_mode: "false",
};

/** What is different from a healthy Mac: another value, or none where the field is missing. */
const CASES: [change: Record<string, string | undefined>, banner?: string][] = [
  [{}],
  [{ healthy: "false" }],
  [{ healthy: undefined }],
  [{ healthy: "unavailable" }],
  [{ health_issues: '["something new"]' }],
  [{ health_issues: '["missing license"]', licensed: "false", healthy: "false" }],
  [{ health_issues: '["missing license"]', licensed: undefined }],
  [{ health_issues: '["missing license"]' }],
  [{ licensed: "unavailable" }],
  [{ engine_load_status: '"Engine not loaded"' }],
  [{ engine_load_status: "unavailable" }],
  [{ passive_mode_enabled: "true" }],
  [{ passive_mode_enabled: "true [managed]", real_time_protection_enabled: "false" }],
  [{ passive_mode_enabled: undefined }],
  [{ passive_mode_enabled: "unavailable" }],
  [{ real_time_protection_enabled: "false[managed]" }],
  [{ real_time_protection_enabled: "unavailable" }],
  [{ real_time_protection_enabled: undefined }],
  [{ real_time_protection_available: "false" }],
  [{ real_time_protection_available: "unavailable" }],
  [{ real_time_protection_available: undefined }],
  [{ real_time_protection_subsystem: "unavailable" }],
  [{ real_time_protection_subsystem: '""' }],
  [{ real_time_protection_subsystem: '"kernel_extension"' }],
  [{ real_time_protection_subsystem: '"kernel_extension"', real_time_protection_enabled: "false" }],
  [{ real_time_protection_subsystem: '"some_new_extension"' }],
  [{ real_time_protection_subsystem: undefined }],
  [{ network_events_subsystem: "unavailable" }],
  [{ network_events_subsystem: undefined }],
  [{ network_events_subsystem: '"other"' }],
  [{ full_disk_access_enabled: "false" }],
  [{ full_disk_access_enabled: "unavailable" }],
  [{ full_disk_access_enabled: undefined }],
  [{ network_protection_status: '"failed_to_start"' }],
  [{ network_protection_status: '"enablement_failed_due_to_netext_not_running"' }],
  [{ product_expiration: "Sep 1, 2026 at 09:30:00 AM" }],
  [{ product_expiration: "Oct 12, 2026 at 09:29:00 AM" }],
  [{ product_expiration: "Oct 12, 2026 at 09:31:00 AM" }],
  [{ product_expiration: "Oct 10, 2026 at 12:00:00 PM" }],
  [{ product_expiration: "unavailable" }],
  [{ definitions_updated_minutes_ago: "10080" }],
  [{ definitions_updated_minutes_ago: "10081" }],
  [{ definitions_updated_minutes_ago: "99999" }],
  [{ definitions_updated: "Sep 21, 2026 at 09:29:00 AM" }],
  [{ definitions_updated: "Sep 21, 2026 at 09:31:00 AM" }],
  [{ definitions_updated: "Sep 28, 2026 at 07:55:00\u202fAM" }],
  [{ definitions_updated: "unavailable", definitions_updated_minutes_ago: "unavailable" }],
  [{ definitions_updated: undefined, definitions_updated_minutes_ago: undefined }],
  [{ definitions_status: '"updating"' }],
  [{ definitions_status: "unavailable" }],
  [{ definitions_status: '"could_be_older"' }],
  [{ automatic_definition_update_enabled: "false" }],
  [{ tamper_protection: '"audit"' }],
  [{ tamper_protection: '"disabled" [managed]' }],
  [{ tamper_protection: "unavailable" }],
  [{ tamper_protection: undefined }],
  [{ cloud_enabled: "false" }],
  [{ troubleshooting_mode: "true" }],
  [{ conflicting_applications: '["Other (other)"]' }],
  [{ conflicting_applications: "unavailable" }],
  [{}, "ATTENTION: This version of the product has expired."],
  [{}, "ATTENTION: No license found. Contact your administrator for help."],
  [{ licensed: "false" }, "ATTENTION: No license found. Contact your administrator for help."],
];

let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "judgement-"))));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the shell judgement agrees with the real one", () => {
  it.each(CASES.map(([change, banner]) => [JSON.stringify(change) + (banner ?? ""), change, banner] as const))(
    "on %s",
    (_, change, banner) => {
      const fields = Object.entries({ ...HEALTHY, ...change }).filter(([, value]) => value !== undefined);
      const text = fields.map(([name, value]) => `${name.padEnd(44)}: ${value}\n`).join("");
      const output = (banner ? `${banner}\n` : "") + text;
      expect(levelBySh(output)).toBe(levelByJudgement(output));
    },
  );
});

function levelByJudgement(output: string): string {
  const notAsked = { state: "not-asked" } as const;
  const now = NOW.getTime();
  const health = { state: "fresh", value: parseHealth(output), readAt: now } as const;
  const rest = {
    systemExtensions: notAsked,
    channel: notAsked,
    macOS: notAsked,
    enrollment: notAsked,
    threats: notAsked,
  };
  return assess({ takenAt: now, health, ...rest }, { expectedChannel: "any", definitionsMaxAgeDays: 7 }, now).level;
}

function levelBySh(output: string): string | undefined {
  const printed = join(folder, "printed");
  const mdatp = join(folder, "mdatp");
  writeFileSync(printed, output);
  writeFileSync(mdatp, `#!/bin/sh\nexec cat "${printed}"\n`);
  chmodSync(mdatp, 0o755);
  const script = INTUNE.text
    .replace('mdatp="/usr/local/bin/mdatp"', `mdatp="${mdatp}"`)
    .replace("$(date '+%Y %m %d %H %M %S')", "2026 9 28 9 30 0");
  return /^(\w+) /.exec(execFileSync("/bin/sh", { input: script, encoding: "utf8" }))?.[1];
}
