import { lines, type Invocation, type Outcome } from "../program";
import type { Action } from "../action";
import { appName } from "../engine";

const APPS = ["System Settings", "System Preferences", "Safari", "Finder", "Terminal", "Microsoft AutoUpdate"];

/**
 * `open [-a APP | -b ID] TARGET`: ends well whether or not a pane of that name exists; only a file or an app that is not
 * there makes it fail.
 */
export function open({ state, args }: Invocation): Outcome {
  const rest = [...args];
  let app: string | undefined;
  const targets: string[] = [];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "-a" || arg === "-b") app = rest.shift();
    else if (!arg.startsWith("-")) targets.push(arg);
  }
  const installed =
    state.defender.installed === "product" ? ["Microsoft Defender", appName(state), "com.microsoft.wdav"] : [];
  const known = [...APPS, "com.apple.systempreferences", ...installed];
  if (app !== undefined && !app.startsWith("/") && !known.includes(app)) {
    return { stderr: lines(`Unable to find application named '${app}'`), exitCode: 1 };
  }
  const missing = targets.find((target) => target.startsWith("/") && !exists(target, [...installed]));
  if (missing !== undefined) return { stderr: lines(`The file ${missing} does not exist.`), exitCode: 1 };

  const all = targets.length > 0 ? targets : [app ?? ""];
  const actions = all.flatMap((target): Action[] => [
    { id: "record-open", target, app },
    ...(settingsPane(target, app) ?? []),
  ]);
  return { exitCode: 0, actions };
}

function settingsPane(target: string, app: string | undefined): Action[] | undefined {
  if (target.startsWith("x-apple.systempreferences:")) return [{ id: "open-settings", pane: target }];
  const names = ["System Settings", "System Preferences", "com.apple.systempreferences"];
  return names.includes(app ?? "") ? [{ id: "open-settings" }] : undefined;
}

/** Of the apps only Defender's own can be missing. */
function exists(path: string, installed: readonly string[]): boolean {
  const name = /\/(Microsoft Defender[^/]*\.app)/.exec(path)?.[1];
  return name === undefined || installed.includes(name);
}
