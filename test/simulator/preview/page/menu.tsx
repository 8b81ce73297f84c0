import { ChevronRight } from "lucide-react";
import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type RefObject,
} from "react";
import { createPortal } from "react-dom";
import type { HostNode } from "../../raycast/protocol";
import type { MenuBarState } from "../state";
import { Image } from "./image";
import { useKeys } from "./keys";
import { isEnabled, rowsOf, shortcutsOf, shownItem } from "./menu-model";
import { handler, lastName, text } from "./node";
import { useFire } from "./run-context";
import { keyCaps, matches, shortcutOf } from "./shortcut";

/** What all rows of an open menu share: whether ⌥ is down, and which row is lit. The server closes it after a choice. */
const MenuContext = createContext<{
  option: boolean;
  lit: number | null;
  light: (id: number | null) => void;
  /** The submenus that are open, outermost first. */
  path: readonly number[];
  openSubmenu: (path: readonly number[]) => void;
}>({ option: false, lit: null, light: () => {}, path: [], openSubmenu: () => {} });

function useMenuKeys(root: HostNode | null): { option: boolean } {
  const [option, setOption] = useState(false);
  useEffect(() => {
    const change = (event: KeyboardEvent): void => setOption(event.altKey);
    window.addEventListener("keydown", change);
    window.addEventListener("keyup", change);
    return () => {
      window.removeEventListener("keydown", change);
      window.removeEventListener("keyup", change);
    };
  }, [root]);
  return { option };
}

function Row({ node, path }: { node: HostNode; path: readonly number[] }): ReactNode {
  const { option, lit, light, path: openPath, openSubmenu } = useContext(MenuContext);
  const fire = useFire();
  const row = useRef<HTMLDivElement>(null);
  const isLit = lit === node.id;
  useEffect(() => {
    if (isLit) row.current?.scrollIntoView({ block: "nearest" });
  }, [isLit]);
  if (lastName(node) === "Submenu") {
    const own = [...path, node.id];
    const open = openPath[path.length] === node.id;
    return (
      <div
        ref={row}
        role="menuitem"
        aria-haspopup="menu"
        aria-expanded={open}
        className={`menu-row ${isLit || open ? "lit" : ""}`}
        onMouseEnter={() => {
          light(node.id);
          openSubmenu(own);
        }}
        onClick={() => openSubmenu(own)}
      >
        <Image image={node.props.icon} size={15} />
        <span className="menu-title">{text(node.props.title)}</span>
        <span className="grow" />
        <ChevronRight size={13} />
        {open && <Submenu node={node} path={own} beside={row} />}
      </div>
    );
  }
  const shown = shownItem(node, option);
  const enabled = isEnabled(shown);
  const shortcut = shortcutOf(shown.props.shortcut);
  return (
    <div
      ref={row}
      role="menuitem"
      aria-disabled={!enabled}
      title={text(shown.props.tooltip) || undefined}
      className={`menu-row ${enabled ? "" : "disabled"} ${isLit && enabled ? "lit" : ""}`}
      onMouseEnter={() => {
        light(node.id);
        openSubmenu(path);
      }}
      onClick={(event) => {
        event.stopPropagation();
        if (!enabled) return;
        fire(handler(shown, "onAction"), { type: "left-click" });
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        if (!enabled) return;
        fire(handler(shown, "onAction"), { type: "right-click" });
      }}
    >
      <Image image={shown.props.icon} size={15} />
      <span className="menu-title">
        {text(shown.props.title)} <span className="menu-subtitle">{text(shown.props.subtitle)}</span>
      </span>
      <span className="grow" />
      {shortcut && <span className="menu-shortcut">{keyCaps(shortcut).join("")}</span>}
    </div>
  );
}

/** How far a submenu stays away from the edges of the screen, in pixels. */
const EDGE = 8;

interface SubmenuProps {
  node: HostNode;
  path: readonly number[];
  beside: RefObject<HTMLDivElement | null>;
}

