import { valueOf } from "../protection/reading";
import type { Assessment, Channel, HistoryEntry, Level, Snapshot, SystemExtensionState } from "../protection/types";

/** Who asked for a reading: the interval, or a person. */
export type ReadingKind = HistoryEntry["reading"];

/** What the history keeps of a reading. */
export type HistoryState = Pick<
  HistoryEntry,
  "level" | "engine" | "channel" | "productVersion" | "endpointSecurity" | "network"
>;

/** One line of the log: a state that was new at `at`. All times in milliseconds since 1970. */
export interface StateLine extends HistoryState {
  at: number;
  /** When the state before it was seen last; absent where that is not known. */
  prev?: number;
  reading: ReadingKind;
}

/** Longest word of Defender's that is kept, so that a line stays small. */
const MOST_CHARACTERS = 64;

const LEVELS: Record<Level, true> = {
  protected: true,
  attention: true,
  fallback: true,
  unprotected: true,
  unknown: true,
};
const CHANNELS: Record<Channel, true> = { Beta: true, Preview: true, Current: true };
const EXTENSION_STATES: Record<SystemExtensionState, true> = {
  enabled: true,
  waiting_for_user: true,
  disabled: true,
  starting: true,
  upgrading: true,
  waiting_for_restart: true,
  uninstalling: true,
  missing: true,
  unrecognized: true,
};
const READINGS: Record<ReadingKind, true> = { background: true, foreground: true };

/**
 * The state that a reading shows. What this reading did not look at is taken over from the state before, so that not
 * looking is not a change.
 */
export function stateOf(snapshot: Snapshot, assessment: Assessment, before?: HistoryState): HistoryState {
  const extensions = valueOf(snapshot.systemExtensions);
  const version = valueOf(snapshot.health)?.fields.app_version?.value;
  return {
    level: assessment.level,
    engine: assessment.engine === null ? null : assessment.engine.slice(0, MOST_CHARACTERS),
    channel: valueOf(snapshot.channel)?.channel ?? before?.channel,
    productVersion: typeof version === "string" ? version.slice(0, MOST_CHARACTERS) : before?.productVersion,
    endpointSecurity: extensions?.endpoint_security.state ?? before?.endpointSecurity,
    network: extensions?.network.state ?? before?.network,
  };
}

/** True where nothing that the history keeps differs. */
export function sameState(one: HistoryState, other: HistoryState): boolean {
  return (
    one.level === other.level &&
    one.engine === other.engine &&
    one.channel === other.channel &&
    one.productVersion === other.productVersion &&
    one.endpointSecurity === other.endpointSecurity &&
    one.network === other.network
  );
}

/** A record as a state line; undefined where it is none. */
export function asStateLine(record: unknown): StateLine | undefined {
  const { at, prev, level, engine, channel, productVersion, endpointSecurity, network, reading } =
    record as Partial<StateLine>;
  const holds =
    isTime(at) &&
    (prev === undefined || isTime(prev)) &&
    isOneOf(LEVELS, level) &&
    (engine === null || isWord(engine)) &&
    (channel === undefined || isOneOf(CHANNELS, channel)) &&
    (productVersion === undefined || isWord(productVersion)) &&
    (endpointSecurity === undefined || isOneOf(EXTENSION_STATES, endpointSecurity)) &&
    (network === undefined || isOneOf(EXTENSION_STATES, network)) &&
    isOneOf(READINGS, reading);
  return holds ? { at, prev, level, engine, channel, productVersion, endpointSecurity, network, reading } : undefined;
}

/** True for a time in whole milliseconds since 1970 that a Date can hold. */
export function isTime(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= 8.64e15;
}

/** True for a text short enough to have been written by this extension. */
export function isWord(value: unknown): value is string {
  return typeof value === "string" && value.length <= MOST_CHARACTERS;
}

/** True where `value` is one of a record's keys. */
export function isOneOf<K extends string>(names: Record<K, true>, value: unknown): value is K {
  return typeof value === "string" && Object.hasOwn(names, value);
}

/** True for one of Microsoft AutoUpdate's channels. */
export function isChannel(value: unknown): value is Channel {
  return isOneOf(CHANNELS, value);
}
