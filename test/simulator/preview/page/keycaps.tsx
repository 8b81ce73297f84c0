import type { ReactNode } from "react";

/** Key caps in a row. */
export function KeyCaps({ caps }: { caps: readonly string[] }): ReactNode {
  return (
    <span className="keycaps">
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
