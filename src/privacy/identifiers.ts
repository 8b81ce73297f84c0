import { type HealthFieldName, text, value } from "../model/health";
import { lastKnown, type Snapshot } from "../model/snapshot";

/** What a report may only hold where the tester ticks it, one by one. */
export type IdentifierGroup =
  "machine-id" | "org-id" | "edr-id" | "device-tags" | "host-name" | "user-name" | "home-paths";

export interface IdentifierGroupInfo {
  /** Title Case, for the form. */
  title: string;
  /** What stands in a text in the place of one that was left out. */
  mark: string;
  /** The health fields that hold such identifiers, by Defender's own names. */
  fields: readonly HealthFieldName[];
}

/** Every group, in the order of the form. */
export const IDENTIFIER_GROUPS: Readonly<Record<IdentifierGroup, IdentifierGroupInfo>> = {
  "machine-id": { title: "Machine ID", mark: "[machine id]", fields: ["machine_guid"] },
  "org-id": { title: "Organization ID", mark: "[organization id]", fields: ["org_id"] },
  "edr-id": { title: "EDR Machine ID", mark: "[edr id]", fields: ["edr_machine_id"] },
  "device-tags": { title: "Device Tags and Groups", mark: "[tag]", fields: ["edr_device_tags", "edr_group_ids"] },
  "host-name": { title: "Host Name", mark: "[host name]", fields: [] },
  "user-name": { title: "User Name", mark: "[user name]", fields: [] },
  "home-paths": { title: "Home Folder Paths", mark: "[home folder]", fields: [] },
};

export const GROUPS = Object.keys(IDENTIFIER_GROUPS) as IdentifierGroup[];

/** What this Mac and its user are called. */
export interface Names {
  hostName: string;
  userName: string;
  homePath: string;
}

/** The identifiers of this Mac, by group; each at least two characters long. */
export type Identifiers = Readonly<Record<IdentifierGroup, readonly string[]>>;

/** Gathers what would tell this Mac, its user or its organization from others. */
export function identifiersOf(snapshot: Snapshot | undefined, { hostName, userName, homePath }: Names): Identifiers {
  const health = snapshot && lastKnown(snapshot.health)?.value;
  const fromHealth = (group: IdentifierGroup) =>
    IDENTIFIER_GROUPS[group].fields.flatMap((name) => {
      const found = value(health, name);
      return Array.isArray(found) ? found.map(String) : (text(health, name) ?? []);
    });
  const label = hostName.split(".")[0] ?? "";
  const all: Record<IdentifierGroup, readonly string[]> = {
    "machine-id": fromHealth("machine-id"),
    "org-id": fromHealth("org-id"),
    "edr-id": fromHealth("edr-id"),
    "device-tags": fromHealth("device-tags"),
    // macOS makes `Pilots-MacBook-Pro.local` of the computer name `Pilots MacBook Pro`.
    "host-name": [hostName, label, label.replaceAll("-", " ")].filter((name) => name.toLowerCase() !== "localhost"),
    "user-name": [userName],
    "home-paths": [homePath],
  };
  return Object.fromEntries(
    GROUPS.map((group) => [group, [...new Set(all[group].map((one) => one.trim()))].filter((one) => one.length > 1)]),
  ) as unknown as Identifiers;
}
