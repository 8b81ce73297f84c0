import type { Failure } from "../../../src/model/failure";
import type { Part, Snapshot } from "../../../src/model/snapshot";
import type { ThreatList } from "../../../src/model/threat";

/** 2026-05-01T12:00:00Z. */
export const NOW = Date.UTC(2026, 4, 1, 12);

export const FAILURE: Failure = { code: "TimedOut", message: "No answer.", seen: "4 s", nextStep: "Refresh." };

export const fresh = <T>(value: T, readAt = NOW): Part<T> => ({ state: "fresh", value, readAt });

/** A list of so many threats that were dealt with, newest first. */
export function threats(count: number): ThreatList {
  return {
    threats: Array.from({ length: count }, (_, index) => ({
      name: `Virus:${index}`,
      status: "removed",
      detectedAt: NOW - index,
    })),
    banners: [],
    truncated: false,
  };
}

/** A snapshot with every part read at NOW. */
export function snapshot(changes: Partial<Snapshot> = {}): Snapshot {
  const extension = { words: "activated enabled", version: "101.9", state: "enabled", upgrading: false } as const;
  return {
    takenAt: NOW,
    health: fresh({
      fields: {
        healthy: { value: true, managed: false },
        health_issues: { value: ["one"], managed: false },
        definitions_updated: { value: NOW, managed: false },
        org_id: { value: null, managed: false },
        release_ring: { value: "Production", managed: true },
      },
      banners: ["ATTENTION: something"],
      dialect: "json",
    }),
    systemExtensions: fresh({
      endpoint_security: { kind: "endpoint_security", bundleId: "com.microsoft.wdav.epsext", ...extension },
      network: { kind: "network", bundleId: "com.microsoft.wdav.netext", ...extension },
      rows: [{ category: "c", teamId: "UBF8T346G9", bundleId: "com.microsoft.wdav.epsext", name: "n", state: "s" }],
    }),
    channel: fresh({ channel: "Beta", source: "user", written: "Beta", managed: false }),
    macOS: fresh({ version: "15.2", source: "sw_vers" }),
    enrollment: fresh({ mdm: "user-approved", dep: true }),
    threats: fresh(threats(2)),
    ...changes,
  };
}
