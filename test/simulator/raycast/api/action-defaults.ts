import { enumOf } from "./enums";

const icons = enumOf("Icon");

interface Defaults {
  title?: string;
  icon?: string;
}

/** What Raycast's own actions are called and look like where the extension does not say; icons and some titles are a guess. */
const DEFAULTS: Readonly<Record<string, Defaults>> = {
  Action: {},
  "Action.Push": {},
  "Action.PickDate": {},
  "Action.SubmitForm": { title: "Submit Form" },
  "Action.CopyToClipboard": { title: "Copy to Clipboard", icon: icons.Clipboard },
  "Action.Paste": { title: "Paste in Active App", icon: icons.Clipboard },
  "Action.Open": { title: "Open" },
  "Action.OpenInBrowser": { title: "Open in Browser", icon: icons.Globe },
  "Action.OpenWith": { title: "Open With…" },
  "Action.ShowInFinder": { title: "Show in Finder", icon: icons.Finder },
  "Action.Trash": { title: "Move to Trash", icon: icons.Trash },
  "Action.CreateQuicklink": { title: "Create Quicklink", icon: icons.Link },
  "Action.CreateSnippet": { title: "Create Snippet", icon: icons.Document },
  "Action.ToggleQuickLook": { title: "Quick Look", icon: icons.Eye },
};

/** Whether a type is an action, which can always be fired. */
export function isAction(type: string): boolean {
  return Object.hasOwn(DEFAULTS, type);
}

/** An action's title and icon where the extension gives none. */
export function actionDefaults(type: string): Defaults {
  return DEFAULTS[type] ?? {};
}
