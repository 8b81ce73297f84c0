import { durationInWords, type ProtectedShare } from "./timeline";

const DAY_MS = 24 * 60 * 60_000;

/** `99.5 %`, rounded down: 100 % is only said where it was all of the time. `not known yet` without a share. */
export function percent(share: number | undefined): string {
  return share === undefined ? "not known yet" : `${Math.floor(share * 1000) / 10} %`;
}

/**
 * A share in words, with what it is a share of: the time watched leads, and what was not watched is named beside it. A
 * history of less than a day is too short for a share.
 */
export function shareInWords({ days, shareOfObserved, totalMs, observedMs }: ProtectedShare): string {
  if (totalMs === 0) return "no history yet";
  if (totalMs < DAY_MS) return `not enough history yet (${durationInWords(totalMs)})`;
  const remarks = [
    // A share of three days must not pass for one of three months.
    totalMs < days * DAY_MS ? `the history is ${durationInWords(totalMs)} long` : undefined,
    totalMs > observedMs ? `${durationInWords(totalMs - observedMs)} not watched` : undefined,
  ].filter((remark) => remark !== undefined);
  const share =
    shareOfObserved === undefined ? "not watched at all" : `${percent(shareOfObserved)} of the time watched`;
  return remarks.length > 0 ? `${share} (${remarks.join("; ")})` : share;
}
