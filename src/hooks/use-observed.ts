import { useEffect, useRef, useState } from "react";
import { noteObserved } from "../guide/note-observed";
import { readSetupMarks } from "../guide/setup-marks";
import type { SetupMarks } from "../model/setup";
import type { Snapshot } from "../model/snapshot";

/** A snapshot, and what had been observed when it was taken. */
export interface Observed {
  snapshot: Snapshot;
  marks: SetupMarks;
}

/** How often it is looked for marks of another command's: a snapshot that says nothing new brings none. */
const LOOK_MS = 2_000;

/**
 * What was observed so far, read anew with each snapshot and every two seconds, for remedies and other commands write
 * marks too; and what the snapshot itself shows to have happened is written down. Snapshot and marks come together, so
 * that no step is judged by one that the other does not know of yet. undefined until the marks were read once.
 */
export function useObserved(snapshot: Snapshot | undefined): Observed | undefined {
  const [observed, setObserved] = useState<Observed>();
  const before = useRef<Snapshot>(undefined);

  useEffect(() => {
    if (!snapshot) return;
    let isCurrent = true;
    const previous = before.current;
    before.current = snapshot;
    void (async () => {
      const marks = await noteObserved(previous, snapshot, Date.now());
      if (isCurrent) setObserved({ snapshot, marks });
    })();
    return () => {
      isCurrent = false;
    };
  }, [snapshot]);

  useEffect(() => {
    const timer = setInterval(async () => {
      const marks = await readSetupMarks(Date.now());
      setObserved((seen) => (seen && observedIn(seen.marks) !== observedIn(marks) ? { ...seen, marks } : seen));
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, []);

  return observed;
}

/** What was observed, as text to compare. The Mac's start is told anew, and a little differently, each time. */
function observedIn(marks: SetupMarks): string {
  return JSON.stringify({ ...marks, macBootedAt: undefined });
}
