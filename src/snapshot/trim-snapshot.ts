import type { Part, Snapshot } from "../model/snapshot";
import { type Threat, threatCounts, type ThreatList, threatState, worstFirst } from "../model/threat";

/** Of those dealt with, enough for a first paint; the whole list is read again when a person looks. */
const HANDLED_KEPT = 20;

/** Of those that are not, more than a person reads; beyond it they are counted, so that none is lost. */
const OPEN_KEPT = 50;

/** Far longer than a name by Microsoft's scheme; so that no list can fill the entry that it is kept in. */
const LONGEST_WORD = 200;

/**
 * The snapshot with no more threats than are worth keeping: first what is not dealt with, and how many there were in
 * each state, so that what is left out is told all the same.
 */
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
  if (list.threats.length <= HANDLED_KEPT) return list;
  const sorted = worstFirst(list.threats);
  const handledFrom = sorted.findIndex((threat) => threatState(threat) === "handled");
  const open = handledFrom === -1 ? sorted : sorted.slice(0, handledFrom);
  const handled = handledFrom === -1 ? [] : sorted.slice(handledFrom);
  const kept = new Set([...open.slice(0, OPEN_KEPT), ...handled.slice(0, HANDLED_KEPT)]);
  // In the list's own order, as a list that was not trimmed.
  const threats = list.threats.filter((threat) => kept.has(threat)).map(shortened);
  return { ...list, threats, counts: threatCounts(list) };
}

/** An id is whole or left out: half of one names nothing. */
function shortened({ id, name, type, status, detectedAt }: Threat): Threat {
  return {
    ...(id !== undefined && id.length <= LONGEST_WORD && { id }),
    name: name.slice(0, LONGEST_WORD),
    ...(type !== undefined && { type: type.slice(0, LONGEST_WORD) }),
    ...(status !== undefined && { status: status.slice(0, LONGEST_WORD) }),
    ...(detectedAt !== undefined && { detectedAt }),
  };
}
