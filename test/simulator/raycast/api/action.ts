import { component, leaf, withMembers } from "./component";
import { enumOf } from "./enums";

/** What they do when they are pressed is in action-behavior.ts. */
export const Action = withMembers(component("Action"), {
  Style: enumOf("ActionStyle"),
  Push: leaf("Action.Push"),
  SubmitForm: leaf("Action.SubmitForm"),
  CopyToClipboard: leaf("Action.CopyToClipboard"),
  Paste: leaf("Action.Paste"),
  Open: leaf("Action.Open"),
  OpenInBrowser: leaf("Action.OpenInBrowser"),
  OpenWith: leaf("Action.OpenWith"),
  ShowInFinder: leaf("Action.ShowInFinder"),
  Trash: leaf("Action.Trash"),
  CreateQuicklink: leaf("Action.CreateQuicklink"),
  CreateSnippet: leaf("Action.CreateSnippet"),
  PickDate: withMembers(component("Action.PickDate"), { Type: enumOf("DatePickerType") }),
  ToggleQuickLook: leaf("Action.ToggleQuickLook"),
});

export const ActionPanel = withMembers(component("ActionPanel"), {
  Section: leaf("ActionPanel.Section"),
  Submenu: leaf("ActionPanel.Submenu"),
});
