import { component, leaf, withMembers } from "./component";

export const MenuBarExtra = withMembers(component("MenuBarExtra"), {
  Item: component("MenuBarExtra.Item"),
  Section: leaf("MenuBarExtra.Section"),
  Submenu: leaf("MenuBarExtra.Submenu"),
  Separator: leaf("MenuBarExtra.Separator"),
});
