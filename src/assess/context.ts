import { type ChannelState, channelStateOf } from "../model/channel-state";
import { type Engine, engineOf } from "../model/engine";
import {
  count,
  flag,
  type Health,
  type HealthFieldName,
  type HealthValue,
  isManaged,
  list,
  plainIssue,
  text,
  time,
  value,
} from "../model/health";
import { type NetworkFilter, networkFilterOf } from "../model/network-filter";
import { ageOf, lastKnown, type Snapshot, STALE_AFTER, trustedAt, ONE_READING_MS } from "../model/snapshot";
import { type HealthReading, healthReading } from "./health-reading";
import { isOlder, PRODUCT } from "../text/versions";
import { printable } from "../text/printable";
import { type Era, eraOf, type MacOSVersion } from "../model/macos";
import type { Expectations } from "../model/assessment";
import type { SystemExtensionKind, SystemExtensions, SystemExtensionState } from "../model/system-extensions";
import type { ThreatList } from "../model/threat";

/** What every finding is judged from: a snapshot, worked out once, with nothing in it that is too old to count. */
export interface FindingContext {
  now: number;
  expectations: Expectations;
  snapshot: Snapshot;
  reading: HealthReading;
  /** Health where it may be claimed from; undefined otherwise, and every accessor below then says undefined. */
  health: Health | undefined;
  /** The last health of the last day, for what changes seldom, such as a version. */
  known: Health | undefined;
  engine: Engine;
  networkFilter: NetworkFilter;
  era: Era;
  macOS: MacOSVersion | undefined;
  productVersion: string | undefined;
  /** Defender's health issues, as printed but fit to be shown, each once. */
  issues: readonly string[];
  hasIssue(issue: string): boolean;
  passive: boolean;
  /** True, false, or undefined where the product does not say; a product from before passive mode is not passive. */
  passiveProof: boolean | undefined;
  extensions: SystemExtensions | undefined;
  /** Whether the extension list may speak against health: it was read with it or later, and not long ago. */
  extensionsAreFresh: boolean;
  channelState: ChannelState;
  /** The last threat list that was read, however old: what Defender found and has not dealt with does not pass by itself. */
  threats: ThreatList | undefined;
  threatsReadAt: number | undefined;
  /** True where this Mac was started so short a time ago that Defender may still be starting. */
  isStarting: boolean;
  /** Whether the Mac is enrolled in device management; undefined where that was not read. */
  enrolled: boolean | undefined;
  flag(name: HealthFieldName): boolean | undefined;
  text(name: HealthFieldName): string | undefined;
  count(name: HealthFieldName): number | undefined;
  time(name: HealthFieldName): number | undefined;
  list(name: HealthFieldName): readonly string[] | undefined;
  value(name: HealthFieldName): HealthValue | undefined;
  isManaged(name: HealthFieldName): boolean;
  /** The extension's state, where the list may be claimed from. */
  extension(kind: SystemExtensionKind): SystemExtensionState | undefined;
}

/** Works a snapshot out for judging. */
export function contextOf(snapshot: Snapshot, expectations: Expectations, now: number): FindingContext {
  const reading = healthReading(snapshot.health, now);
  const health = reading.state === "answered" ? reading.health : undefined;
  const macOS = trustedAt(snapshot.macOS, now);
  const extensions = trustedAt(snapshot.systemExtensions, now);
  const mdm = trustedAt(snapshot.enrollment, now)?.mdm;
  const issues = issuesOf(health);
  const plainIssues = new Set(issues.map(plainIssue));
  const productVersion = text(health, "app_version");
  const passive = flag(health, "passive_mode_enabled");
  const threats = lastKnown(snapshot.threats);
  return {
    now,
    expectations,
    snapshot,
    reading,
    health,
    known: health ?? trustedAt(snapshot.health, now),
    engine: engineOf(health),
    networkFilter: networkFilterOf(health),
    era: eraOf(macOS),
    macOS,
    productVersion,
    issues,
    hasIssue: (issue) => plainIssues.has(issue),
    passive: passive === true,
    passiveProof: passive ?? passiveBefore(health, productVersion),
    extensions,
    extensionsAreFresh: isReadWithHealth(snapshot, now),
    channelState: channelStateOf(snapshot, now),
    threats: threats?.value,
    threatsReadAt: threats?.readAt,
    isStarting: snapshot.bootedAt !== undefined && Math.abs(now - snapshot.bootedAt) < STARTING_MS,
    enrolled: mdm === undefined ? undefined : mdm !== "no",
    flag: (name) => flag(health, name),
    text: (name) => text(health, name),
    count: (name) => count(health, name),
    time: (name) => time(health, name),
    list: (name) => list(health, name),
    value: (name) => value(health, name),
    isManaged: (name) => isManaged(health, name),
    extension: (kind) => extensions?.[kind]?.state,
  };
}

/** A list from before the last health was overtaken by it: what it says may have been approved, or restarted, since. */
function isReadWithHealth({ health, systemExtensions: list }: Snapshot, now: number): boolean {
  const read = lastKnown(list);
  const healthAt = health === undefined || health.state === "not-asked" ? -Infinity : health.readAt;
  return (
    read !== undefined && ageOf(read.readAt, now, STALE_AFTER) === "good" && read.readAt >= healthAt - ONE_READING_MS
  );
}

/** A guess, generous: how long after a start Defender may take to answer and to load its engine. */
const STARTING_MS = 3 * 60_000;

/** A missing field means "not passive" only for a product known to be older than passive mode itself. */
function passiveBefore(health: Health | undefined, productVersion: string | undefined): false | undefined {
  const missing = value(health, "passive_mode_enabled") === undefined;
  return missing && isOlder(productVersion, PRODUCT.passiveMode) === true ? false : undefined;
}

/** Long enough for every issue known; more of them than this are counted by a finding of their own. */
const ISSUE_LENGTH = 200;

function issuesOf(health: Health | undefined): string[] {
  const listed: unknown = value(health, "health_issues") ?? [];
  const issues: readonly unknown[] = Array.isArray(listed) ? listed : [listed];
  return [...new Set(issues.map((issue) => printable(issue, ISSUE_LENGTH)))].filter((issue) => issue !== "");
}
