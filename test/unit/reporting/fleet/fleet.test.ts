import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import initSqlJs from "sql.js";
import { parse } from "sh-syntax";
import { assess } from "../../../../src/assess/assess";
import { compareLevels, type Level, levelOfSeverity } from "../../../../src/model/level";
import { readHealth } from "../../../../src/defender/health/read-health";
import { asFailure } from "../../../../src/process/failure-error";
import { run as realRun } from "../../../../src/process/run";
import { FLEET_QUERIES } from "../../../../src/reporting/fleet";
import { DEFENDER_XDR } from "../../../../src/reporting/fleet/defender-xdr";
import { OSQUERY } from "../../../../src/reporting/fleet/osquery";
import { INTUNE, JAMF } from "../../../../src/reporting/fleet/scripts";
import { createMac, presets, type PresetName, type SimulatedMac } from "../../../simulator/mac";
import { all } from "../../../length";
import { diagnosticsOf } from "./kusto";
import type { Assessment } from "../../../../src/model/assessment";
import type { Snapshot } from "../../../../src/model/snapshot";

const run = promisify(execFile);
const NAMES = all<PresetName>(Object.keys(presets) as PresetName[], [
  "healthy",
  "pilot-fallen-back",
  "pilot-old-syntax",
  "not-approved",
  "not-installed",
  "garbage",
  "passive",
  "rtp-off-managed",
]);
/** Answers `mdatp --health` only, which the scripts and the osquery extension do not ask. */
const OLD_SYNTAX: PresetName = "pilot-old-syntax";

/** What health alone is judged to be, by the real judgement. */
async function judged(mac: SimulatedMac): Promise<Assessment> {
  const notAsked = { state: "not-asked" } as const;
  const now = mac.now();
  const health: Snapshot["health"] = await readHealth({
    mdatpPath: join(mac.root, "usr/local/bin/mdatp"),
    run: realRun,
  }).then(
    (value) => ({ state: "fresh", value, readAt: now }) as const,
    (error) => ({ state: "failed", failure: asFailure(error), readAt: now }) as const,
  );
  const rest = {
    systemExtensions: notAsked,
    channel: notAsked,
    macOS: notAsked,
    enrollment: notAsked,
    threats: notAsked,
  };
  return assess({ takenAt: now, health, ...rest }, { expectedChannel: "any", definitionsMaxAgeDays: 7 }, now);
}

/** How long is waited for an mdatp, in seconds: not for long where it hangs, and for as long as a busy machine takes else. */
function patience(mac: SimulatedMac): number {
  const { behavior } = mac.state().defender;
  return behavior === "normal" ? 120 : 2;
}

/** A script for a simulated Mac: its mdatp, its clock, and its patience. */
function scriptFor(mac: SimulatedMac, text: string): string {
  const clock = new Date(mac.now());
  const local = [
    clock.getFullYear(),
    clock.getMonth() + 1,
    clock.getDate(),
    clock.getHours(),
    clock.getMinutes(),
    clock.getSeconds(),
  ];
  const changed = text
    .replace('mdatp="/usr/local/bin/mdatp"', `mdatp="${join(mac.root, "usr/local/bin/mdatp")}"`)
    .replace("$(date '+%Y %m %d %H %M %S')", local.join(" "))
    .replace("limit_seconds=10", `limit_seconds=${patience(mac)}`);
  expect(changed).not.toContain('"/usr/local/bin/mdatp"');
  expect(changed).not.toContain("$(date");
  const file = join(mac.root, "script.sh");
  writeFileSync(file, changed);
  return file;
}

describe.each(FLEET_QUERIES)("$title", (query) => {
  it("says where its names come from and what it cannot see", () => {
    expect(query.text).toContain(query.source);
    for (const spot of query.blindSpots) expect(query.text).toContain(spot);
    expect(query.blindSpots.length).toBeGreaterThan(0);
  });
});

