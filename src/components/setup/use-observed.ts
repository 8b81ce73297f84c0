import { environment } from "@raycast/api";
import { useEffect, useRef, useState } from "react";
import { readValidations } from "../../history/validations";
import type { SetupMarks, Snapshot } from "../../protection/types";
import { mark, readMarks, unmark } from "../../remedies/marks";
import { observe } from "../../remedies/observe";

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
  const [validation] = useState(lastValidation);
  const before = useRef<Snapshot>(undefined);

  useEffect(() => {
    if (!snapshot) return;
    let isCurrent = true;
    const previous = before.current;
    before.current = snapshot;
    void (async () => {
      const known = await readMarks(Date.now());
      const changes = observe(previous, snapshot, known);
      await Promise.all(changes.map(({ name, at }) => (at === undefined ? unmark(name) : mark(name, at))));
      const marks = changes.length > 0 ? await readMarks(Date.now()) : known;
      if (isCurrent) setObserved({ snapshot, marks: { ...marks, ...(validation && { validation }) } });
    })();
    return () => {
      isCurrent = false;
    };
  }, [snapshot, validation]);

  return observed;
}

function lastValidation(): SetupMarks["validation"] {
  const last = readValidations(environment.supportPath).validations.findLast(({ scenario }) => scenario === "eicar");
  return last && { result: last.result, at: last.at };
}
