import { useEffect, useRef, useState, type ReactNode } from "react";
import type { DesktopState, ToastState } from "../state";

/** How long a HUD stands, in milliseconds: a guess. */
const SHOWN_MS = 3000;

/**
 * The words that stand over the desktop when the window is closed: a HUD for a moment, or a toast as long as it lasts,
 * which Raycast's documentation says falls back to a HUD without the window.
 */
export function Hud({ hud, toast }: { hud: DesktopState["hud"]; toast: ToastState | null }): ReactNode {
  const [shown, setShown] = useState<number | null>(null);
  const id = hud?.id ?? null;
  // What was there when the page was loaded is over.
  const seen = useRef(id);
  useEffect(() => {
    if (id === null || id === seen.current) return;
    seen.current = id;
    setShown(id);
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id]);
  const words = hud && shown === hud.id ? hud.title : toast && [toast.title, toast.message].filter(Boolean).join(" · ");
  return words ? (
    <div className="hud" role="status">
      {words}
    </div>
  ) : null;
}
