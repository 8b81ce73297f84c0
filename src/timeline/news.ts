import { crc32 } from "../text/crc32";
import { lastKnown, type Part } from "../model/snapshot";
import { type Threat, type ThreatList, threatState } from "../model/threat";
import type { Assessment, Finding } from "../model/assessment";

/** How the keys of threats begin; each names one, so that a second is news beside the first. */
const THREAT = "threat-";
const THREAT_FINDING = "active-threats";

/** More findings than hold at once on any Mac; so that a hostile output cannot fill what is kept. */
const MOST_KEYS = 60;

/** What is not right, by keys that stay the same from poll to poll: findings by their id, threats each by itself. */
export function newsOf({ findings }: Pick<Assessment, "findings">, threats: Part<ThreatList>): string[] {
  const ids = findings.filter(({ severity, id }) => severity !== "note" && id !== THREAT_FINDING).map(({ id }) => id);
  const active = lastKnown(threats)?.value.threats.filter((threat) => threatState(threat) === "active") ?? [];
  return [...new Set([...active.map(keyOf), ...ids])].slice(0, MOST_KEYS);
}

/** True for a key of something that is told whatever became better meanwhile. */
export function isLoud(key: string): boolean {
  return key.startsWith(THREAT);
}

/** The finding that tells what a key stands for. */
export function findingOf({ findings }: Pick<Assessment, "findings">, key: string): Finding | undefined {
  return findings.find(({ id }) => id === (isLoud(key) ? THREAT_FINDING : key));
}

function keyOf({ id, name, detectedAt }: Threat): string {
  return `${THREAT}${crc32(id ?? `${name} ${detectedAt}`).toString(16)}`;
}
