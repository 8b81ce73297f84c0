import {
  DAY,
  NEWEST_MACOS,
  OLDEST_MACOS,
  PILOT_NOW,
  TODAY_NOW,
  healthyMac,
  pilotMac,
  withDefender,
  withoutApproval,
  withoutDaemon,
  withoutProduct,
} from "./preset";
import type { State, ThreatState } from "./state";

export interface Preset {
  /** Title Case. */
  title: string;
  /** What is the matter with this Mac, one sentence. */
  note: string;
  /** The Mac at the simulated time `now`; without it, at a time that fits its product. */
  build: (now?: number) => State;
}

const today = (title: string, note: string, change: (state: State) => State = (state) => state): Preset => ({
  title,
  note,
  build: (now = TODAY_NOW) => change(healthyMac(now)),
});

const pilot = (title: string, note: string, change: (state: State) => State = (state) => state): Preset => ({
  title,
  note,
  build: (now = PILOT_NOW) => change(pilotMac(now)),
});

/** Fields that a typical policy sets. */
const POLICY = [
  "cloud_enabled",
  "cloud_automatic_sample_submission_consent",
  "passive_mode_enabled",
  "real_time_protection_enabled",
  "tamper_protection",
  "automatic_definition_update_enabled",
];

const table = {
  healthy: today("Healthy", "A Mac of today with every proof of protection."),
  "pilot-fallen-back": pilot(
    "Pilot, Fallen Back",
    "macOS 10.15 in the preview: nobody approved the extensions within the minute.",
    (state) => ({ ...withoutApproval(state), fellBack: true }),
  ),
  "pilot-ready": pilot("Pilot, Ready", "macOS 10.15 in the preview, on the system extensions with every proof."),
  "pilot-wrong-channel": pilot(
    "Pilot, Wrong Channel",
    "macOS 10.15 on the Production ring: the product does not ask for system extensions.",
    (state) => {
      const none = { state: "absent", version: state.defender.version } as const;
      return {
        ...withDefender(state, { releaseRing: "Production", fullDiskAccess: false, networkFilterAllowed: false }),
        extensions: { endpoint_security: { ...none }, network: { ...none } },
        preferences: { managed: {}, user: { "com.microsoft.autoupdate2": { HowToCheck: "Manual" } }, system: {} },
      };
    },
  ),
  "pilot-old-syntax": pilot(
    "Pilot, Old Syntax",
    "A product that only answers mdatp --health, in camelCase, on the kernel extension.",
    (state) => {
      const version = "101.03.73";
      const waiting = withDefender(withoutApproval(state), { version, json: "refuses" });
      const extension = { state: "waiting", version } as const;
      return {
        ...waiting,
        fellBack: true,
        extensions: { endpoint_security: { ...extension }, network: { ...extension } },
      };
    },
  ),
  "not-approved": today(
    "Not Approved",
    "Both system extensions wait for approval, so nothing protects this Mac.",
    (state) => ({ ...withoutApproval(state), macOS: NEWEST_MACOS }),
  ),
  "network-filter-waiting": today(
    "Network Filter Waiting",
    "The network extension waits for approval; the endpoint one runs.",
    (state) => ({
      ...withDefender(state, { networkFilterAllowed: false }),
      extensions: { ...state.extensions, network: { state: "waiting", version: state.defender.version } },
    }),
  ),
  "no-full-disk-access": today("No Full Disk Access", "Defender may not read every file.", (state) =>
    withDefender(state, { fullDiskAccess: false }),
  ),
  unlicensed: today("Unlicensed", "Not onboarded: a banner first, and nothing protects.", (state) =>
    withDefender(state, { licensed: false }),
  ),
  expired: today("Expired Build", "The product's build is past its six months.", (state) =>
    withDefender(state, {
      version: "101.26012.0017",
      expiresAt: state.at - 9 * DAY,
      updateAvailable: state.defender.version,
    }),
  ),
  "shim-only": today(
    "Office's Shim Only",
    "Office put a launcher where the app belongs; there is no product.",
    (state) => withoutProduct(state, "office-shim"),
  ),
  "not-installed": today("Not Installed", "Neither app nor mdatp.", (state) => withoutProduct(state, "none")),
  "not-executable": today("Not Executable", "mdatp is there, and cannot be started.", (state) =>
    withDefender(state, { executable: false }),
  ),
  "daemon-down": today("Daemon Down", "mdatp cannot reach the daemon, and it does not come back.", withoutDaemon),
  hanging: today("Hanging", "mdatp never answers.", (state) => withDefender(state, { behavior: "hang" })),
  garbage: today("Garbage", "mdatp prints what nobody can read, something else each minute.", (state) =>
    withDefender(state, { behavior: "garbage" }),
  ),
  flooding: today("Flooding", "mdatp prints without end.", (state) => withDefender(state, { behavior: "flood" })),
  crashing: today("Crashing", "mdatp dies of a signal.", (state) => withDefender(state, { behavior: "crash" })),
  "rtp-off": today("Real-Time Protection Off", "Switched off by hand.", (state) =>
    withDefender(state, { realTimeProtection: false }),
  ),
  "rtp-off-managed": today(
    "Real-Time Protection Off by Policy",
    "Switched off, and nobody here may change it.",
    (state) => ({
      ...withDefender(state, { realTimeProtection: false, managedFields: POLICY }),
      enrollment: { dep: true, mdm: "user-approved" },
    }),
  ),
  passive: today("Passive Mode", "Another product may be the one that protects.", (state) =>
    withDefender(state, { passive: true, conflictingApplications: ["Other Antivirus (otheravd)"] }),
  ),
  "tamper-block": today(
    "Tamper Protection Blocks",
    "The network provider does not run, and restarting the daemon is refused.",
    (state) => withDefender(state, { networkFilterAllowed: false }),
  ),
  "tamper-off": today("Tamper Protection Off", "The protection itself is not protected.", (state) =>
    withDefender(state, { tamper: "disabled" }),
  ),
  "managed-channel": today("Managed Channel", "Policy sets the update channel.", (state) => ({
    ...withDefender(state, { releaseRing: "External" }),
    enrollment: { dep: true, mdm: "user-approved" },
    preferences: { ...state.preferences, managed: { "com.microsoft.autoupdate2": { ChannelName: "Preview" } } },
  })),
  "per-app-channel": today(
    "Per-App Channel",
    "Defender's own entry beats the channel of everything else.",
    (state) => ({
      ...withDefender(state, { releaseRing: "External" }),
      preferences: {
        ...state.preferences,
        user: {
          "com.microsoft.autoupdate2": {
            ChannelName: "Current",
            Applications: {
              "/Applications/Microsoft Defender.app": {
                "Application ID": "WDAV00",
                "App Domain": "com.microsoft.wdav",
                LCID: 1033,
                ChannelName: "Preview",
              },
              "/Applications/Microsoft Word.app": { "Application ID": "MSWD2019", LCID: 1033 },
            },
          },
        },
      },
    }),
  ),
  "old-definitions": today("Old Definitions", "Three weeks old.", (state) =>
    withDefender(state, { definitions: { ...state.defender.definitions, updatedAt: state.at - 21 * DAY } }),
  ),
  threats: today("Threats", "Four in the list, one of them still active.", (state) => ({
    ...state,
    threats: fewThreats(state.at),
  })),
  "ten-thousand-threats": today("Ten Thousand Threats", "A list longer than any other.", (state) => ({
    ...state,
    threats: manyThreats(10_000, state.at),
  })),
  upgrading: today("Upgrading", "Old copies of both extensions wait for a restart; new ones run.", (state) => {
    const copy = { state: "enabled", version: state.defender.version, oldVersion: "101.26072.0015" } as const;
    return { ...state, macOS: OLDEST_MACOS, extensions: { endpoint_security: { ...copy }, network: { ...copy } } };
  }),
  managed: today("Managed", "Enrolled, approved and set by policy throughout.", (state) => ({
    ...withDefender(state, { managedFields: POLICY }),
    macOS: NEWEST_MACOS,
    enrollment: { dep: true, mdm: "user-approved" },
    preferences: { ...state.preferences, managed: { "com.microsoft.autoupdate2": { ChannelName: "Current" } } },
  })),
  "big-sur-old-product": pilot(
    "Big Sur, Old Product",
    "macOS 11 with a product that predates it: no kernel extension any more, no system extension yet.",
    (state) => {
      const version = "101.07.23";
      const extension = { state: "absent", version } as const;
      return {
        ...withDefender(withoutApproval(state), { version, json: "refuses", releaseRing: "Production" }),
        macOS: { version: "11.0.1", build: "20B29", kernel: "20.1.0", model: "MacBookAir9,1" },
        extensions: { endpoint_security: { ...extension }, network: { ...extension } },
        preferences: { managed: {}, user: {}, system: {} },
      };
    },
  ),
  "conflicting-applications": today("Conflicting Applications", "Another product is in the way.", (state) =>
    withDefender(state, { conflictingApplications: ["Other Antivirus (otheravd)", "Some Filter (filterd)"] }),
  ),
  troubleshooting: today(
    "Troubleshooting Mode",
    "The portal let a local administrator change locked settings.",
    (state) => withDefender(state, { troubleshooting: true }),
  ),
  slow: today("Slow Builds", "Every file that node opens is scanned: builds crawl.", (state) =>
    withDefender(state, {
      exclusions: ["/Users/pilot/src"],
      exclusionsTakeMs: 20_000,
      statistics: {
        on: true,
        programs: [
          ...state.defender.statistics.programs,
          { name: "node", path: "/usr/local/bin/node", live: true, scanMsAMinute: 9_500, filesAMinute: 2_600 },
          {
            name: "git",
            path: "/Users/pilot/.local/bin/git",
            live: false,
            scanMsAMinute: 800,
            filesAMinute: 310,
          },
        ],
      },
    }),
  ),
  "statistics-withheld": today(
    "Statistics Withheld",
    "Tamper protection keeps what scanning costs to itself.",
    (state) => withDefender(state, { statistics: { on: true, programs: [] } }),
  ),
  "tls-inspected": today(
    "TLS Inspected",
    "Somebody on the network opens encrypted connections, so Defender does not reach its cloud.",
    (state) => ({ ...state, network: "inspected" }),
  ),
  "cloud-off": today("Cloud Protection Off", "Nothing is asked in the cloud.", (state) =>
    withDefender(state, { cloud: false }),
  ),
} satisfies Record<string, Preset>;

