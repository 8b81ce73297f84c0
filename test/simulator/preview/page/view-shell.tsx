import { ArrowLeft } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { HostNode } from "../../raycast/protocol";
import { ActionPanel } from "./action-panel";
import { entriesOf, groupsOf, reachable, type ActionEntry } from "./actions";
import { Image } from "./image";
import { KeyCaps } from "./keycaps";
import { isCommand, useKeys } from "./keys";
import { text } from "./node";
import { useFire } from "./run-context";
import { matches } from "./shortcut";
import { send } from "./store";
import { Toast } from "./toast";
import type { ToastState } from "../state";

/** What every view is given. */
export interface ViewProps {
  node: HostNode;
  /** False for a view that another one was pushed over. */
  active: boolean;
  /** What the foot says: the extension's icon and the view's title. */
  title: string;
  icon: string;
  toast: ToastState | null;
}

interface Props extends ViewProps {
  /** The actions of what is selected. */
  panel: HostNode | undefined;
  /** What stands in the head beside the arrow. */
  head: ReactNode;
  children: ReactNode;
  isLoading: boolean;
  /** In a form, return belongs to the fields, so that the first action is ⌘ return. */
  isForm?: boolean;
  /** Asked before escape goes back: true when the view used it (to clear the search). */
  onEscape?: () => boolean;
  /** Set by views whose rows can be double-clicked. */
  chooseRef?: { current: () => void };
}

/** The frame of a view: head, body, foot, and everything that has to do with actions. */
export function ViewShell(props: Props): ReactNode {
  const { panel, head, children, isLoading, active, isForm, onEscape, chooseRef } = props;
  const [open, setOpen] = useState(false);
  const fire = useFire();
  const groups = groupsOf(panel);
  const entries = entriesOf(groups);
  const [primary, secondary] = entries;
  const standard = isForm ? [["⌘", "↵"]] : [["↵"], ["⌘", "↵"]];

  const choose = (entry: ActionEntry | undefined): void => {
    if (!entry) return;
    if (entry.submenu) return setOpen(true);
    setOpen(false);
    fire(entry.handler);
  };
  if (chooseRef) chooseRef.current = () => choose(primary);

  useKeys((event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      if (isForm) {
        if (!isCommand(event)) return false;
        choose(primary);
      } else choose(isCommand(event) ? (secondary ?? primary) : primary);
      return true;
    }
    if (isCommand(event) && event.key.toLowerCase() === "k") {
      if (entries.length > 0) setOpen(true);
      return true;
    }
    if (event.key === "Escape") {
      if (!onEscape?.()) void send({ do: "pop" });
      return true;
    }
    const entry = reachable(groups).find((candidate) => candidate.shortcut && matches(candidate.shortcut, event));
    if (!entry) return false;
    choose(entry);
    return true;
  }, active);

  return (
    <div className="view" hidden={!active}>
      <header className="head">
        <button className="back" aria-label="Back" title="Back" onClick={() => void send({ do: "pop" })}>
          <ArrowLeft size={14} strokeWidth={2.2} />
        </button>
        {head}
      </header>
      <div className="divider">{isLoading && <div className="loading" role="progressbar" aria-label="Loading" />}</div>
      <div className="body">{children}</div>
      <footer className="foot">
        {props.toast ? (
          <Toast toast={props.toast} />
        ) : (
          <span className="foot-title">
            <Image image={props.icon} size={18} />
            {text(props.node.props.navigationTitle) || props.title}
          </span>
        )}
        <span className="grow" />
        {primary && (
          <>
            <button className="foot-action" onClick={() => choose(primary)}>
              <b>{primary.title}</b> <KeyCaps caps={standard[0] ?? []} />
            </button>
            <span className="foot-divider" />
            <button className="foot-action" onClick={() => setOpen(!open)}>
              Actions <KeyCaps caps={["⌘", "K"]} />
            </button>
          </>
        )}
      </footer>
      {open && active && (
        <ActionPanel
          title={text(panel?.props.title) || text(props.node.props.navigationTitle) || props.title}
          groups={groups}
          standard={standard}
          onChoose={choose}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
