import { useEffect, useState, type ReactNode } from "react";

/** How long the line stands, in milliseconds. */
const SHOWN_MS = 8_000;

/** Says at the foot of the screen that Raycast ended a command's worker, and why.. */
export function EndLine({ text }: { text: string }): ReactNode {
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return shown ? (
    <div className="end-line" role="note">
      {text}
    </div>
  ) : null;
}
