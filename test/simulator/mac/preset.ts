import { DAEMON_AWAY_MS } from "./advance";
import type { ExtensionState, ScannedProgram, State } from "./state";

export const DAY = 86_400_000;
/** When the Macs of the preview were looked at, and when those of today are: a morning, in local time. */
export const PILOT_NOW = new Date(2020, 10, 3, 9, 30).getTime();
export const TODAY_NOW = new Date(2026, 8, 28, 9, 30).getTime();

const enabled = (version: string): ExtensionState => ({ state: "enabled", version });

/** What works on a Mac where nobody does much. */
export const QUIET_PROGRAMS: readonly ScannedProgram[] = [
  { name: "mds", path: "/System/Library/CoreServices/mds", live: true, scanMsAMinute: 90, filesAMinute: 12 },
  {
    name: "Safari",
    path: "/Applications/Safari.app/Contents/MacOS/Safari",
    live: true,
    scanMsAMinute: 45,
    filesAMinute: 6,
  },
  { name: "launchd", path: "/sbin/launchd", live: true, scanMsAMinute: 10, filesAMinute: 2 },
  { live: false, scanMsAMinute: 0, filesAMinute: 0 },
];

/** A Mac of today on which everything is right. Every other preset is this one with something changed. */
export function healthyMac(now: number): State {
  const version = "101.26082.0011";
  return {
    schema: 1,
    preset: "healthy",
    clock: { realStart: 0, simStart: now, rate: 1 },
    at: now,
    macOS: { version: "26.6.2", build: "25G91", kernel: "25.6.0", model: "Mac16,1" },
    bootedAt: now - 2 * DAY,
    defender: {
      installed: "product",
      executable: true,
      behavior: "normal",
      version,
      json: "json",
      licensed: true,
      expiresAt: now + 150 * DAY,
      realTimeProtection: true,
      passive: false,
      tamper: "block",
      cloud: true,
      troubleshooting: false,
      conflictingApplications: [],
      fullDiskAccess: true,
      networkFilterAllowed: true,
      exclusions: [],
      exclusionsTakeMs: 300,
      managedFields: [],
      extraIssues: [],
      definitions: { version: "1.447.212.0", updatedAt: now - 95 * 60_000, canUpdate: true },
      releaseRing: "Production",
      ids: {
        org: "c0ffee00-5eed-4a11-8ace-00000000f1ee",
        machine: "decade00-0dd5-4bad-9eed-0000000ac1d5",
        edr: "f00dfacef00dfacef00dfacef00dfacef00dface",
      },
      lacks: [],
      // A guess: that a product of today counts without being told to.
      statistics: { on: true, programs: [...QUIET_PROGRAMS] },
      profiles: {
        available: ["docker", "git", "jetbrains", "node", "rust", "vscode", "xcode"],
        applied: [],
        mergePolicy: "merge",
      },
    },
    daemon: { running: true, hung: false, startedAt: now - 2 * DAY + 8_000, comesBack: true, pid: 512 },
    extensions: { endpoint_security: enabled(version), network: enabled(version) },
    fellBack: false,
    settings: { open: false, panesMissing: false },
    opened: [],
    notifications: [],
    preferences: {
      managed: {},
      user: { "com.microsoft.autoupdate2": { ChannelName: "Current", HowToCheck: "AutomaticDownload" } },
      system: {},
    },
    writesStick: true,
    enrollment: { dep: false, mdm: "no" },
    person: { admin: true },
    prompt: { next: "correct", takesMs: 500 },
    network: "up",
    threats: [],
    scans: [
      {
        kind: "quick",
        startedAt: now - DAY,
        endsAt: now - DAY + 108_000,
        state: "finished",
        files: 5566,
        found: [],
      },
    ],
    finderSelection: [],
    eicar: [],
  };
}

/** A Mac of the preview: macOS 10.15 and the product of that time, approved or not. */
export function pilotMac(now: number): State {
  const state = healthyMac(now);
  // A real 101.10.76 knew both syntaxes. What it made of `--output` is a guess.
  const version = "101.10.76";
  return {
    ...state,
    macOS: { version: "10.15.7", build: "19H2", kernel: "19.6.0", model: "MacBookPro15,1" },
    defender: {
      ...state.defender,
      version,
      json: "answers-in-text",
      releaseRing: "InsiderFast",
      tamper: "disabled",
      definitions: { version: "1.327.411.0", updatedAt: now - 3 * 3_600_000, canUpdate: true },
      lacks: ["diagnostic real-time-protection-statistics", "performance-profiles"],
    },
    extensions: { endpoint_security: enabled(version), network: enabled(version) },
    preferences: { managed: {}, user: { "com.microsoft.autoupdate2": { ChannelName: "InsiderFast" } }, system: {} },
  };
}

/** Nobody approved anything yet. */
export function withoutApproval(state: State): State {
  const waiting: ExtensionState = { state: "waiting", version: state.defender.version };
  return {
    ...state,
    defender: { ...state.defender, fullDiskAccess: false, networkFilterAllowed: false },
    extensions: { endpoint_security: { ...waiting }, network: { ...waiting } },
  };
}

/** macOS 27 and 15, the newest and the oldest that today's product runs on; the healthy Mac has the one between. */
export const NEWEST_MACOS: State["macOS"] = { version: "27.0", build: "26A428", kernel: "27.0.0", model: "Mac17,2" };
export const OLDEST_MACOS: State["macOS"] = { version: "15.6.1", build: "24G90", kernel: "24.6.0", model: "Mac14,7" };

/** No product: nothing runs, nothing is listed. */
export function withoutProduct(state: State, installed: "office-shim" | "none"): State {
  const absent: ExtensionState = { state: "absent", version: state.defender.version };
  return {
    ...state,
    defender: { ...state.defender, installed, licensed: false },
    daemon: { ...state.daemon, running: false, comesBack: false },
    extensions: { endpoint_security: { ...absent }, network: { ...absent } },
  };
}

/** The state with some of Defender's own fields changed. */
export function withDefender(state: State, changes: Partial<State["defender"]>): State {
  return { ...state, defender: { ...state.defender, ...changes } };
}

/** The daemon is away and stays away. */
export function withoutDaemon(state: State): State {
  return {
    ...state,
    daemon: { ...state.daemon, running: false, comesBack: false, startedAt: state.at - DAEMON_AWAY_MS },
  };
}
