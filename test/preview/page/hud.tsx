import { useEffect, useState, type ReactNode } from "react";

/** How long a HUD stands, in milliseconds. */
const SHOWN_MS = 3000;

/** The words that fade in over the desktop when the window is closed. */
export function Hud({ hud }: { hud: { id: number; title: string } | null }): ReactNode {
  const [shown, setShown] = useState<number | null>(null);
  const id = hud?.id ?? null;
  useEffect(() => {
    if (id === null) return;
    setShown(id);
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return hud && shown === hud.id ? (
    <div className="hud" role="status">
      {hud.title}
    </div>
  ) : null;
}
