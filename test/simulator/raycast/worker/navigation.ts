import { createContext, createElement, useContext, useMemo, useState, type ReactNode } from "react";
import { tell } from "./link";

/** Raycast's navigation, as `useNavigation` gives it. */
export interface Navigation {
  push(component: ReactNode, onPop?: () => void): void;
  pop(): void;
}

interface View {
  key: number;
  element: ReactNode;
  onPop?: () => void;
}

const NavigationContext = createContext<Navigation | null>(null);

/** Pops the top view, for the host's own Escape; nothing before the first render. */
export const navigationOfScreen: { current: Navigation | null } = { current: null };

/** The navigation stack: every view stays mounted, each below a `View` of its own. */
export function Screen({ first }: { first: ReactNode }): ReactNode {
  const [views, setViews] = useState<readonly View[]>([{ key: 0, element: first }]);
  const navigation = useMemo<Navigation>(() => {
    let stack: readonly View[] = [{ key: 0, element: first }];
    const show = (next: readonly View[]) => setViews((stack = next));
    return {
      push(element, onPop) {
        show([...stack, { key: (stack.at(-1)?.key ?? 0) + 1, element, onPop }]);
      },
      pop() {
        const top = stack.at(-1);
        if (stack.length <= 1) return tell({ kind: "popToRoot" });
        show(stack.slice(0, -1));
        top?.onPop?.();
      },
    };
  }, [first]);
  navigationOfScreen.current = navigation;
  return createElement(
    NavigationContext,
    { value: navigation },
    ...views.map(({ key, element }) => createElement("View", { key }, element)),
  );
}

/** The navigation of the command. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error("useNavigation was used outside of a view");
  return navigation;
}
