import { current, type Snapshot } from "../model/snapshot";
import { leavingHealth } from "../privacy/health-fields";
import type { Redactor } from "../privacy/redactor";
import type { Assessment, Finding } from "../model/assessment";
import type { ChannelReading } from "../model/channel";
import type { HealthValue } from "../model/health";
import type { Level } from "../model/level";
import type { SystemExtension } from "../model/system-extensions";

/** The state of a Mac as it may leave it: no ids, no names, no paths. Stable: a field is only ever added. */
export interface StateJson {
  schema: 1;
  /** When health was read, ISO 8601 in UTC; null where it never was. */
  takenAt: string | null;
  level: Level;
  /** Defender's own word, or null where it names none. */
  engine: string | null;
  /** True where Defender says that there is no engine; false also where nobody said anything of it. */
  noEngine: boolean;
  findings: Pick<Finding, "id" | "severity">[];
  /** By Defender's own field names. Empty where Defender could not be read. */
  health: Record<string, HealthValue>;
  /** The names of the fields that were read and whose values stay on the Mac. */
  withheld: string[];
  /** The health fields that policy sets. */
  managed: string[];
  systemExtensions: Pick<SystemExtension, "kind" | "bundleId" | "state" | "version">[];
  channel: ChannelReading | null;
  macOS: string | null;
}

/**
 * The object behind `Copy State as JSON`, and what a report holds of the state. Of Defender's health goes what the one
 * rule of src/privacy lets go; words of others pass the redactor.
 */
export function stateJson(snapshot: Snapshot, assessment: Assessment, redact: Pick<Redactor, "foreign">): StateJson {
  const health = current(snapshot.health);
  const extensions = current(snapshot.systemExtensions);
  const channel = current(snapshot.channel);
  const macOS = current(snapshot.macOS)?.version;
  const { values, withheld } = health ? leavingHealth(health, redact) : { values: {}, withheld: [] };
  return {
    schema: 1,
    takenAt: assessment.readAt === undefined ? null : new Date(assessment.readAt).toISOString(),
    level: assessment.level,
    engine: assessment.engine === null ? null : redact.foreign(assessment.engine),
    noEngine: assessment.noEngine,
    findings: assessment.findings.map(({ id, severity }) => ({ id, severity })),
    health: values,
    withheld,
    managed: Object.keys(values).filter((name) => health?.fields[name]?.managed),
    systemExtensions: extensions
      ? [extensions.endpoint_security, extensions.network].map(({ kind, bundleId, state, version }) => ({
          kind,
          bundleId,
          state,
          version: version === undefined ? undefined : redact.foreign(version),
        }))
      : [],
    channel: channel
      ? { ...channel, written: channel.written === undefined ? undefined : redact.foreign(channel.written) }
      : null,
    macOS: macOS === undefined ? null : redact.foreign(macOS),
  };
}
