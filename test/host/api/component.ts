import { createElement, isValidElement, type FunctionComponent, type ReactNode } from "react";

export type Props = Record<string, unknown> & { children?: ReactNode };
export type Component = FunctionComponent<Props>;

function holdsElement(value: unknown): boolean {
  return isValidElement(value) || (Array.isArray(value) && value.some((entry) => isValidElement(entry)));
}

/**
 * A component of a Raycast name. Elements among its props become children; the serializer tells them apart by type.
 * `complete` may add what Raycast adds: default titles, a convenience action's behavior.
 */
export function component(type: string, complete?: (props: Props) => Props): Component {
  const Stand = (given: Props): ReactNode => {
    const props = complete ? complete(given) : given;
    let rest: Props | undefined;
    const elements: ReactNode[] = [];
    for (const name in props) {
      if (name === "children" || !holdsElement(props[name])) continue;
      rest ??= { ...props };
      delete rest[name];
      elements.push(props[name] as ReactNode);
    }
    if (!rest) return createElement(type, props);
    return createElement(type, rest, ...elements, props.children);
  };
  Stand.displayName = type;
  return Stand;
}

/** A component with members: `members({ List }, ["Item", …])` style trees are written as nested records. */
export function withMembers<T extends Record<string, unknown>>(type: Component, members: T): Component & T {
  return Object.assign(type, members);
}
