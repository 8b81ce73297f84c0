import { BatteryFull, Search, Wifi } from "lucide-react";
import type { ReactNode } from "react";
import type { DesktopState, MenuBarState } from "../state";
import { MenuBarIcon } from "./image";
import { Menu } from "./menu";
import { text } from "./node";
import { RunContext } from "./run-context";
import { send } from "./store";
import { useTheme } from "./theme";
import { useClock } from "./use-clock";

function Item({ menuBar }: { menuBar: MenuBarState }): ReactNode {
  const theme = useTheme();
  const { root, open } = menuBar;
  if (!root) return null;
  const { title, tooltip } = root.props;
  const toggle = (): void => void send({ do: "openMenu", open: !open });
  return (
    <div className="menu-anchor">
      <button
        className={`menu-item extension-item ${open ? "open" : ""}`}
        title={text(tooltip)}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={text(tooltip) || text(title) || "Extension"}
        onClick={toggle}
      >
        <MenuBarIcon icon={menuBar.icon[theme]} size={16} />
        {text(title) && <span>{text(title)}</span>}
      </button>
      {open && (
        <RunContext value={menuBar.run}>
          <Menu menuBar={menuBar} onClose={() => void send({ do: "openMenu", open: false })} />
        </RunContext>
      )}
    </div>
  );
}

/** The Mac's menu bar, with the extension's item among the others. */
export function MenuBar({ desktop }: { desktop: DesktopState }): ReactNode {
  const now = useClock(desktop.mac?.clock);
  const day = new Date(now).toLocaleDateString("en-US", { weekday: "short", month: "short", day: "numeric" });
  const time = new Date(now).toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
  return (
    <nav className="menu-bar" aria-label="Menu Bar">
      <b className="menu-item app">Finder</b>
      {["File", "Edit", "View", "Go", "Window", "Help"].map((word) => (
        <span key={word} className="menu-item furniture">
          {word}
        </span>
      ))}
      <span className="grow" />
      <Item menuBar={desktop.menuBar} />
      <button
        className="menu-item"
        title="Raycast (⌥ space)"
        aria-label="Raycast"
        onClick={() => void send({ do: "showWindow", visible: !desktop.window.visible })}
      >
        <Search size={15} />
      </button>
      <span className="menu-item furniture">
        <BatteryFull size={18} />
      </span>
      <span className="menu-item furniture">
        <Wifi size={16} />
      </span>
      <span className="menu-item clock">
        {day} {time}
      </span>
    </nav>
  );
}
