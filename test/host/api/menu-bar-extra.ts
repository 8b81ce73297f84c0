import { component, withMembers } from "./component";

export const MenuBarExtra = withMembers(component("MenuBarExtra"), {
  Item: component("MenuBarExtra.Item"),
  Section: component("MenuBarExtra.Section"),
  Submenu: component("MenuBarExtra.Submenu"),
  Separator: component("MenuBarExtra.Separator"),
});
