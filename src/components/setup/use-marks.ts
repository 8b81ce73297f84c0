import { environment } from "@raycast/api";
import { useEffect, useRef, useState } from "react";
import { readValidations } from "../../history/validations";
import type { SetupMarks, Snapshot } from "../../protection/types";
import { mark, readMarks, unmark } from "../../remedies/marks";
import { observe } from "../../remedies/observe";

/**
 * What was observed so far, read anew with each snapshot, for remedies and other commands write marks too; and what the
 * snapshot itself shows to have happened is written down. undefined until the marks were read once.
 */
export function useMarks(snapshot: Snapshot | undefined): SetupMarks | undefined {
  const [marks, setMarks] = useState<SetupMarks>();
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
      const now = changes.length > 0 ? await readMarks(Date.now()) : known;
      if (isCurrent) setMarks(now);
    })();
    return () => {
      isCurrent = false;
    };
  }, [snapshot]);

  return marks && { ...marks, ...(validation && { validation }) };
}

function lastValidation(): SetupMarks["validation"] {
  const last = readValidations(environment.supportPath).validations.findLast(({ scenario }) => scenario === "eicar");
  return last && { result: last.result, at: last.at };
}
