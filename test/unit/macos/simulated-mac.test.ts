import { existsSync } from "node:fs";
import { join } from "node:path";
import { runAsAdministrator } from "../../../src/macos/administrator";
import { openSettings } from "../../../src/macos/open-settings";
import { readChannel } from "../../../src/macos/read-channel";
import { readEnrollment } from "../../../src/macos/read-enrollment";
import { readMacOSVersion } from "../../../src/macos/read-macos-version";
import { readSystemExtensions } from "../../../src/macos/read-system-extensions";
import { restartMac } from "../../../src/macos/restart-mac";
import { writeChannel } from "../../../src/macos/write-channel";
import { realClock } from "../../../src/process/mac";
import { run, type Run } from "../../../src/process/run";
import { createMac, type PresetName, type SimulatedMac } from "../../simulator/mac";

let mac: SimulatedMac | undefined;
afterEach(() => mac?.destroy());

/** A simulated Mac, with the runner and the look at files led into its folder. */
function on(preset: PresetName) {
  const made = createMac(preset);
  mac = made;
  const inside: Run = (request) => run({ ...request, program: join(made.root, request.program), timeoutMs: 20_000 });
  return { mac: made, run: inside, exists: async (path: string) => existsSync(join(made.root, path)) };
}

it("reads a healthy Mac", async () => {
  const { run, exists } = on("healthy");
  await expect(readSystemExtensions({ run })).resolves.toMatchObject({
    endpoint_security: { state: "enabled" },
    network: { state: "enabled" },
  });
  await expect(readMacOSVersion({ run })).resolves.toMatchObject({ source: "sw_vers" });
  await expect(readEnrollment({ run })).resolves.toMatchObject({ mdm: expect.any(String) });
  await expect(readChannel({ run, exists })).resolves.toMatchObject({ managed: false });
});

it("switches a channel, and says so where it does not stick or policy forbids it", async () => {
  const { mac, run, exists } = on("healthy");
  await expect(writeChannel({ run, exists }, "Beta")).resolves.toMatchObject({ channel: "Beta", source: "user" });
  mac.act({ id: "set-app-channel", channel: "Current" });
  await expect(writeChannel({ run, exists }, "Preview")).resolves.toMatchObject({
    channel: "Preview",
    source: "per-app",
  });
  mac.act({ id: "set-writes-stick", on: false });
  await expect(writeChannel({ run, exists }, "Beta")).rejects.toMatchObject({ failure: { code: "Failed" } });
  mac.act({ id: "set-channel", layer: "managed", channel: "Current" });
  await expect(readChannel({ run, exists })).resolves.toMatchObject({ channel: "Current", managed: true });
  await expect(writeChannel({ run, exists }, "Beta")).rejects.toMatchObject({ failure: { code: "NoPermission" } });
});

it("quits Settings before it asks for a pane", async () => {
  const { mac, run } = on("healthy");
  mac.act({ id: "open-settings" });
  const result = await openSettings(
    { run, clock: realClock },
    { target: "approve-network", version: mac.state().macOS.version },
  );
  expect(result).toMatchObject({ kind: "asked", wasOpen: true, stillOpen: false });
  expect(mac.state().settings).toMatchObject({ open: true, pane: expect.stringContaining("network_extension") });
});

it("restarts the daemon as administrator, and names every way the prompt can end", async () => {
  const { mac, run } = on("healthy");
  const restart = () => runAsAdministrator({ run }, "restart-daemon");
  mac.act({ id: "set-tamper", level: "audit" });
  const before = mac.state().daemon.pid;
  for (const [ending, kind] of [
    ["cancelled", "cancelled"],
    ["wrong-password", "wrong-password"],
    ["not-admin", "not-allowed"],
    ["automation-refused", "automation-refused"],
    ["command-fails", "command-failed"],
  ] as const) {
    mac.act({ id: "set-prompt", ending });
    await expect(restart()).resolves.toMatchObject({ kind });
  }
  expect(mac.state().daemon).toMatchObject({ running: true, pid: before });
  await expect(restart()).resolves.toMatchObject({ kind: "ran" });
  expect(mac.state().daemon.running && mac.state().daemon.pid === before).toBe(false);
});

it("asks for macOS's own restart dialog", async () => {
  const { mac, run } = on("healthy");
  await expect(restartMac({ run })).resolves.toMatchObject({ kind: "ran" });
  expect(mac.state().restartDialog).toBeDefined();
});
