import { HEALTH_FIELDS } from "../defender/health/fields";
import { current, type Snapshot } from "../model/snapshot";
import { withoutIdentifiers } from "../privacy/patterns";
import type { Assessment, Finding } from "../model/assessment";
import type { ChannelReading } from "../model/channel";
import type { Health, HealthFieldName, HealthValue } from "../model/health";
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
  findings: Pick<Finding, "id" | "severity">[];
  /** By Defender's own field names. Empty where Defender could not be read. */
  health: Record<string, HealthValue>;
  /** The health fields that policy sets. */
  managed: string[];
  systemExtensions: Pick<SystemExtension, "kind" | "bundleId" | "state" | "version">[];
  channel: ChannelReading | null;
  macOS: string | null;
}

/**
 * The object behind `Copy State as JSON`. Fields that identify a Mac, a person or an organization are left out, and so
 * are fields this extension does not know, unless their value is a number, a switch or one plain word.
 */
export function stateJson(snapshot: Snapshot, assessment: Assessment): StateJson {
  const health = current(snapshot.health);
  const extensions = current(snapshot.systemExtensions);
  const fields = health ? shareableFields(health) : [];
  return {
    schema: 1,
    takenAt: assessment.readAt === undefined ? null : new Date(assessment.readAt).toISOString(),
    level: assessment.level,
    engine: assessment.engine,
    findings: assessment.findings.map(({ id, severity }) => ({ id, severity })),
    health: Object.fromEntries(fields.map(([name, value]) => [name, value])),
    managed: fields.filter(([name]) => health?.fields[name]?.managed).map(([name]) => name),
    systemExtensions: extensions
      ? [extensions.endpoint_security, extensions.network].map(({ kind, bundleId, state, version }) => ({
          kind,
          bundleId,
          state,
          version,
        }))
      : [],
    channel: current(snapshot.channel) ?? null,
    macOS: current(snapshot.macOS)?.version ?? null,
  };
}

function shareableFields(health: Health): [string, HealthValue][] {
  return Object.entries(health.fields).flatMap(([name, { value }]): [string, HealthValue][] => {
    const field = Object.hasOwn(HEALTH_FIELDS, name) ? HEALTH_FIELDS[name as HealthFieldName] : undefined;
    if (field?.identifier || (!field && !isPlain(value))) return [];
    return [[name, redacted(name, value)]];
  });
}

function isPlain(value: HealthValue): boolean {
  if (typeof value === "string") return /^[a-z_]{0,40}$/i.test(value);
  return value === null || typeof value !== "object";
}

function redacted(name: string, value: HealthValue): HealthValue {
  // Its entries are names and paths of other software: how many there are is all that may be told.
  if (name === "conflicting_applications" && Array.isArray(value)) return value.length;
  if (typeof value === "string") return withoutIdentifiers(value);
  return Array.isArray(value) ? value.map((entry) => withoutIdentifiers(String(entry))) : value;
}
