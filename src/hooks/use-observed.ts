import { useEffect, useRef, useState } from "react";
import { mark, unmark } from "../guide/marks";
import { observe } from "../guide/observe";
import { readSetupMarks } from "../guide/setup-marks";
import type { SetupMarks } from "../model/setup";
import type { Snapshot } from "../model/snapshot";

/** A snapshot, and what had been observed when it was taken. */
export interface Observed {
  snapshot: Snapshot;
  marks: SetupMarks;
}

/**
 * What was observed so far, read anew with each snapshot, for remedies and other commands write marks too; and what the
 * snapshot itself shows to have happened is written down. Snapshot and marks come together, so that no step is judged by
 * one that the other does not know of yet. undefined until the marks were read once.
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
      const known = await readSetupMarks(Date.now());
      const changes = observe(previous, snapshot, known);
      await Promise.all(changes.map(({ name, at }) => (at === undefined ? unmark(name) : mark(name, at))));
      const marks = changes.length > 0 ? await readSetupMarks(Date.now()) : known;
      if (isCurrent) setObserved({ snapshot, marks });
    })();
    return () => {
      isCurrent = false;
    };
  }, [snapshot]);

  return observed;
}
