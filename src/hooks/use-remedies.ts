import { useState } from "react";
import { readSettings } from "../app/settings";
import { groundsFor } from "../app/read-mac";
import { thisMac } from "../app/this-mac";
import { run } from "../process/run";
import type { Surface } from "../remedies/run/feedback";
import { performRemedy } from "../remedies/run/perform";
import type { Remedy, RemedyContext } from "../remedies/types";
import type { Reading } from "./use-reading";

/** What the person, or the view, chose. */
export type RemedyChoice = Pick<RemedyContext, "channel" | "threat" | "leavesApprovalToView">;

export interface Remedies {
  /** What the remedies are judged by; undefined before the very first reading. */
  context: RemedyContext | undefined;
  /** Runs a remedy and reads the Mac again. Resolves when both are over. */
  perform: (remedy: Remedy, choice?: RemedyChoice) => Promise<void>;
  /** True while a remedy runs, and with it perhaps a child process. */
  isBusy: boolean;
}

/** The remedies for a command, on top of its reading. */
export function useRemedies({ snapshot, assessment, now, refresh }: Reading, surface: Surface): Remedies {
  const [grounds] = useState(() => groundsFor(thisMac(run), readSettings().expectations));
  const [running, setRunning] = useState(0);
  const context = snapshot && assessment && { snapshot, assessment, now, ...grounds };
  return {
    context,
    isBusy: running > 0,
    async perform(remedy, choice) {
      if (!context) return;
      setRunning((count) => count + 1);
      try {
        await performRemedy(remedy, { ...context, ...choice }, surface);
        await refresh();
      } finally {
        setRunning((count) => count - 1);
      }
    },
  };
}
