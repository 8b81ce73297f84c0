import { component, leaf, withMembers } from "./component";

/** `Metadata` with its members, below `Detail` or `List.Item.Detail`. */
export function metadata(owner: string) {
  const name = `${owner}.Metadata`;
  return withMembers(component(name), {
    Label: leaf(`${name}.Label`),
    Link: leaf(`${name}.Link`),
    Separator: leaf(`${name}.Separator`),
    TagList: withMembers(component(`${name}.TagList`), { Item: leaf(`${name}.TagList.Item`) }),
  });
}
