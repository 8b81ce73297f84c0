import { ChevronRight } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { entriesOf, type ActionEntry, type ActionGroup } from "./actions";
import { Image } from "./image";
import { KeyCaps } from "./keycaps";
import { isCommand, useKeys } from "./keys";
import { keyCaps } from "./shortcut";

interface Props {
  title: string;
  groups: readonly ActionGroup[];
  /** The key caps of the first two entries, which have no shortcut of their own: return and ⌘ return. */
  standard: readonly string[][];
  onChoose: (entry: ActionEntry) => void;
  onClose: () => void;
}

function filtered(groups: readonly ActionGroup[], query: string): ActionGroup[] {
  const wanted = query.trim().toLowerCase();
  return groups
    .map((group) => ({
      ...group,
      entries: group.entries.filter((entry) => entry.title.toLowerCase().includes(wanted)),
    }))
    .filter((group) => group.entries.length > 0);
}

/** The panel that ⌘K opens. */
export function ActionPanel({ title, groups, standard, onChoose, onClose }: Props): ReactNode {
  const [query, setQuery] = useState("");
  const [selected, setSelected] = useState(0);
  const [path, setPath] = useState<readonly ActionEntry[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const inside = path.at(-1);
  const shown = filtered(inside?.submenu ?? groups, query);
  const entries = entriesOf(shown);
  const first = entriesOf(groups);

  useEffect(() => input.current?.focus(), [path]);
  useEffect(() => {
    list.current?.querySelector(".selected")?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  const choose = (entry: ActionEntry | undefined): void => {
    if (!entry) return;
    if (entry.submenu) {
      setPath([...path, entry]);
      setQuery("");
      setSelected(0);
    } else onChoose(entry);
  };
  const back = (): void => {
    if (path.length === 0) return onClose();
    setPath(path.slice(0, -1));
    setQuery("");
    setSelected(0);
  };

  useKeys((event) => {
    if (isCommand(event) && event.key.toLowerCase() === "k") onClose();
    else if (event.key === "Escape") back();
    else if (event.key === "ArrowDown") setSelected(Math.min(selected + 1, entries.length - 1));
    else if (event.key === "ArrowUp") setSelected(Math.max(selected - 1, 0));
    else if (event.key === "Enter" && !isCommand(event)) choose(entries[selected]);
    else if (event.key === "ArrowRight" && entries[selected]?.submenu) choose(entries[selected]);
    else if (event.key === "ArrowLeft" && inside && query === "") back();
    else return false;
    return true;
  });

  return (
    <>
      <div className="panel-shade" onClick={onClose} />
      <div className="action-panel" role="menu" aria-label="Actions">
        <div className="panel-title">{inside?.title ?? title}</div>
        <div className="panel-list" ref={list}>
          {shown.map((group) => (
            <div key={group.id} className="panel-section">
              {group.title && <div className="panel-section-title">{group.title}</div>}
              {group.entries.map((entry) => {
                const place = inside ? -1 : first.indexOf(entry);
                // The first entry is return's, whatever shortcut of its own it has.
                const caps = entry.shortcut && place !== 0 ? keyCaps(entry.shortcut) : standard[place];
                return (
                  <div
                    key={entry.id}
                    role="menuitem"
                    className={`panel-entry ${entries[selected] === entry ? "selected" : ""} ${entry.destructive ? "destructive" : ""}`}
                    onMouseMove={() => setSelected(entries.indexOf(entry))}
                    onClick={() => choose(entry)}
                  >
                    <Image image={entry.icon} size={16} />
                    <span className="grow">{entry.title}</span>
                    {entry.submenu ? <ChevronRight size={14} /> : <KeyCaps caps={caps ?? []} />}
                  </div>
                );
              })}
            </div>
          ))}
          {entries.length === 0 && <div className="panel-none">No Results</div>}
        </div>
        <input
          ref={input}
          value={query}
          placeholder="Search for actions…"
          onChange={(event) => {
            setQuery(event.target.value);
            setSelected(0);
          }}
        />
      </div>
    </>
  );
}
