import { text, value } from "../model/health";
import { lastKnown, type Snapshot } from "../model/snapshot";
import { fieldsOf, type IdentifierGroup, NEVER_TOLD } from "./health-fields";
import type { HealthFieldName } from "../model/health";
import type { Mark } from "./marks";

export type { IdentifierGroup } from "./health-fields";

export interface IdentifierGroupInfo {
  /** Title Case, for the form. */
  title: string;
  /** What stands in a text in the place of one that was left out. */
  mark: Mark;
  /** The health fields that hold such identifiers, by Defender's own names. */
  fields: readonly HealthFieldName[];
}

const group = (id: IdentifierGroup, title: string, mark: Mark): IdentifierGroupInfo => ({
  title,
  mark,
  fields: fieldsOf(id),
});

/** Every group, in the order of the form. */
export const IDENTIFIER_GROUPS: Readonly<Record<IdentifierGroup, IdentifierGroupInfo>> = {
  "machine-id": group("machine-id", "Machine ID", "[machine id]"),
  "org-id": group("org-id", "Organization ID", "[organization id]"),
  "edr-id": group("edr-id", "EDR Machine ID", "[edr id]"),
  "device-tags": group("device-tags", "Device Tags and Groups", "[tag]"),
  "host-name": group("host-name", "Host Name", "[host name]"),
  "user-name": group("user-name", "User Name", "[user name]"),
  "home-paths": group("home-paths", "Home Folder Paths", "[home folder]"),
};

export const GROUPS = Object.keys(IDENTIFIER_GROUPS) as IdentifierGroup[];

/** What this Mac and its users are called. */
export interface Names {
  hostName: string;
  userName: string;
  homePath: string;
  /** The other accounts of this Mac. */
  otherUsers?: readonly string[];
}

/**
 * What is known to tell this Mac, its users or its organization from others, each at least two characters long: by
 * group, and under `others` what no group tells and nobody can tick.
 */
export type Identifiers = Readonly<Record<IdentifierGroup | "others", readonly string[]>>;

/** Gathers what would tell this Mac, its user or its organization from others. */
export function identifiersOf(snapshot: Snapshot | undefined, names: Names): Identifiers {
  const { hostName, userName, homePath, otherUsers = [] } = names;
  const health = snapshot && lastKnown(snapshot.health)?.value;
  const ofFields = (fields: readonly HealthFieldName[]) =>
    fields.flatMap((name) => {
      const found = value(health, name);
      return (Array.isArray(found) ? found.map(String) : [text(health, name) ?? ""]).flatMap(partsOf);
    });
  const fromHealth = (of: IdentifierGroup) => ofFields(IDENTIFIER_GROUPS[of].fields);
  const all: Identifiers = {
    "machine-id": fromHealth("machine-id"),
    "org-id": fromHealth("org-id"),
    "edr-id": fromHealth("edr-id"),
    "device-tags": fromHealth("device-tags"),
    "host-name": hostNames(hostName),
    "user-name": [userName],
    "home-paths": [homePath],
    others: [...otherUsers.filter((name) => name !== userName), ...ofFields(NEVER_TOLD).flatMap(hostsIn)],
  };
  return Object.fromEntries(
    Object.entries(all).map(([key, found]) => [
      key,
      [...new Set(found.map((one) => one.trim()))].filter((one) => one.length > 1),
    ]),
  ) as unknown as Identifiers;
}

/** A value as it is, and what it holds: of a tag's `{"key", "value"}` the value, of a list in one text its words. */
function partsOf(words: string): string[] {
  const tag = /"value"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(words)?.[1];
  if (tag !== undefined) return [tag];
  const parts = words.split(/[,;]\s*/);
  return parts.length > 1 ? [words, ...parts] : [words];
}

/** macOS makes `Pilots-MacBook-Pro.local` of the computer name `Pilot’s MacBook Pro`. */
function hostNames(hostName: string): string[] {
  const label = hostName.split(".")[0] ?? "";
  const computer = label.replaceAll("-", " ");
  const owned = ["'", "’"].map((mark) => computer.replace(/^(\S+)s /, `$1${mark}s `));
  return [hostName, label, computer, ...owned].filter((name) => name.toLowerCase() !== "localhost");
}

/** What an address such as a proxy's names: its host, and who asks there. A lone word may be one like any other. */
function hostsIn(words: string): string[] {
  const [, login = "", host = ""] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:([^@\s/]*)@)?([^:/\s@]+)/i.exec(words) ?? [];
  const isAddress = /:\/\/|[.@]|:\d/.test(words) && !/\s/.test(words);
  return isAddress ? [words, host, host.split(".")[0] ?? "", ...login.split(":")] : [];
}
