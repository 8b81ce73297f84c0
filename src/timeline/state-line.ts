import { CHANNELS } from "../model/channel";
import { LEVELS } from "../model/level";
import { isOneOf } from "../model/one-of";
import { current, type Snapshot } from "../model/snapshot";
import { SYSTEM_EXTENSION_STATES } from "../model/system-extensions";
import { type HistoryEntry, READING_KINDS, type ReadingKind } from "../model/history";
import type { Assessment } from "../model/assessment";

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

/**
 * The state that a reading shows. What this reading did not look at is taken over from the state before, so that not
 * looking is not a change.
 */
export function stateOf(snapshot: Snapshot, assessment: Assessment, before?: HistoryState): HistoryState {
  const extensions = current(snapshot.systemExtensions);
  const version = current(snapshot.health)?.fields.app_version?.value;
  return {
    level: assessment.level,
    engine: assessment.engine === null ? null : assessment.engine.slice(0, MOST_CHARACTERS),
    channel: current(snapshot.channel)?.channel ?? before?.channel,
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
    (endpointSecurity === undefined || isOneOf(SYSTEM_EXTENSION_STATES, endpointSecurity)) &&
    (network === undefined || isOneOf(SYSTEM_EXTENSION_STATES, network)) &&
    isOneOf(READING_KINDS, reading);
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