describe.each([JAMF, INTUNE])("$title", ({ text, id }) => {
  it("is POSIX shell to a real parser, and to the shells themselves", async () => {
    await expect(parse(text, { variant: 2 })).resolves.toBeTruthy();
    await expect(parse(`${text}\nif`, { variant: 2 })).rejects.toBeTruthy();
    const folder = mkdtempSync(join(tmpdir(), "script-"));
    const file = join(folder, "script.sh");
    writeFileSync(file, text);
    await run("/bin/sh", ["-n", file]);
    await run("/bin/bash", ["--posix", "-n", file]);
    rmSync(folder, { recursive: true });
  });

  it("changes nothing and asks nothing but health", () => {
    expect(text).not.toMatch(/\b(sudo|curl|defaults|config|definitions update)\b(?!_)/);
    expect(text.match(/\$mdatp" \w+/g)).toEqual(['$mdatp" health']);
  });

  it("prints one line, in the form its service reads", async () => {
    const mac = createMac("healthy", { rate: 0 });
    const { stdout, stderr } = await run("/bin/sh", [scriptFor(mac, text)]);
    const line = "protected (endpoint_security_extension)";
    expect(stdout).toBe(id === "jamf" ? `<result>${line}</result>\n` : `${line}\n`);
    expect(stderr).toBe("");
    mac.destroy();
  });
});

describe("the shell judgement", () => {
  it.each(NAMES)("agrees with the real one on the Mac %s", async (name) => {
    const mac = createMac(name, { rate: 0 });
    try {
      const { level, engine } = await judged(mac);
      const { stdout } = await run("/bin/sh", [scriptFor(mac, INTUNE.text)]);
      const [, said, words] = /^(\w+) \((.+)\)\n$/.exec(stdout) ?? [];
      expect(said).toBe(name === OLD_SYNTAX ? "unknown" : level);
      if (engine !== null && name !== OLD_SYNTAX) expect(words).toBe(engine);
    } finally {
      mac.destroy();
    }
  });

  it.each(["/bin/sh", "/bin/bash"])("leaves no temporary file and no child behind in %s", async (shell) => {
    const mac = createMac("hanging", { rate: 0 });
    const file = scriptFor(mac, INTUNE.text.replaceAll("/tmp/defender-level", join(mac.root, "defender-level")));
    const { stdout } = await run(shell, [file]);
    expect(stdout).toBe("unknown (no answer)\n");
    await expect(run("/bin/sh", ["-c", `ls ${mac.root} | grep defender-level`])).rejects.toBeTruthy();
    mac.destroy();
  });
});

describe("the osquery SQL", () => {
  /** Findings that the table does not show. */
  const BLIND = ["product-expired", "product-expiring", "defender-banner"];

  it("is run by the real SQLite, on the columns that the tables have", async () => {
    await expect(levelBySql({})).resolves.toBe("unknown");
  });

  it.each(NAMES)("agrees with the real judgement on the Mac %s", async (name) => {
    const mac = createMac(name, { rate: 0 });
    try {
      const assessment = await judged(mac);
      const row = await rowOf(mac);
      const seen = assessment.findings.filter(({ id }) => !BLIND.includes(id));
      const levels = seen.flatMap(({ severity }) => levelOfSeverity(severity) ?? []);
      const level = levels.sort(compareLevels)[0] ?? "protected";
      expect(await levelBySql(row)).toBe(name === OLD_SYNTAX ? "unknown" : level);
    } finally {
      mac.destroy();
    }
  });
});

const PROTECTED_ROW = {
  healthy: "true",
  health_issues: "[]",
  licensed: "true",
  real_time_protection_subsystem: "endpoint_security_extension",
  real_time_protection_enabled: "true",
  real_time_protection_available: "true",
  passive_mode_enabled: "false",
};

describe("the age of the definitions in the osquery SQL", () => {
  it.each([
    ["88", "protected"],
    ["10080", "protected"],
    ["10081", "attention"],
    ["unavailable", "attention"],
    ["", "attention"],
    ["-3", "attention"],
  ])("%s minutes is %s", async (definitions_updated_minutes_ago, level) => {
    expect(await levelBySql({ ...PROTECTED_ROW, definitions_updated_minutes_ago })).toBe(level);
  });

  it("is not missed where the product has no such field", async () => {
    expect(await levelBySql(PROTECTED_ROW)).toBe("protected");
  });
});

describe("the KQL", () => {
  it("puts the Macs that need somebody first, those that were never onboarded among them", () => {
    const ranks = [...DEFENDER_XDR.text.matchAll(/Rank == (\d), "([^"]+)"/g)].map(([, , words]) => words);
    expect(ranks).toEqual(["not onboarded", "real-time protection off", "settings missing", "not assessed"]);
    expect(DEFENDER_XDR.text).not.toMatch(/where OnboardingStatus/);
    expect(DEFENDER_XDR.text).toMatch(/order by Rank asc/);
  });

  it("has no error to the parser and binder of the language's own makers, on the documented columns", () => {
    expect(diagnosticsOf(DEFENDER_XDR.text)).toEqual([]);
  });

  it.each([
    ["a table that is not documented", "= DeviceInfo", "= DeviceInformation"],
    ["a column that is not documented", "ConfigurationName", "ConfigurationTitle"],
    ["a broken operator", "| order by", "| orderly"],
  ])("would have one with %s", (_, from, to) => {
    expect(diagnosticsOf(DEFENDER_XDR.text.replace(from, to))).not.toEqual([]);
  });
});

const COLUMNS = [
  "healthy health_issues licensed engine_version engine_load_status app_version org_id log_level machine_guid",
  "release_ring product_expiration cloud_enabled cloud_automatic_sample_submission_consent cloud_diagnostic_enabled",
  "cloud_pin_certificate_thumbs passive_mode_enabled behavior_monitoring real_time_protection_enabled",
  "real_time_protection_available real_time_protection_subsystem network_events_subsystem",
  "device_control_enforcement_level tamper_protection automatic_definition_update_enabled definitions_updated",
  "definitions_updated_minutes_ago definitions_version definitions_status edr_early_preview_enabled edr_device_tags",
  "edr_group_ids edr_configuration_version edr_machine_id conflicting_applications network_protection_status",
  "network_protection_enforcement_level data_loss_prevention_status full_disk_access_enabled troubleshooting_mode",
  "ecs_configuration_ids error",
].flatMap((line) => line.split(" "));

/** A row of mdatp_status as the extension makes it of `mdatp health`: quotes around a whole value are gone. */
async function rowOf(mac: SimulatedMac): Promise<Record<string, string>> {
  const mdatp = join(mac.root, "usr/local/bin/mdatp");
  const limits = { timeout: patience(mac) * 1_000, killSignal: "SIGKILL", maxBuffer: 200_000 } as const;
  const { stdout, error } = await run(mdatp, ["health"], limits).then(
    ({ stdout }) => ({ stdout, error: "" }),
    (thrown: { stdout?: string }) => ({ stdout: thrown.stdout ?? "", error: "exit status 1" }),
  );
  const fields = stdout
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("ATTENTION:"))
    .flatMap((line) => {
      const [, name = "", value = ""] = /^([^:]+?)\s*:\s*(.*)$/.exec(line) ?? [];
      return COLUMNS.includes(name) ? [[name, value.replace(/^"(.*)"$/, "$1")]] : [];
    });
  return { ...Object.fromEntries(fields), ...(error && { error }) };
}

async function levelBySql(row: Record<string, string>): Promise<Level> {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(`CREATE TABLE mdatp_status (${COLUMNS.map((name) => `${name} TEXT`).join(", ")})`);
  database.run(
    "CREATE TABLE system_extensions (path TEXT, UUID TEXT, state TEXT, identifier TEXT, version TEXT, category TEXT, bundle_path TEXT, team TEXT, mdm_managed INTEGER)",
  );
  database.run(
    `INSERT INTO mdatp_status VALUES (${COLUMNS.map(() => "?").join(", ")})`,
    COLUMNS.map((name) => row[name] ?? null),
  );
  const [result] = database.exec(OSQUERY.text);
  database.close();
  expect(result?.columns).toEqual(expect.arrayContaining(["level", "engine", "release_ring", "network_extension"]));
  return result?.values[0]?.[0] as Level;
}
