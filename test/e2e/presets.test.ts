import { distFolder, RaycastHost, type HostNode } from "../simulator/raycast";
import { outline } from "../simulator/raycast/outline";
import { createMac, presets, type PresetName, type SimulatedMac } from "../simulator/mac";
import { stateOf } from "../outline/state-of";
import type { Level } from "../../src/model/level";
import { faultsOf } from "./menu-limits";
import { LONG } from "../length";

const ES = "endpoint_security_extension";
const KERNEL = "kernel_extension";

interface Expected {
  level: Level;
  engine: string | null;
  /** The findings that make the Mac what it is; others may stand beside them. */
  findings?: string[];
}

/** What must be said of each Mac: the design's table, by preset. */
const EXPECTED: Record<PresetName, Expected> = {
  healthy: { level: "protected", engine: ES },
  "pilot-fallen-back": {
    level: "fallback",
    engine: KERNEL,
    findings: ["kernel-fallback"],
  },
  "pilot-ready": { level: "protected", engine: ES },
  "pilot-wrong-channel": { level: "fallback", engine: KERNEL, findings: ["kernel-fallback"] },
  "pilot-old-syntax": { level: "fallback", engine: KERNEL, findings: ["kernel-fallback"] },
  "not-approved": { level: "unprotected", engine: null, findings: ["endpoint-security-waiting"] },
  "network-filter-waiting": { level: "attention", engine: ES, findings: ["network-waiting"] },
  "no-full-disk-access": { level: "attention", engine: ES, findings: ["full-disk-access-missing"] },
  unlicensed: { level: "unprotected", engine: null, findings: ["not-licensed"] },
  expired: { level: "attention", engine: ES, findings: ["product-expired"] },
  "shim-only": { level: "unknown", engine: null, findings: ["office-shim-only"] },
  "not-installed": { level: "unknown", engine: null, findings: ["defender-not-installed"] },
  "not-executable": { level: "unknown", engine: null, findings: ["mdatp-not-executable"] },
  "daemon-down": { level: "unknown", engine: null, findings: ["daemon-unreachable"] },
  hanging: { level: "unknown", engine: null, findings: ["defender-timed-out"] },
  garbage: { level: "unknown", engine: null, findings: ["health-unreadable"] },
  flooding: { level: "unknown", engine: null, findings: ["health-unreadable"] },
  crashing: { level: "unknown", engine: null, findings: ["health-failed"] },
  "rtp-off": { level: "unprotected", engine: ES, findings: ["real-time-protection-off"] },
  "rtp-off-managed": { level: "unprotected", engine: ES, findings: ["real-time-protection-off"] },
  passive: { level: "attention", engine: ES, findings: ["passive-mode"] },
  "tamper-block": { level: "attention", engine: ES, findings: ["network-filter-not-running"] },
  "tamper-off": { level: "attention", engine: ES, findings: ["tamper-protection-off"] },
  "managed-channel": { level: "protected", engine: ES },
  "per-app-channel": { level: "protected", engine: ES },
  "old-definitions": { level: "attention", engine: ES, findings: ["definitions-old"] },
  threats: { level: "attention", engine: ES, findings: ["active-threats"] },
  "ten-thousand-threats": { level: "protected", engine: ES },
  upgrading: { level: "protected", engine: ES },
  managed: { level: "protected", engine: ES },
  "big-sur-old-product": { level: "unprotected", engine: null, findings: ["product-predates-macos"] },
  "conflicting-applications": { level: "attention", engine: ES, findings: ["conflicting-applications"] },
  troubleshooting: { level: "attention", engine: ES, findings: ["troubleshooting-mode-on"] },
  slow: { level: "protected", engine: ES },
  "statistics-withheld": { level: "protected", engine: ES },
  "tls-inspected": { level: "protected", engine: ES },
  "cloud-off": { level: "attention", engine: ES, findings: ["cloud-protection-off"] },
};

/** The Macs that are asked in other ways at the first poll: too old for JSON, or unreadable. Later polls know better. */
const LEARNS: PresetName[] = ["pilot-old-syntax", "big-sur-old-product", "garbage"];

/** Of each kind of Mac one; `npm run test:all` tries every preset. */
const SHORT: PresetName[] = [
  "healthy",
  "pilot-fallen-back",
  "pilot-old-syntax",
  "not-approved",
  "no-full-disk-access",
  "not-installed",
  "hanging",
  "garbage",
  "passive",
  "threats",
];
const TRIED = (Object.entries(EXPECTED) as [PresetName, Expected][]).filter(([name]) => LONG || SHORT.includes(name));

let mac: SimulatedMac;
let host: RaycastHost;

function start(preset: PresetName): void {
  mac = createMac(preset);
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root } });
}

const poll = () => host.launch("menu-bar", { type: "background" }).ended;
const iconOf = (node: HostNode | null | undefined) => (node?.props.icon as { source?: string } | undefined)?.source;

afterEach(async () => {
  await host?.close();
  mac.destroy();
});

describe.each(TRIED)("%s", (preset, { level, engine, findings = [] }) => {
  test("the background poll is one child, reaped, and paints the level", async () => {
    start(preset);
    if (LEARNS.includes(preset)) await poll();
    const ended = await poll();
    expect(ended.reason).toBe("unloaded");
    expect(ended.children.length).toBeLessThanOrEqual(1);
    expect(ended.children.every(({ exitedAtMs }) => exitedAtMs !== undefined)).toBe(true);
    expect(ended.leftover).toEqual([]);
    expect(iconOf(host.menuBar("menu-bar").painted)).toBe(`state-${levelInBackground(preset, level)}.png`);
  });

  test("the open menu and the status view show the same state, with its findings", async () => {
    start(preset);
    const menu = host.click("menu-bar");
    await menu.waitFor("idle");
    const state = await stateOf(menu);
    expect(state).toMatchObject({ schema: 1, level, engine });
    expect(state.findings.map(({ id }) => id)).toEqual(expect.arrayContaining(findings));
    expect(menu.byTitle("Copy State as JSON")).toBeDefined();
    expect(iconOf(menu.tree())).toBe(preset === "threats" ? "state-malware.png" : `state-${level}.png`);
    expect(faultsOf(menu.tree()!, level === "protected")).toEqual([]);
    const menuText = outline(menu.tree());
    await menu.unload();

    const status = host.launch("status");
    await status.waitFor("idle");
    const text = outline(status.tree());
    for (const title of ["Check Threat List", "Copy State", "Refresh", "Preferences…"])
      expect(menuText).toContain(title);
    expect(text).toContain(level === "unknown" ? "Next step:" : (engine ?? "Findings"));
    const ended = await status.unload();
    expect(ended.error).toBeUndefined();
    expect(ended.leftover).toEqual([]);
  });
});

/** What only a person's look reads (the threat list, the extensions) cannot be known to the first poll. */
function levelInBackground(preset: PresetName, level: Level): Level {
  return preset === "threats" ? "protected" : level;
}

test("every preset is expected something of", () => {
  mac = createMac("healthy");
  expect(Object.keys(EXPECTED).sort()).toEqual(Object.keys(presets).sort());
});
