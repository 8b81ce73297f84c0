import { Moon, RotateCw, Sun } from "lucide-react";
import { useState, type ChangeEvent, type ReactNode } from "react";
import type { DesktopState, MacPanelState, MacSwitch } from "../state";
import { History } from "./history";
import { Processes } from "./processes";
import { send } from "./store";
import type { Theme } from "./theme";
import { useClock } from "./use-clock";

/** Gives the keyboard back after a choice, so that what is typed next is a search and not another choice. */
function onChoice(choose: (value: string) => void): (event: ChangeEvent<HTMLSelectElement>) => void {
  return ({ target }) => {
    target.blur();
    choose(target.value);
  };
}

function Switch({ entry }: { entry: MacSwitch }): ReactNode {
  const turn = (action: string): void => void send({ do: "act", action });
  if (entry.kind === "choice") {
    return (
      <label className="switch choice">
        <span className="grow">{entry.title}</span>
        <select value="" onChange={onChoice(turn)}>
          <option value="">{entry.current}</option>
          {entry.choices.map((choice) => (
            <option key={choice.action} value={choice.action}>
              {choice.title}
            </option>
          ))}
        </select>
      </label>
    );
  }
  const { action, title, disabled } = entry;
  return (
    <button className="switch" disabled={disabled !== undefined} title={disabled} onClick={() => turn(action)}>
      {title}
    </button>
  );
}

const RATES = [1, 10, 60];

function Clock({ clock }: { clock: MacPanelState["clock"] }): ReactNode {
  const now = useClock(clock);
  return (
    <div className="clock-row">
      <time>{new Date(now).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "medium" })}</time>
      <span className="segments" role="group" aria-label="Clock Speed">
        {RATES.map((rate) => (
          <button key={rate} aria-pressed={clock.rate === rate} onClick={() => void send({ do: "setRate", rate })}>
            ×{rate}
          </button>
        ))}
      </span>
    </div>
  );
}

function Mac({ mac }: { mac: MacPanelState }): ReactNode {
  const current = mac.presets.find((preset) => preset.name === mac.preset);
  return (
    <>
      <section>
        <h3>Simulated Mac</h3>
        <select
          className="presets"
          aria-label="Preset"
          value={mac.preset}
          onChange={onChoice((preset) => void send({ do: "choosePreset", preset }))}
        >
          {mac.presets.map((preset) => (
            <option key={preset.name} value={preset.name}>
              {preset.title}
            </option>
          ))}
        </select>
        <p className="note">{current?.description}</p>
        <Clock clock={mac.clock} />
        <dl className="facts">
          {mac.facts.map((fact) => (
            <div key={fact.title}>
              <dt>{fact.title}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {mac.groups.map((group) => (
        <section key={group.title}>
          <h3>{group.title}</h3>
          <div className="switches">
            {group.switches.map((entry) => (
              <Switch key={entry.title} entry={entry} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

const TABS = ["Mac", "Processes", "History"] as const;

/** What stands beside the desktop: the simulated Mac's switches, and what the extension did. */
export function SidePanel({
  desktop,
  theme,
  onTheme,
}: {
  desktop: DesktopState;
  theme: Theme;
  onTheme: (theme: Theme) => void;
}): ReactNode {
  const tabs = desktop.mac ? TABS : TABS.slice(1);
  const [chosen, choose] = useState<string>(tabs[0] ?? "");
  return (
    <aside className="side" aria-label="Simulator">
      <div className="side-head">
        <span className="segments" role="tablist">
          {tabs.map((tab) => (
            <button key={tab} role="tab" aria-selected={tab === chosen} onClick={() => choose(tab)}>
              {tab}
              {tab === "Processes" && <i>{desktop.processes.at(-1)?.number ?? 0}</i>}
            </button>
          ))}
        </span>
        <span className="grow" />
        <button
          className="icon-button"
          title="Restart Raycast"
          aria-label="Restart Raycast"
          onClick={() => void send({ do: "restartRaycast" })}
        >
          <RotateCw size={15} />
        </button>
        <button
          className="icon-button"
          title="Light or Dark"
          aria-label="Light or Dark"
          onClick={() => onTheme(theme === "dark" ? "light" : "dark")}
        >
          {theme === "dark" ? <Sun size={15} /> : <Moon size={15} />}
        </button>
      </div>
      <div className="side-body">
        {chosen === "Mac" && desktop.mac && <Mac mac={desktop.mac} />}
        {chosen === "Processes" && <Processes processes={desktop.processes} />}
        {chosen === "History" && <History history={desktop.history} />}
      </div>
      <div className="side-foot">
        Menu bar command: {desktop.menuBar.activated ? desktop.menuBar.phase : "not activated"} · {desktop.menuBar.runs}{" "}
        {desktop.menuBar.runs === 1 ? "run" : "runs"}
      </div>
    </aside>
  );
}
