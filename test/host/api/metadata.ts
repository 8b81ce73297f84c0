import { component, withMembers } from "./component";

/** `Metadata` with its members, below `Detail` or `List.Item.Detail`. */
export function metadata(owner: string) {
  const name = `${owner}.Metadata`;
  return withMembers(component(name), {
    Label: component(`${name}.Label`),
    Link: component(`${name}.Link`),
    Separator: component(`${name}.Separator`),
    TagList: withMembers(component(`${name}.TagList`), { Item: component(`${name}.TagList.Item`) }),
  });
}
