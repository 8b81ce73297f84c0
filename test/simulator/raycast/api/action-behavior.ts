import { isValidElement, type ReactNode } from "react";
import { navigationOfScreen } from "../worker/navigation";
import { copy, paste } from "./clipboard";
import { showHUD } from "./feedback";
import { open, showInFinder, trash } from "./system";

type Props = Readonly<Record<string, unknown>>;

function called(handler: unknown, ...args: unknown[]): unknown {
  return typeof handler === "function" ? handler(...args) : undefined;
}

function push({ target, onPush, onPop }: Props): unknown {
  if (!isValidElement(target)) throw new Error("Action.Push was given no target to push");
  navigationOfScreen.current?.push(target as ReactNode, () => void called(onPop));
  return called(onPush);
}

const BEHAVIOR: Readonly<Record<string, (props: Props, given: unknown) => unknown>> = {
  Action: (props) => called(props.onAction),
  "Action.Push": push,
  "Action.SubmitForm": (props, values) => called(props.onSubmit, values),
  "Action.PickDate": (props, date) => called(props.onChange, date),
  "Action.CopyToClipboard": async (props) => {
    await copy(props.content);
    await showHUD("Copied to Clipboard");
    return called(props.onCopy, props.content);
  },
  "Action.Paste": async (props) => {
    await paste(props.content);
    return called(props.onPaste, props.content);
  },
  "Action.Open": async (props) => {
    await open(String(props.target), props.application);
    return called(props.onOpen, props.target);
  },
  "Action.OpenInBrowser": async (props) => {
    await open(String(props.url));
    return called(props.onOpen, props.url);
  },
  "Action.OpenWith": async (props) => {
    await open(String(props.path));
    return called(props.onOpen, props.path);
  },
  "Action.ShowInFinder": async (props) => {
    await showInFinder(String(props.path));
    return called(props.onShow, props.path);
  },
  "Action.Trash": async (props) => {
    await trash(props.paths);
    return called(props.onTrash, props.paths);
  },
  "Action.CreateQuicklink": (props) => {
    const { link } = (props.quicklink ?? {}) as { link?: string };
    return open(`raycast://extensions/raycast/raycast/create-quicklink?link=${encodeURIComponent(link ?? "")}`);
  },
};

/** Does what pressing an action of a type does; `given` is a form's values or a picked date. */
export function press(type: string, props: Props, given: unknown): unknown {
  return BEHAVIOR[type]?.(props, given);
}
