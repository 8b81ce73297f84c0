import { createElement, isValidElement, type FunctionComponent, type ReactNode } from "react";

export type Props = Record<string, unknown> & { children?: ReactNode };
export type Component = FunctionComponent<Props>;

function holdsElement(value: unknown): boolean {
  return isValidElement(value) || (Array.isArray(value) && value.some((entry) => isValidElement(entry)));
}

/** A component of a Raycast name. Elements among its props become children; the serializer tells them apart by type. */
export function component(type: string): Component {
  const Stand = (props: Props): ReactNode => {
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

/** A component that is given no element as a prop: React takes the bare name, which saves a layer per element. */
export function leaf(type: string): string {
  return type;
}

/** A component with its members. */
export function withMembers<T extends Record<string, unknown>>(type: Component, members: T): Component & T {
  return Object.assign(type, members);
}
