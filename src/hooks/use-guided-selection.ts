import { useState } from "react";

/**
 * The selected row of the guide: where it was asked to begin (`first`), else the next step; then the person's own
 * choice, until another step becomes the next one.
 */
export function useGuidedSelection(next: string | undefined, first: string | undefined) {
  const [selected, setSelected] = useState<string>();
  const [ledTo, setLedTo] = useState<string>();

  // While it renders, not after: a list that was drawn without it would select its first row, and say so.
  if (next !== undefined && next !== ledTo) {
    setSelected(ledTo === undefined ? (first ?? next) : next);
    setLedTo(next);
  }

  return {
    selected: selected ?? first,
    select: (id: string | null) => {
      if (id !== null) setSelected(id);
    },
  };
}
