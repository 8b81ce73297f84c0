import { useEffect, type MouseEvent, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { Alert } from "./alert";
import { EndLine } from "./end-line";
import { Hud } from "./hud";
import { listenToKeys } from "./keys";
import { MenuBar } from "./menu-bar";
import { Opened } from "./opened";
import { RaycastWindow } from "./raycast-window";
import { SidePanel } from "./side-panel";
import { connect, useConnected, useDesktop } from "./store";
import { ClockContext } from "./use-clock";
import { PasswordPrompt } from "./password-prompt";
import { ThemeContext, picture, useThemeState } from "./theme";

/** Clicks do not take the keyboard away from the field that has it, as in Raycast; only fields and texts may. */
function keepFocus(event: MouseEvent): void {
  if (!(event.target as Element).closest("input, textarea, select, [tabindex]")) event.preventDefault();
}

function App(): ReactNode {
  const desktop = useDesktop();
  const connected = useConnected();
  const [theme, setTheme] = useThemeState();
  const title = desktop?.extension.title;
  useEffect(() => {
    if (title) document.title = `${title} — Preview`;
  }, [title]);
  if (!desktop) return <p className="waiting">{connected ? "" : "Waiting for the preview’s server…"}</p>;
  return (
    <ThemeContext value={theme}>
      <ClockContext value={desktop.mac?.clock}>
        <div className={`desktop ${picture ? `picture-${picture}` : ""}`} onMouseDown={keepFocus}>
          <div className="screen">
            <MenuBar desktop={desktop} />
            <div className="middle">
              <RaycastWindow desktop={desktop} />
              {desktop.alert && !desktop.window.visible && <Alert key={desktop.alert.id} alert={desktop.alert} />}
            </div>
            {desktop.opened && !picture && <Opened opened={desktop.opened} />}
            <PasswordPrompt processes={desktop.processes} />
            {desktop.ended && !picture && <EndLine key={desktop.ended.key} text={desktop.ended.text} />}
            <Hud hud={desktop.hud} toast={desktop.window.visible ? null : desktop.toast} />
            {!connected && <div className="hud lost">The preview’s server is gone. Start it again with npm start.</div>}
          </div>
          {!picture && <SidePanel desktop={desktop} theme={theme} onTheme={setTheme} />}
        </div>
      </ClockContext>
    </ThemeContext>
  );
}

// The token has done its part; the cookie stands in for it from here on.
const address = new URL(location.href);
if (address.searchParams.has("token")) {
  address.searchParams.delete("token");
  history.replaceState(null, "", address);
}
listenToKeys();
connect();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