/** A submenu to the left of its row. It is drawn outside of its menu, which may scroll. */
function Submenu({ node, path, beside }: SubmenuProps): ReactNode {
  const panel = useRef<HTMLDivElement>(null);
  const [style, setStyle] = useState<CSSProperties>({ visibility: "hidden" });
  useLayoutEffect(() => {
    const row = beside.current?.getBoundingClientRect();
    const height = panel.current?.offsetHeight ?? 0;
    if (!row) return;
    const top = Math.max(EDGE, Math.min(row.top - 5, window.innerHeight - height - EDGE));
    setStyle({ top, right: window.innerWidth - row.left + 6 });
  }, [beside, node]);
  return createPortal(
    <div ref={panel} className="menu submenu" role="menu" style={style}>
      <Rows node={node} path={path} />
    </div>,
    document.body,
  );
}

function Rows({ node, path }: { node: HostNode; path: readonly number[] }): ReactNode {
  return node.children.map((child, index) => {
    switch (lastName(child)) {
      case "Section": {
        if (child.children.length === 0) return null;
        const title = text(child.props.title);
        return (
          <div key={child.id} role="group" aria-label={title || undefined}>
            {index > 0 && <hr />}
            {title && <div className="menu-section">{title}</div>}
            <Rows node={child} path={path} />
          </div>
        );
      }
      case "Separator":
        return <hr key={child.id} />;
      default:
        return <Row key={child.id} node={child} path={path} />;
    }
  });
}

/** The extension's menu, as macOS shows it. */
export function Menu({ menuBar, onClose }: { menuBar: MenuBarState; onClose: () => void }): ReactNode {
  const { root } = menuBar;
  const { option } = useMenuKeys(root);
  const fire = useFire();
  const [lit, light] = useState<number | null>(null);
  const [path, openSubmenu] = useState<readonly number[]>([]);

  // As on a Mac, a menu that has no room to the left of its item goes on to the right of it.
  const panel = useRef<HTMLDivElement>(null);
  const [shift, setShift] = useState(0);
  useLayoutEffect(() => {
    const fit = (): void => {
      const left = panel.current?.getBoundingClientRect().left ?? EDGE;
      setShift((before) => Math.max(0, EDGE - (left - before)));
    };
    fit();
    window.addEventListener("resize", fit);
    return () => window.removeEventListener("resize", fit);
  }, [root]);

  const isBusy = menuBar.run === null || root?.props.isLoading === true;
  const level = path.reduce<HostNode | undefined>(
    (node, id) => node && rowsOf(node).find((row) => row.id === id),
    root ?? undefined,
  );
  const rows = level ? rowsOf(level).filter((row) => isEnabled(shownItem(row, option))) : [];
  const index = rows.findIndex((row) => row.id === lit);
  const move = (to: number): void => light(rows[(to + rows.length) % rows.length]?.id ?? null);

  useKeys((event) => {
    if (event.key === "Escape") {
      onClose();
      return true;
    }
    if (event.key === "ArrowDown") move(index + 1);
    else if (event.key === "ArrowUp") move(index < 0 ? rows.length - 1 : index - 1);
    else if (event.key === "ArrowLeft" && path.length > 0) {
      light(path.at(-1) ?? null);
      openSubmenu(path.slice(0, -1));
    } else if (event.key === "ArrowRight" || event.key === "Enter" || event.key === " ") {
      const row = rows[index];
      if (!row) return true;
      if (lastName(row) === "Submenu") {
        openSubmenu([...path, row.id]);
        light(rowsOf(row).find(isEnabled)?.id ?? null);
      } else if (event.key !== "ArrowRight") {
        fire(handler(shownItem(row, option), "onAction"), { type: "left-click" });
      }
    } else {
      const chosen = root
        ? shortcutsOf(root).find((entry) => {
            const shortcut = shortcutOf(entry.node.props.shortcut);
            return shortcut !== null && matches(shortcut, event);
          })
        : undefined;
      if (chosen) {
        fire(chosen.handler, { type: "left-click" });
      }
      return chosen !== undefined;
    }
    return true;
  });

  return (
    <MenuContext value={{ option, lit, light, path, openSubmenu }}>
      <div className="menu-shade" onClick={onClose} />
      <div
        ref={panel}
        className="menu"
        role="menu"
        aria-label="Extension Menu"
        aria-busy={isBusy}
        style={{ translate: `${shift}px` }}
      >
        {root && <Rows node={root} path={[]} />}
        {/* What Raycast shows here is a guess. */}
        {isBusy && root?.children.length === 0 && <div className="menu-section">Loading…</div>}
      </div>
    </MenuContext>
  );
}
