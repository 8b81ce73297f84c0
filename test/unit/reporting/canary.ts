import { contextOf } from "../../../src/assess/context";
import { prerequisites } from "../../../src/assess/prerequisites";
import { setupSteps } from "../../../src/guide/setup-steps";
import { assess } from "../../../src/assess/assess";
import { HEALTH_FIELDS } from "../../../src/defender/health/fields";
import type { ReportInput } from "../../../src/reporting/build-report";
import type { IdentifierGroup } from "../../../src/privacy/identifiers";
import type { Expectations } from "../../../src/model/assessment";
import type { Health, HealthFieldName, HealthValue } from "../../../src/model/health";
import type { Snapshot } from "../../../src/model/snapshot";

export const NOW = Date.UTC(2026, 10, 24, 9, 0, 0);

/** What must never be in a report that has nothing ticked, by the group that tells it. */
export const CANARIES = {
  "machine-id": ["C0FFEE00-1111-4222-8333-444444444444"],
  "org-id": ["0ddba11a-5555-4666-8777-888888888888"],
  "edr-id": ["feedfacefeedfacefeedfacefeedfacefeedface"],
  "device-tags": ["Pilot-Ring-Zebra", "GroupQuagga"],
  "host-name": ["Okapis-MacBook-Pro.local", "Okapis-MacBook-Pro", "Okapis MacBook Pro"],
  "user-name": ["okapi.lover"],
  "home-paths": ["/Users/okapi.lover"],
} satisfies Record<IdentifierGroup, string[]>;

export const EVERY_CANARY = Object.values(CANARIES).flat();

/** Another account of this Mac. */
export const NEIGHBOR = "okapineighbor";

/** What is told by its form, and belongs to nobody's group. */
export const OTHER_CANARIES = [
  "10.23.45.67",
  "fe80::c0ff:ee0b",
  "3c:22:fb:c0:ff:ee",
  "C02OKAPI7Q05",
  "S-1-5-21-3623811015-3361044348-30300820-1013",
  "vpn.okapi-corp.com",
  "okapi.onmicrosoft.com",
  "x_c0ffee00-9999-4222-8333-444444444444",
  '{"key":"GROUP","value":"okapitag"}',
  "someone@okapi.example",
];

/** One text with every canary in it, and with others' identifiers; paths last, because they take the rest of the line. */
export const POISON = [
  ...EVERY_CANARY.filter((canary) => !canary.startsWith("/")),
  ...OTHER_CANARIES,
  NEIGHBOR,
  ...EVERY_CANARY.filter((canary) => canary.startsWith("/")),
  "/Users/neighbor/Secret Plans/x.app",
].join(" ; ");

/** What every text that leaves without being asked about must be free of. */
export const LEAKS = /okapi|zebra|quagga|c0ff|0ddba11|feedface|neighbor|secret|10\.23\.45|3c:22|3623811015/i;

const EXPECTATIONS: Expectations = { expectedChannel: "Beta", definitionsMaxAgeDays: 7 };

/** A health in which every field that can hold a text holds every canary. */
function poisonedHealth(): Health {
  const names = [...Object.keys(HEALTH_FIELDS), "future_field", "another_list"] as HealthFieldName[];
  const poisoned = (name: HealthFieldName): HealthValue => {
    const kind = HEALTH_FIELDS[name]?.kind ?? (name.endsWith("list") ? "list" : "text");
    return kind === "list" ? [POISON, ...EVERY_CANARY] : kind === "boolean" ? false : kind === "number" ? 5 : POISON;
  };
  const fields = Object.fromEntries(names.map((name) => [name, { value: poisoned(name), managed: true }]));
  return {
    dialect: "json",
    banners: [POISON, `ATTENTION: ${POISON}`],
    fields: {
      ...fields,
      machine_guid: { value: CANARIES["machine-id"][0]!, managed: false },
      org_id: { value: CANARIES["org-id"][0]!, managed: false },
      edr_machine_id: { value: CANARIES["edr-id"][0]!, managed: false },
      edr_device_tags: { value: [CANARIES["device-tags"][0]!], managed: false },
      proxy: { value: "http://okapi:hunter2okapi@okapiproxy:8080", managed: false },
      edr_group_ids: { value: CANARIES["device-tags"][1]!, managed: false },
    },
  };
}

/** A snapshot that has every canary in every place a text can be. */
export function poisonedSnapshot(): Snapshot {
  const extension = (kind: "endpoint_security" | "network") => ({
    kind,
    bundleId: kind === "network" ? "com.microsoft.wdav.netext" : "com.microsoft.wdav.epsext",
    state: "unrecognized" as const,
    words: POISON,
    version: POISON,
    upgrading: false,
  });
  const fresh = <T>(value: T) => ({ state: "fresh" as const, value, readAt: NOW });
  return {
    takenAt: NOW,
    health: fresh(poisonedHealth()),
    systemExtensions: fresh({
      endpoint_security: extension("endpoint_security"),
      network: extension("network"),
      rows: [{ category: POISON, teamId: POISON, bundleId: POISON, name: POISON, state: POISON }],
    }),
    channel: fresh({ channel: "Beta" as const, source: "user" as const, written: POISON, managed: false }),
    macOS: fresh({ version: "15.2", source: "sw_vers" as const }),
    enrollment: fresh({ mdm: "user-approved" as const, dep: true }),
    threats: fresh({
      threats: [{ id: POISON, name: POISON, type: POISON, status: POISON, detectedAt: NOW }],
      banners: [POISON],
      truncated: true,
    }),
  };
}

/** Everything a report is made from, with every canary in every field. */
export function poisonedInput(ticked: readonly IdentifierGroup[] = [], snapshot = poisonedSnapshot()): ReportInput {
  const entry = {
    level: "protected",
    engine: POISON,
    productVersion: POISON,
    reading: "background",
  } as const;
  return {
    id: "7f1c5b44-7b6e-4e0e-9a53-0c6f7b1f7a10",
    createdAt: NOW,
    tester: { title: POISON, did: POISON, expected: POISON, saw: POISON, rating: "works-with-issues" },
    ticked: new Set(ticked),
    names: {
      hostName: CANARIES["host-name"][0]!,
      userName: CANARIES["user-name"][0]!,
      homePath: CANARIES["home-paths"][0]!,
      otherUsers: [NEIGHBOR],
    },
    snapshot,
    assessment: assess(snapshot, EXPECTATIONS, NOW),
    prerequisites: prerequisites(contextOf(snapshot, EXPECTATIONS, NOW)),
    steps: setupSteps(snapshot, EXPECTATIONS, NOW),
    validations: [
      { scenario: "eicar", result: "failed", at: NOW, engine: POISON, productVersion: POISON, evidence: POISON },
    ],
    history: [{ ...entry, firstSeen: NOW - 1000, lastSeen: NOW }],
    macModel: POISON,
    raycastVersion: POISON,
  };
}
