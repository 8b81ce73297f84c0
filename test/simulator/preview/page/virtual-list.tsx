import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import type { HostNode } from "../../raycast/protocol";
import { Accessories } from "./accessories";
import { Image } from "./image";
import { visibleRows, type ListModel } from "./list-model";
import { text, tooltip } from "./node";

interface Props {
  model: ListModel;
  selected: number;
  onSelect: (index: number) => void;
  onChoose: () => void;
  /** Called when the last rows come into view. */
  onNearEnd: () => void;
  /** While the detail is shown, rows say only what has room. */
  narrow: boolean;
}

function Item({ node, narrow }: { node: HostNode; narrow: boolean }): ReactNode {
  return (
    <>
      <span className="row-icon" title={tooltip(node.props.icon)}>
        <Image image={node.props.icon} size={18} />
      </span>
      <span className="row-title" title={tooltip(node.props.title)}>
        {text(node.props.title)}
      </span>
      {!narrow && (
        <span className="row-subtitle" title={tooltip(node.props.subtitle)}>
          {text(node.props.subtitle)}
        </span>
      )}
      <span className="grow" />
      <Accessories value={node.props.accessories} />
    </>
  );
}

/** The rows of a list, of which only those on screen are elements of the page. */
export function VirtualList({ model, selected, onSelect, onChoose, onNearEnd, narrow }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 400 });

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    return () => element.removeEventListener("scroll", measure);
  }, []);

  const nearEnd = view.top + 2 * view.height > model.height;
  useEffect(() => {
    if (nearEnd) onNearEnd();
  });

  const row = model.rows.find((candidate) => candidate.kind === "item" && candidate.index === selected);
  const top = row?.top ?? 0;
  const bottom = top + (row?.height ?? 0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // The title above the first item of a section comes into view with it.
    const above = selected === 0 ? 0 : top - 8;
    if (above < element.scrollTop) element.scrollTop = above;
    else if (bottom + 8 > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom + 8 - element.clientHeight;
  }, [selected, top, bottom]);

  return (
    <div className="rows" ref={box} role="listbox" aria-label="Items">
      <div className="rows-inner" style={{ height: model.height }}>
        {visibleRows(model.rows, view.top, view.top + view.height).map((shown) =>
          shown.kind === "section" ? (
            <div key={shown.key} className="section-title" style={{ top: shown.top, height: shown.height }}>
              {shown.title} <span>{shown.subtitle}</span>
            </div>
          ) : (
            <div
              key={shown.key}
              role="option"
              aria-selected={shown.index === selected}
              className={`row ${shown.index === selected ? "selected" : ""}`}
              style={{ top: shown.top, height: shown.height }}
              onClick={() => (shown.index === selected ? onChoose() : onSelect(shown.index))}
            >
              <Item node={shown.node} narrow={narrow} />
            </div>
          ),
        )}
      </div>
    </div>
  );
}
