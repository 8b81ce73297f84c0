import { CHANNEL_SOURCES, type ChannelReading, CHANNELS } from "../model/channel";
import { isOneOf } from "../model/one-of";
import { FUTURE_TOLERANCE, type Part, type Snapshot } from "../model/snapshot";
import {
  SYSTEM_EXTENSION_KINDS,
  SYSTEM_EXTENSION_STATES,
  type SystemExtension,
  type SystemExtensionRow,
  type SystemExtensions,
} from "../model/system-extensions";
import { type Failure, FAILURE_CODES } from "../model/failure";
import { type Health, HEALTH_DIALECTS, type HealthField, type HealthValue } from "../model/health";
import { type Enrollment, MACOS_VERSION_SOURCES, type MacOSVersion, MDM_ENROLLMENTS } from "../model/macos";
import { type Threat, THREAT_FORMS, type ThreatCounts, type ThreatList } from "../model/threat";

type Guard<T> = (value: unknown) => value is T;

/**
 * The value as a snapshot, where it has the shape of one throughout and no time in it lies more than two minutes after
 * `now` (milliseconds since 1970); else undefined. Pure.
 */
export function validateSnapshot(value: unknown, now: number): Snapshot | undefined {
  const time: Guard<number> = (candidate): candidate is number =>
    isNumber(candidate) && candidate >= 0 && candidate <= now + FUTURE_TOLERANCE;
  const part = <T>(guard: Guard<T>): Guard<Part<T>> => isPart(guard, time);
  const isSnapshot = shape<Snapshot>({
    takenAt: time,
    bootedAt: optional(isDate),
    health: part(isHealth),
    systemExtensions: part(isSystemExtensions),
    channel: part(isChannelReading),
    macOS: part(isMacOSVersion),
    enrollment: part(isEnrollment),
    threats: part(isThreatList),
  });
  return isSnapshot(value) ? value : undefined;
}

const isString: Guard<string> = (value) => typeof value === "string";
const isBoolean: Guard<boolean> = (value) => typeof value === "boolean";
const isNumber: Guard<number> = (value): value is number => Number.isFinite(value);
const isCount: Guard<number> = (value): value is number => isNumber(value) && value >= 0;
/** What Date can hold: anything else would break whatever shows it. */
const isDate: Guard<number> = (value): value is number => isNumber(value) && Math.abs(value) <= 8.64e15;

function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

function oneOf<T extends string>(words: readonly T[]): Guard<T> {
  return (value): value is T => isOneOf(words, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function recordOf<T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => isRecord(value) && Object.values(value).every(guard);
}

/** An object with these properties, each its own; every property of the type has to be named. */
function shape<T>(guards: { [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const entries = Object.entries(guards) as [string, Guard<unknown>][];
  return (value): value is T =>
    isRecord(value) && entries.every(([key, guard]) => guard(Object.hasOwn(value, key) ? value[key] : undefined));
}

const isFailure = shape<Failure>({
  code: oneOf(FAILURE_CODES),
  message: isString,
  seen: optional(isString),
  nextStep: isString,
});

function isPart<T>(guard: Guard<T>, time: Guard<number>): Guard<Part<T>> {
  const isReading = shape<{ value: T; readAt: number }>({ value: guard, readAt: time });
  const isFailed = shape<Omit<Extract<Part<T>, { state: "failed" }>, "state">>({
    failure: isFailure,
    readAt: time,
    since: optional(time),
    last: optional(isReading),
  });
  return (value): value is Part<T> => {
    if (!isRecord(value)) return false;
    switch (value["state"]) {
      case "fresh":
      case "cached":
        return isReading(value);
      case "failed":
        return isFailed(value);
      default:
        return value["state"] === "not-asked";
    }
  };
}

const isHealthValue: Guard<HealthValue> = (value): value is HealthValue =>
  value === null || isBoolean(value) || isNumber(value) || isString(value) || listOf(isString)(value);

const isHealth = shape<Health>({
  fields: recordOf(shape<HealthField>({ value: isHealthValue, managed: isBoolean })),
  banners: listOf(isString),
  dialect: oneOf(HEALTH_DIALECTS),
});

const isSystemExtension = shape<SystemExtension>({
  kind: oneOf(SYSTEM_EXTENSION_KINDS),
  bundleId: isString,
  state: oneOf(SYSTEM_EXTENSION_STATES),
  words: optional(isString),
  version: optional(isString),
  upgrading: isBoolean,
  second: optional(
    shape<NonNullable<SystemExtension["second"]>>({
      state: oneOf(SYSTEM_EXTENSION_STATES),
      version: optional(isString),
    }),
  ),
});

const isSystemExtensions = shape<SystemExtensions>({
  endpoint_security: isSystemExtension,
  network: isSystemExtension,
  rows: listOf(
    shape<SystemExtensionRow>({
      category: isString,
      teamId: isString,
      bundleId: isString,
      version: optional(isString),
      name: isString,
      state: isString,
    }),
  ),
});

const isChannelReading = shape<ChannelReading>({
  channel: oneOf(CHANNELS),
  source: oneOf(CHANNEL_SOURCES),
  written: optional(isString),
  managed: isBoolean,
});

const isMacOSVersion = shape<MacOSVersion>({
  version: isString,
  source: oneOf(MACOS_VERSION_SOURCES),
});

const isEnrollment = shape<Enrollment>({
  mdm: optional(oneOf(MDM_ENROLLMENTS)),
  dep: optional(isBoolean),
});

const isThreatList = shape<ThreatList>({
  threats: listOf(
    shape<Threat>({
      id: optional(isString),
      name: isString,
      type: optional(isString),
      status: optional(isString),
      detectedAt: optional(isDate),
    }),
  ),
  banners: listOf(isString),
  truncated: isBoolean,
  counts: optional(shape<ThreatCounts>({ active: isCount, unknown: isCount, handled: isCount })),
  form: optional(oneOf(THREAT_FORMS)),
  digest: optional(isString),
});
