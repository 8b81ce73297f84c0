import { type Health, type HealthValue, value } from "./health";

/**
 * What Defender sees network traffic through. `none` is Defender saying that there is nothing; `unnamed` is an answer
 * without the field at all, which says nothing.
 */
export type NetworkFilter =
  { kind: "filter" } | { kind: "none" } | { kind: "unrecognized"; word: HealthValue } | { kind: "unnamed" };

/** The network filter by `network_events_subsystem`. Only the exact known word counts as one. */
export function networkFilterOf(health: Health | undefined): NetworkFilter {
  const word = value(health, "network_events_subsystem");
  if (word === undefined) {
    return { kind: "unnamed" };
  }
  if (word === null || word === "" || word === "unavailable") {
    return { kind: "none" };
  }
  return word === "network_filter_extension" ? { kind: "filter" } : { kind: "unrecognized", word };
}
