import { join } from "node:path";
import { readHealth } from "../../../src/defender/health/read-health";
import { readThreats } from "../../../src/defender/threats/read-threats";
import { asFailure } from "../../../src/process/failure-error";
import { programs } from "../../../src/process/programs";
import { run } from "../../../src/process/run";
import { createMac, type PresetName, type SimulatedMac } from "../../simulator/mac";
import type { HealthDialect } from "../../../src/model/health";

let mac: SimulatedMac | undefined;
afterEach(() => mac?.destroy());

/** The path of mdatp on a new simulated Mac. */
function mdatpOn(preset: PresetName): string {
  mac = createMac(preset);
  return join(mac.root, programs.mdatp);
}

it.each<[PresetName, HealthDialect, string | null]>([
  ["healthy", "json", "endpoint_security_extension"],
  ["unlicensed", "json", null],
  ["pilot-ready", "json", "endpoint_security_extension"],
  ["pilot-fallen-back", "json", "kernel_extension"],
  ["pilot-old-syntax", "legacy", "kernel_extension"],
])("reads the health of %s, and the next time with one child", async (preset, dialect, engine) => {
  const mdatpPath = mdatpOn(preset);
  const health = await readHealth({ mdatpPath, run });
  expect(health.dialect).toBe(dialect);
  expect(health.fields.real_time_protection_subsystem?.value ?? null).toBe(engine);
  const before = mac?.log().length ?? 0;
  const again = await readHealth({ mdatpPath, run }, { dialect });
  expect(Object.keys(again.fields)).toEqual(Object.keys(health.fields));
  expect(mac?.log()).toHaveLength(before + 1);
});

it("keeps the banner of a product without a license", async () => {
  expect((await readHealth({ mdatpPath: mdatpOn("unlicensed"), run })).banners).toEqual([
    expect.stringMatching(/^ATTENTION/),
  ]);
});

it.each<[PresetName, string]>([
  ["daemon-down", "DaemonUnreachable"],
  ["hanging", "TimedOut"],
  ["garbage", "Unreadable"],
  ["flooding", "Unreadable"],
  ["crashing", "Failed"],
  ["not-executable", "NotExecutable"],
  ["not-installed", "NotInstalled"],
])("fails on %s as %s", async (preset, code) => {
  const mdatpPath = mdatpOn(preset);
  expect(await readHealth({ mdatpPath, run }).catch(asFailure)).toMatchObject({ code });
});

it.each<[PresetName, number]>([
  ["healthy", 0],
  ["threats", 4],
  ["ten-thousand-threats", 10_000],
])("reads the threats of %s", async (preset, count) => {
  const list = await readThreats({ mdatpPath: mdatpOn(preset), run });
  expect(list.threats).toHaveLength(count);
  expect(list.truncated).toBe(false);
});
