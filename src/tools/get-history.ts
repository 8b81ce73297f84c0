import { environment } from "@raycast/api";
import { isoTime, said } from "../ai/said";
import { readHistory } from "../timeline/read-history";
import { shareInWords } from "../timeline/share-words";
import { durationInWords, protectedShare, segments } from "../timeline/timeline";
import type { Level } from "../model/level";

const DAY_MS = 24 * 60 * 60_000;

interface Input {
  /** How many days back; 7 where this is left out, 90 at most. */
  days?: number;
}

interface HistoryAnswer {
  /** Oldest first. Where nobody read the Mac, `level` is `unknown` and `nobodyRead` is true. */
  stretches: { from: string; to: string; lasted: string; level: Level; engine: string | null; nobodyRead: boolean }[];
  /**
   * How much of the time in which somebody read the Mac it was proven to be protected, in words, with how long nobody did:
   * to be told together.
   */
  protectedTime: string;
  /** The same share as a number, 0 to 1; absent where the history is shorter than a day. */
  shareProtectedOfTimeRead?: number;
  /** The detection tests that were run, oldest first. */
  validations: { scenario: string; result: string; at: string; evidence?: string }[];
  problem?: { message: string; nextStep: string };
}

/** The most stretches that are worth a model's while; the newest stay. */
const MOST_STRETCHES = 60;

/** Says what this Mac's protection ran on over the last days, since when, and how the detection tests ended. */
export default async function getHistory({ days = 7 }: Input): Promise<HistoryAnswer> {
  const now = Date.now();
  const span = Math.min(Math.max(1, Math.trunc(days) || 7), 90);
  const { entries, validations, failure } = readHistory(environment.supportPath, now);
  const from = now - span * DAY_MS;
  const share = protectedShare(entries, now, span);
  return {
    stretches: segments(entries, from, now, now)
      .slice(-MOST_STRETCHES)
      .map((segment) => ({
        from: isoTime(segment.from) ?? "",
        to: isoTime(segment.to) ?? "",
        lasted: durationInWords(segment.to - segment.from),
        level: segment.level,
        engine: segment.engine === null ? null : said(segment.engine, 60),
        nobodyRead: segment.gap,
      })),
    protectedTime: shareInWords(share),
    shareProtectedOfTimeRead: share.shareOfObserved,
    validations: validations
      .filter(({ at }) => at >= from)
      .map(({ scenario, result, at, evidence }) => ({
        scenario,
        result,
        at: isoTime(at) ?? "",
        evidence: evidence && said(evidence, 300),
      })),
    problem: failure && { message: failure.message, nextStep: failure.nextStep },
  };
}