export type PresetName = keyof typeof table;

/** The Macs worth having, by name, in the order in which a page lists them. */
export const presets: Readonly<Record<PresetName, Preset>> = table;

function fewThreats(now: number): ThreatState[] {
  return [
    threat(1, "Trojan:MacOS/Shlayer.A!MTB", "trojan", "quarantined", now - 40 * DAY),
    threat(2, "Virus:DOS/EICAR_Test_File", "virus", "removed", now - 12 * DAY),
    threat(3, "Behavior:MacOS/MacOSChangeFileTest", "behavior", "quarantined", now - 3 * DAY),
    // The word of an active threat is a guess: no capture shows one.
    threat(4, "Backdoor:Python/ReverseShell:cmd", "backdoor", "active", now - 2 * 3_600_000),
  ];
}

function manyThreats(count: number, now: number): ThreatState[] {
  const names = ["Trojan:MacOS/Shlayer", "PUA:MacOS/Bundlore", "Adware:MacOS/Pirrit", "Exploit:HTML/Meadgive"];
  return Array.from({ length: count }, (_, index) => {
    const name = `${names[index % names.length]}.${index.toString(36).toUpperCase()}`;
    const status = index % 7 === 0 ? "removed" : "quarantined";
    return threat(
      index + 1,
      name,
      name.split(":")[0]?.toLowerCase() ?? "virus",
      status,
      now - (count - index) * 60_000,
    );
  });
}

function threat(number: number, name: string, type: string, status: string, detectedAt: number): ThreatState {
  const id = `7e570000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
  return { id, name, type, status, detectedAt };
}
