import { CHANNELS, type Channel } from "../../model/channel";
import { isOneOf } from "../../model/one-of";
import { REMEDIES } from "../index";
import type { RemedyId } from "../../model/assessment";

/** What the command Fix Next Problem is asked for, by its launch context: an interface, also to deep links. */
export interface FixRequest {
  /** Absent: the next step of this Mac. */
  remedy?: RemedyId;
  /** For `switch-channel`. */
  channel?: Channel;
  /** The id of a threat, for `quarantine-threat`. */
  threat?: string;
}

const REMEDY_IDS = Object.keys(REMEDIES) as RemedyId[];

/**
 * What a launch context asks for, which anybody can write: undefined where it asks for anything that is not known here.
 * Whether this Mac offers it now is for a reading to say.
 */
export function fixRequestIn(launchContext: unknown): FixRequest | undefined {
  if (launchContext === undefined || launchContext === null) return {};
  if (typeof launchContext !== "object" || Array.isArray(launchContext)) return undefined;
  const entries = Object.entries(launchContext);
  if (entries.length === 0) return {};
  const { remedy, channel, threat, ...unknown } = Object.fromEntries(entries) as Record<string, unknown>;
  if (!isOneOf(REMEDY_IDS, remedy) || Object.keys(unknown).length > 0) return undefined;
  if (channel !== undefined && (remedy !== "switch-channel" || !isOneOf(CHANNELS, channel))) return undefined;
  if (threat !== undefined && (remedy !== "quarantine-threat" || typeof threat !== "string")) return undefined;
  return {
    remedy,
    ...(channel !== undefined && { channel: channel as Channel }),
    ...(threat !== undefined && { threat: threat as string }),
  };
}
