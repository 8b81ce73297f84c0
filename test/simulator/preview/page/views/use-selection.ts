import { useEffect, useRef, useState } from "react";
import type { HostNode } from "../../../raycast/protocol";
import { text } from "../node";

/** How long what was told to the extension may take to come back as its own word, in milliseconds. */
const ECHO_MS = 5_000;

interface Selection {
  /** The place of the selected row; 0 where there is none. */
  selected: number;
  select: (index: number) => void;
  /** Selects the first row. */
  reset: () => void;
}

/**
 * The selected row of a list: what the person chose, or what the extension asks for (`asked`, its `selectedItemId`) as
 * soon as that row is there. `tell` hears the selected row's id, but not where the extension asked for it itself; and
 * the extension's echo of what it was told moves nothing. Otherwise the two would send each other back and forth.
 */
export function useSelection(
  items: readonly HostNode[],
  asked: string,
  tell: ((id: string | null) => void) | undefined,
): Selection {
  const [selectedId, setSelectedId] = useState<number | null>(null);
  const [lastIndex, setLastIndex] = useState(0);
  const [heard, setHeard] = useState("");
  const agreed = useRef<string | null | undefined>(undefined);
  const told = useRef<readonly { id: string | null; at: number }[]>([]);

  // While it renders, not after: else the first row would be selected for a moment, and the extension told so.
  const found = asked === heard ? undefined : items.find((item) => text(item.props.id) === asked);
  if (asked !== heard && (found || asked === "")) {
    setHeard(asked);
    const echo = told.current.findIndex(({ id, at }) => id === asked && Date.now() - at < ECHO_MS);
    if (echo >= 0) told.current = told.current.slice(echo + 1);
    else if (found) {
      setSelectedId(found.id);
      agreed.current = asked;
    }
  }

  const byId = selectedId === null ? 0 : items.findIndex(({ id }) => id === selectedId);
  // An item that is gone hands its place to the one that stands there now.
  const selected = Math.max(0, byId >= 0 ? byId : Math.min(lastIndex, items.length - 1));
  const name = text(items[selected]?.props.id) || null;

  useEffect(() => {
    if (!tell || name === agreed.current) return;
    agreed.current = name;
    told.current = [...told.current, { id: name, at: Date.now() }].slice(-50);
    tell(name);
  }, [name, tell !== undefined]);

  return {
    selected,
    select(index) {
      const next = items[Math.max(0, Math.min(index, items.length - 1))];
      setSelectedId(next?.id ?? null);
      setLastIndex(index);
    },
    reset() {
      setSelectedId(null);
      setLastIndex(0);
    },
  };
}
