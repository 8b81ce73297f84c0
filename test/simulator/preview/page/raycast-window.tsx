import type { ReactNode } from "react";
import type { HostNode } from "../../raycast/protocol";
import type { CommandInfo, DesktopState } from "../state";
import { Alert } from "./alert";
import { useKeys } from "./keys";
import { KeyCaps } from "./keycaps";
import { lastName } from "./node";
import { RootSearch } from "./root-search";
import { RunContext } from "./run-context";
import { send } from "./store";
import { picture } from "./theme";
import { ViewShell, type ViewProps } from "./view-shell";
import { DetailView } from "./views/detail-view";
import { FormView } from "./views/form-view";
import { ListView } from "./views/list-view";

/** Where there is no view to draw: nothing has been rendered yet, or the command threw. */
function BareView(props: Omit<ViewProps, "node"> & { children: ReactNode; isLoading: boolean }): ReactNode {
  const node: HostNode = { id: 0, type: "Detail", props: {}, children: [], slots: {} };
  return (
    <ViewShell
      {...props}
      node={node}
      panel={undefined}
      head={<span className="head-title">{props.isLoading ? "" : props.title}</span>}
    />
  );
}

function View(props: ViewProps): ReactNode {
  switch (lastName(props.node)) {
    case "List":
      return <ListView {...props} />;
    case "Form":
      return <FormView {...props} />;
    case "Detail":
      return <DetailView {...props} />;
    default:
      return (
        <BareView {...props} isLoading={false}>
          <p className="failed">The preview cannot draw {props.node.type}.</p>
        </BareView>
      );
  }
}

function CommandViews({ desktop, command }: { desktop: DesktopState; command: CommandInfo }): ReactNode {
  const { stack, error, run } = desktop.window;
  const shared = { title: command.title, icon: desktop.extension.icon, toast: desktop.toast };
  if (error) {
    return (
      <BareView {...shared} active isLoading={false}>
        <div className="failed">
          <h2>{error.name}</h2>
          <p>{error.message}</p>
          <pre>{error.stack}</pre>
        </div>
      </BareView>
    );
  }
  if (stack.length === 0) return <BareView {...shared} active isLoading children={null} />;
  return (
    <RunContext value={run}>
      {stack.map((node, index) => (
        <View key={`${run}-${index}-${node.id}`} {...shared} node={node} active={index === stack.length - 1} />
      ))}
    </RunContext>
  );
}

/** Raycast's window: root search, or a command's views. */
export function RaycastWindow({ desktop }: { desktop: DesktopState }): ReactNode {
  const { visible, command: name } = desktop.window;
  const command = desktop.commands.find((candidate) => candidate.name === name);
  useKeys((event) => {
    if (!(event.altKey && event.code === "Space")) return false;
    void send({ do: "showWindow", visible: !visible });
    return true;
  });
  if (picture === "menu" || (!visible && picture)) return null;
  if (!visible) {
    return (
      <button className="reopen" onClick={() => void send({ do: "showWindow", visible: true })}>
        Raycast is closed. <KeyCaps caps={["⌥", "space"]} /> opens it.
      </button>
    );
  }
  return (
    <main className="window" aria-label="Raycast">
      {command ? (
        <CommandViews key={desktop.window.run} desktop={desktop} command={command} />
      ) : (
        <RootSearch desktop={desktop} />
      )}
      {desktop.alert && <Alert key={desktop.alert.id} alert={desktop.alert} />}
    </main>
  );
}
