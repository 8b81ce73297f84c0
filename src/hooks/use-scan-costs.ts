import { useMemo, useRef } from "react";
import { readStatistics } from "../defender/statistics/read-statistics";
import { type CostNow, costsNow, type ProgramCost, type ScanCosts } from "../model/performance";
import { type Answer, useAnswer } from "./use-answer";

/** The pause between two countings; what a minute costs is told from their difference. */
const PAUSE_MS = 10_000;

/** How far back "now" reaches: what was counted before says nothing about the moment. */
const NOW_MS = 60_000;

interface Counting {
  programs: readonly ProgramCost[];
  at: number;
}

/** What scanning costs by program, read as long as the view is open. */
export function useScanCosts(): Answer<ScanCosts> & { costsNow: ReadonlyMap<string, CostNow> } {
  const answer = useAnswer(readStatistics, { pauseMs: PAUSE_MS });
  const countings = useRef<Counting[]>([]);
  const { value, readAt } = answer;

  const now = useMemo(() => {
    if (value?.state !== "counted" || readAt === undefined) return new Map<string, CostNow>();
    const after = { programs: value.programs, at: readAt };
    const earlier = countings.current.filter(({ at }) => at < readAt);
    // The oldest one of the last minute; after a longer pause, the last one there is.
    const before = earlier.find(({ at }) => readAt - at <= NOW_MS) ?? earlier.at(-1);
    countings.current = [...earlier.slice(-Math.ceil(NOW_MS / PAUSE_MS)), after];
    return before ? costsNow(before, after) : new Map<string, CostNow>();
  }, [value, readAt]);

  return { ...answer, costsNow: now };
}
