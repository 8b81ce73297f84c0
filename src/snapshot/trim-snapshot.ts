import type { Part, Snapshot } from "../model/snapshot";
import type { ThreatList } from "../model/threat";

/** Enough for a first paint; the whole list is read again when a person looks. */
const THREATS_KEPT = 20;

/** The snapshot with no more threats than are worth keeping, and how many there were. */
export function trimSnapshot(snapshot: Snapshot): Snapshot {
  return { ...snapshot, threats: trimPart(snapshot.threats) };
}

function trimPart(part: Part<ThreatList>): Part<ThreatList> {
  switch (part.state) {
    case "fresh":
    case "cached":
      return { ...part, value: trimList(part.value) };
    case "failed":
      return part.last ? { ...part, last: { ...part.last, value: trimList(part.last.value) } } : part;
    case "not-asked":
      return part;
  }
}

function trimList(list: ThreatList): ThreatList {
  if (list.threats.length <= THREATS_KEPT) return list;
  return { ...list, threats: list.threats.slice(0, THREATS_KEPT), total: list.total ?? list.threats.length };
}
