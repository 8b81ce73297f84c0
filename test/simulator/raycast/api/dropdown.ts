import { component, leaf, withMembers } from "./component";

/** `Dropdown` with its members, below `List`, `Grid` or `Form`. */
export function dropdown(owner: string) {
  const name = `${owner}.Dropdown`;
  return withMembers(component(name), {
    Item: leaf(`${name}.Item`),
    Section: leaf(`${name}.Section`),
  });
}
