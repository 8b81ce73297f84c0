import { useEffect, useState } from "react";
import { handOver } from "../app/launch";
import { tellLeftBehind } from "../app/left-behind";
import { performRemedy } from "../app/perform";
import { readSettings } from "../app/settings";
import { groundsFor } from "../app/read-mac";
import { thisMac } from "../app/this-mac";
import { runAwaited } from "../process/run-awaited";
import type { Remedy, RemedyContext } from "../remedies/types";
import type { Reading } from "./use-reading";

/** What the person chose. */
export type RemedyChoice = Pick<RemedyContext, "channel" | "threat">;

export interface Remedies {
  /** What the remedies are judged by; undefined before the very first reading. */
  context: RemedyContext | undefined;
  /**
   * Runs a remedy and reads the Mac again, where that is over in a moment; resolves when both are. Everything else is
   * handed to a command that Raycast awaits, since a menu, and a view without its window, ends with whatever it began.
   */
  perform: (remedy: Remedy, choice?: RemedyChoice) => Promise<void>;
  /** True while a remedy runs, and with it perhaps a child process. */
  isBusy: boolean;
}

/** The remedies for a view, on top of its reading. */
export function useRemedies({ snapshot, assessment, now, isLoading, refresh }: Reading): Remedies {
  const [grounds] = useState(() => groundsFor(thisMac(runAwaited), readSettings().expectations));
  const [running, setRunning] = useState(0);
  const context = snapshot && assessment && { snapshot, assessment, now, ...grounds };
  const isFresh = context !== undefined && !isLoading;
  useEffect(() => {
    if (isFresh && running === 0) void tellLeftBehind(context, "view");
  }, [snapshot, isFresh]);
  return {
    context,
    isBusy: running > 0,
    async perform(remedy, choice = {}) {
      const isChoice = remedy.view !== undefined && choice.channel === undefined;
      if (!remedy.onTheSpot || isChoice || !context) return handOver(remedy, choice);
      setRunning((count) => count + 1);
      try {
        await performRemedy(remedy, { ...context, ...choice }, "view");
        await refresh();
      } finally {
        setRunning((count) => count - 1);
      }
    },
  };
}
