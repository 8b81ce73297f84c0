import { Check, ChevronDown } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { HostNode } from "../../raycast/protocol";
import { Image } from "./image";
import { isCommand, useKeys } from "./keys";
import { handler, lastName, text } from "./node";
import { useFire } from "./run-context";

interface Choice {
  id: number;
  value: string;
  title: string;
  node: HostNode;
  section: string;
}

/** The choices of a dropdown, sections flattened. */
export function choicesOf(node: HostNode, section = ""): Choice[] {
  return node.children.flatMap((child) =>
    lastName(child) === "Section"
      ? choicesOf(child, text(child.props.title))
      : [{ id: child.id, value: text(child.props.value), title: text(child.props.title), node: child, section }],
  );
}

/** The dropdown at the right of the search bar. */
export function Dropdown({ node }: { node: HostNode }): ReactNode {
  const fire = useFire();
  const choices = choicesOf(node);
  const [own, setOwn] = useState(text(node.props.defaultValue) || choices[0]?.value || "");
  const value = typeof node.props.value === "string" ? node.props.value : own;
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [selected, setSelected] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const current = choices.find((choice) => choice.value === value);
  const shown = choices.filter((choice) => choice.title.toLowerCase().includes(query.toLowerCase()));

  // Raycast tells the extension the first value, too.
  const onChange = handler(node, "onChange");
  useEffect(() => {
    if (onChange && value) fire(onChange, value);
  }, []);

  const toggle = (): void => {
    setQuery("");
    setSelected(
      Math.max(
        0,
        choices.findIndex((choice) => choice.value === value),
      ),
    );
    setOpen(!open);
  };
  const choose = (choice: Choice | undefined): void => {
    setOpen(false);
    if (!choice || choice.value === value) return;
    setOwn(choice.value);
    fire(onChange, choice.value);
  };
  useEffect(() => {
    if (open) input.current?.focus();
    else if (input.current === null) document.querySelector<HTMLElement>(".view:not([hidden]) .search")?.focus();
  }, [open]);

  useKeys((event) => {
    if (!isCommand(event) || event.key.toLowerCase() !== "p") return false;
    toggle();
    return true;
  });
  // On its own, so that it is asked before the list around it, whose keys these are while it is closed.
  useKeys((event) => {
    if (event.key === "Escape") setOpen(false);
    else if (event.key === "ArrowDown") setSelected(Math.min(selected + 1, shown.length - 1));
    else if (event.key === "ArrowUp") setSelected(Math.max(selected - 1, 0));
    else if (event.key === "Enter") choose(shown[selected]);
    else return false;
    return true;
  }, open);

  return (
    <div className="dropdown">
      <button
        className="dropdown-button"
        title={text(node.props.tooltip)}
        aria-haspopup="listbox"
        aria-expanded={open}
        onClick={toggle}
      >
        <Image image={current?.node.props.icon} size={14} />
        <span>{current?.title ?? text(node.props.placeholder)}</span>
        <ChevronDown size={14} />
      </button>
      {open && (
        <>
          <div className="panel-shade" onClick={() => setOpen(false)} />
          <div className="dropdown-list" role="listbox">
            <input
              ref={input}
              value={query}
              placeholder="Search…"
              onChange={(event) => {
                setQuery(event.target.value);
                setSelected(0);
              }}
            />
            <div className="dropdown-choices">
              {shown.map((choice, index) => (
                <div key={choice.id}>
                  {choice.section && choice.section !== shown[index - 1]?.section && (
                    <div className="panel-section-title">{choice.section}</div>
                  )}
                  <div
                    role="option"
                    aria-selected={choice.value === value}
                    className={`panel-entry ${index === selected ? "selected" : ""}`}
                    onMouseMove={() => setSelected(index)}
                    onClick={() => choose(choice)}
                  >
                    <Image image={choice.node.props.icon} size={14} />
                    <span className="grow">{choice.title}</span>
                    {choice.value === value && <Check size={14} />}
                  </div>
                </div>
              ))}
            </div>
          </div>
        </>
      )}
    </div>
  );
}
