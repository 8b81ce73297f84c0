import { isValidElement, type ReactNode } from "react";
import { useNavigation } from "../worker/navigation";
import { copy, paste } from "./clipboard";
import { component, withMembers, type Component, type Props } from "./component";
import { enumOf } from "./enums";
import { showHUD } from "./feedback";
import { open, showInFinder, trash } from "./system";

const icons = enumOf("Icon");

/** An action that does what Raycast does for it; titles and icons of the built-in ones are a guess where not typed. */
function convenience(name: string, title: string, icon: string | undefined, act: (props: Props) => unknown): Component {
  return component(`Action.${name}`, (props) => ({
    title,
    ...(icon === undefined ? {} : { icon }),
    ...props,
    onAction: () => act(props),
  }));
}

function called(handler: unknown, ...args: unknown[]): unknown {
  return typeof handler === "function" ? handler(...args) : undefined;
}

/** An action whose `onAction` is always there to be fired, as pressing it does nothing otherwise. */
const Plain = component("Action", (props) => (props.onAction ? props : { ...props, onAction: () => undefined }));

const Push = component("Action.Push", ({ target, onPush, onPop, ...props }) => {
  const navigation = useNavigation();
  return {
    ...props,
    onAction: () => {
      if (!isValidElement(target)) throw new Error("Action.Push was given no target to push");
      navigation.push(target as ReactNode, () => void called(onPop));
      return called(onPush);
    },
  };
});

/** Fired with the form's values; the worker collects them where the host gives none. */
const SubmitForm = component("Action.SubmitForm", (props) => ({
  title: "Submit Form",
  ...props,
  onAction: (values: unknown) => called(props.onSubmit, values),
}));

export const Action = withMembers(Plain, {
  Style: enumOf("ActionStyle"),
  Push,
  SubmitForm,
  CopyToClipboard: convenience("CopyToClipboard", "Copy to Clipboard", icons.Clipboard, async (props) => {
    await copy(props.content);
    await showHUD("Copied to Clipboard");
    return called(props.onCopy, props.content);
  }),
  Paste: convenience("Paste", "Paste in Active App", icons.Clipboard, async (props) => {
    await paste(props.content);
    return called(props.onPaste, props.content);
  }),
  Open: convenience("Open", "Open", undefined, async (props) => {
    await open(String(props.target), props.application);
    return called(props.onOpen, props.target);
  }),
  OpenInBrowser: convenience("OpenInBrowser", "Open in Browser", icons.Globe, async (props) => {
    await open(String(props.url));
    return called(props.onOpen, props.url);
  }),
  OpenWith: convenience("OpenWith", "Open With…", undefined, async (props) => {
    await open(String(props.path));
    return called(props.onOpen, props.path);
  }),
  ShowInFinder: convenience("ShowInFinder", "Show in Finder", icons.Finder, async (props) => {
    await showInFinder(String(props.path));
    return called(props.onShow, props.path);
  }),
  Trash: convenience("Trash", "Move to Trash", icons.Trash, async (props) => {
    await trash(props.paths);
    return called(props.onTrash, props.paths);
  }),
  CreateQuicklink: convenience("CreateQuicklink", "Create Quicklink", icons.Link, (props) => {
    const { link } = (props.quicklink ?? {}) as { link?: string };
    return open(`raycast://extensions/raycast/raycast/create-quicklink?link=${encodeURIComponent(link ?? "")}`);
  }),
  CreateSnippet: convenience("CreateSnippet", "Create Snippet", icons.Document, () => undefined),
  PickDate: component("Action.PickDate", (props) => ({
    ...props,
    onAction: (date: unknown) => called(props.onChange, date),
  })),
  ToggleQuickLook: convenience("ToggleQuickLook", "Quick Look", icons.Eye, () => undefined),
});

export const ActionPanel = withMembers(component("ActionPanel"), {
  Section: component("ActionPanel.Section"),
  Submenu: component("ActionPanel.Submenu"),
});
