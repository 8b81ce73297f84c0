import { component, leaf, withMembers } from "./component";
import { dropdown } from "./dropdown";
import { enumOf } from "./enums";
import { metadata } from "./metadata";

export const List = withMembers(component("List"), {
  Item: withMembers(component("List.Item"), {
    Detail: withMembers(component("List.Item.Detail"), { Metadata: metadata("List.Item.Detail") }),
  }),
  Section: leaf("List.Section"),
  EmptyView: component("List.EmptyView"),
  Dropdown: dropdown("List"),
});

export const Grid = withMembers(component("Grid"), {
  Item: component("Grid.Item"),
  Section: leaf("Grid.Section"),
  EmptyView: component("Grid.EmptyView"),
  Dropdown: dropdown("Grid"),
  Fit: enumOf("GridFit"),
  Inset: enumOf("GridInset"),
  ItemSize: enumOf("GridItemSize"),
});

export const Detail = withMembers(component("Detail"), { Metadata: metadata("Detail") });
