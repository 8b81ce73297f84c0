import { Command } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { CommandInfo, DesktopState } from "../state";
import { isCommand, typeInto, useKeys } from "./keys";
import { KeyCaps } from "./keycaps";
import { send } from "./store";
import { Toast } from "./toast";
import { Image } from "./image";

const MODES: Readonly<Record<CommandInfo["mode"], string>> = {
  view: "Command",
  "no-view": "Command",
  "menu-bar": "Menu Bar Command",
};

function found(command: CommandInfo, query: string): boolean {
  const hay = [command.title, command.subtitle, ...command.keywords].join("\n").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

/** Raycast's first screen: the extension's commands, found by title, subtitle and keywords. */
export function RootSearch({ desktop }: { desktop: DesktopState }): ReactNode {
  const [query, setQuery] = useState("");
  const [selected, setSelected] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const shown = desktop.commands.filter((command) => found(command, query));
  const command = shown[Math.min(selected, shown.length - 1)];

  useEffect(() => input.current?.focus(), []);
  const launch = (name: string | undefined): void => {
    if (name) void send({ do: "launch", command: name });
  };

  useKeys((event) => {
    typeInto(input.current, event);
    if (event.key === "ArrowDown") setSelected(Math.min(selected + 1, shown.length - 1));
    else if (event.key === "ArrowUp") setSelected(Math.max(selected - 1, 0));
    else if (event.key === "Enter" && !isCommand(event)) launch(command?.name);
    else if (event.key === "Escape") {
      if (query) setQuery("");
      else void send({ do: "showWindow", visible: false });
    } else return false;
    return true;
  });

  return (
    <div className="view">
      <header className="head">
        <input
          ref={input}
          className="search"
          aria-label="Search"
          value={query}
          placeholder="Search for apps and commands…"
          spellCheck={false}
          onChange={(event) => {
            setQuery(event.target.value);
            setSelected(0);
          }}
        />
      </header>
      <div className="divider" />
      <div className="body">
        <div className="rows" role="listbox" aria-label="Commands">
          {shown.length > 0 && <div className="section-title plain">{query ? "Results" : desktop.extension.title}</div>}
          {shown.map((entry) => (
            <div
              key={entry.name}
              role="option"
              aria-selected={entry === command}
              title={entry.description}
              className={`row plain ${entry === command ? "selected" : ""}`}
              onClick={() => launch(entry.name)}
            >
              <span className="row-icon">
                <Image image={desktop.extension.icon} size={20} />
              </span>
              <span className="row-title">{entry.title}</span>
              <span className="row-subtitle">{entry.subtitle}</span>
              <span className="grow" />
              <span className="accessories">{MODES[entry.mode]}</span>
            </div>
          ))}
          {shown.length === 0 && (
            <div className="empty">
              <Image image="magnifying-glass-16" size={40} />
              <h2>No Results</h2>
            </div>
          )}
        </div>
      </div>
      <footer className="foot">
        {desktop.toast ? (
          <Toast toast={desktop.toast} />
        ) : (
          <span className="foot-title">
            <Command size={16} />
          </span>
        )}
        <span className="grow" />
        {command && (
          <button className="foot-action" onClick={() => launch(command.name)}>
            <b>Open Command</b> <KeyCaps caps={["↵"]} />
          </button>
        )}
      </footer>
    </div>
  );
}
