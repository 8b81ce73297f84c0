import type { Action } from "./action";
import { DAEMON_AWAY_MS, ENABLING_MS, restartMac, startDaemon, stopDaemon } from "./advance";
import { appName, approvalIsOffered, waitingExtensions } from "./engine";
import { isDict, preferencesOf } from "./preferences";
import { scanFrom } from "./scanning";
import type { ExtensionKind, State } from "./state";
import { macOSMajor } from "./versions";

/**
 * What a person, an administrator or a program does. Pure: returns the state after it. What cannot be done on this Mac
 * at this moment changes nothing; ACTIONS (actions.ts) says why. The state must already be advanced to now.
 */
export function act(state: State, action: Action): State {
  const next = structuredClone(state);
  perform(next, action);
  return next;
}

function perform(state: State, action: Action): void {
  const { defender, daemon } = state;
  switch (action.id) {
    case "approve":
      return approve(state, action.kind);
    case "revoke":
      return revoke(state, action.kind);
    case "set-network-filter":
      if (!action.allowed || state.extensions.network.state === "enabled")
        defender.networkFilterAllowed = action.allowed;
      return;
    case "set-full-disk-access":
      defender.fullDiskAccess = action.granted;
      return;
    case "restart-mac":
      return restartMac(state);
    case "open-restart-dialog":
      state.restartDialog = { openedAt: state.at };
      return;
    case "cancel-restart":
      state.restartDialog = undefined;
      return;
    case "open-settings":
      return openSettings(state, action.pane);
    case "close-settings":
      state.settings = { open: false, panesMissing: state.settings.panesMissing };
      return;
    case "set-panes-missing":
      state.settings.panesMissing = action.on;
      return;
    case "start-daemon":
      if (defender.installed === "product" && (!daemon.running || daemon.hung)) startDaemon(state);
      return;
    case "kill-daemon":
      if (daemon.running) stopDaemon(state);
      return;
    case "hang-daemon":
      daemon.hung = daemon.running;
      return;
    case "set-daemon-comes-back":
      daemon.comesBack = action.on;
      if (action.on && !daemon.running) daemon.startsAt ??= state.at + DAEMON_AWAY_MS;
      return;
    case "set-tool-behavior":
      defender.behavior = action.behavior;
      return;
    case "set-channel":
      return setChannel(state, action);
    case "set-app-channel":
      return setAppChannel(state, action.channel);
    case "write-preference":
      if (state.writesStick) preferencesOf(state, action.layer, action.domain)[action.key] = action.value;
      return;
    case "delete-preference":
      return deletePreference(state, action);
    case "set-writes-stick":
      state.writesStick = action.on;
      return;
    case "age-definitions":
      defender.definitions.updatedAt -= action.days * 86_400_000;
      return;
    case "update-definitions":
      defender.definitions.updatingUntil = state.at + action.takesMs;
      return;
    case "set-real-time-protection":
      defender.realTimeProtection = action.on;
      return;
    case "set-passive":
      defender.passive = action.on;
      return;
    case "set-tamper":
      defender.tamper = action.level;
      return;
    case "set-cloud":
      defender.cloud = action.on;
      return;
    case "set-statistics":
      defender.statistics.on = action.on;
      return;
    case "set-lacking":
      defender.lacks = defender.lacks.filter((command) => command !== action.command);
      if (action.on) defender.lacks.push(action.command);
      return;
    case "manage-field":
      defender.managedFields = defender.managedFields.filter((field) => field !== action.field);
      if (action.on) defender.managedFields.push(action.field);
      return;
    case "set-licensed":
      defender.licensed = action.on;
      return;
    case "expire-build":
      defender.expiresAt = state.at - 1;
      return;
    case "install-update":
      return installUpdate(state);
    case "set-excluded":
      defender.exclusions = defender.exclusions.filter((folder) => folder !== action.folder);
      if (action.on) defender.exclusions.push(action.folder);
      return;
    case "drop-eicar":
      state.eicar.push({ path: action.path, writtenAt: state.at, state: "pending" });
      return;
    case "write-file":
      return; // Nothing of the state: the store writes it to the disk.
    case "quarantine-threat":
      for (const threat of state.threats) if (threat.id === action.threatId) threat.status = "quarantined";
      return;
    case "start-scan":
      state.scans.push(scanFrom(state, action.kind, action.path));
      return;
    case "cancel-scan":
      for (const scan of state.scans) {
        if (scan.state === "running") Object.assign(scan, { state: "cancelled", endsAt: state.at });
      }
      return;
    case "select-in-finder":
      state.finderSelection = action.paths;
      return;
    case "set-network":
      state.network = action.network;
      return;
    case "set-prompt":
      state.prompt.next = action.ending;
      return;
    case "set-admin":
      state.person.admin = action.on;
      return;
    case "record-open":
      state.opened = [...state.opened, { target: action.target, app: action.app, at: state.at }].slice(-50);
      return;
    case "notify":
      state.notifications = [...state.notifications, { title: action.title, text: action.text, at: state.at }].slice(
        -50,
      );
      return;
  }
}

/** Whether System Preferences, up to macOS 12, has to show an approval before anybody can give it. */
export function approvalNeedsPane(state: State): boolean {
  return macOSMajor(state.macOS.version) < 13;
}

/** Why an extension cannot be approved now, or true. */
export function canApprove(state: State, kind: ExtensionKind): true | string {
  const { state: word } = state.extensions[kind];
  if (word === "enabled" || word === "enabling") return "It is approved already.";
  if (word === "disabled") return true;
  if (word !== "waiting") return "The product has not asked for it.";
  if (!approvalIsOffered(state)) return "The minute is over: the product asks again when its daemon starts again.";
  if (!approvalNeedsPane(state)) return true;
  if (!state.settings.open) return "System Preferences is closed.";
  if (state.settings.shows !== kind)
    return "System Preferences does not show it: close it and open Security & Privacy.";
  return true;
}

function approve(state: State, kind: ExtensionKind): void {
  if (canApprove(state, kind) !== true) return;
  const extension = state.extensions[kind];
  extension.state = "enabling";
  extension.enabledAt = state.at + ENABLING_MS;
  if (kind === "endpoint_security") state.askedAt = undefined;
}

/** Switched off in Settings from macOS 15 on; before that there is only the removal, after which it is asked for anew. */
function revoke(state: State, kind: ExtensionKind): void {
  const extension = state.extensions[kind];
  if (extension.state !== "enabled" && extension.state !== "enabling") return;
  extension.state = macOSMajor(state.macOS.version) >= 15 ? "disabled" : "waiting";
  extension.enabledAt = undefined;
}

/** An open Settings stays where it is; a closed one goes to the pane, and shows the first approval that waits. */
function openSettings(state: State, pane: string | undefined): void {
  const { settings } = state;
  if (settings.open) return;
  settings.open = true;
  if (pane === undefined || settings.panesMissing) return;
  settings.pane = pane;
  const general = /\.preference\.security(\?(General|Security))?$/.test(pane);
  if (general && approvalNeedsPane(state) && approvalIsOffered(state)) settings.shows = waitingExtensions(state)[0];
}

function setChannel(state: State, action: Extract<Action, { id: "set-channel" }>): void {
  const preferences = preferencesOf(state, action.layer, "com.microsoft.autoupdate2");
  if (action.channel === undefined) delete preferences["ChannelName"];
  else preferences["ChannelName"] = action.channel;
}

function setAppChannel(state: State, channel: string | undefined): void {
  const preferences = preferencesOf(state, "user", "com.microsoft.autoupdate2");
  const applications = isDict(preferences["Applications"]) ? preferences["Applications"] : {};
  const app = `/Applications/${appName(state)}`;
  if (channel === undefined) delete applications[app];
  else {
    const entry = { "Application ID": "WDAV00", "App Domain": "com.microsoft.wdav", LCID: 1033, ChannelName: channel };
    applications[app] = entry;
  }
  preferences["Applications"] = applications;
}

function deletePreference(state: State, action: Extract<Action, { id: "delete-preference" }>): void {
  if (!state.writesStick) return;
  if (action.key === undefined) delete state.preferences[action.layer][action.domain];
  else delete preferencesOf(state, action.layer, action.domain)[action.key];
}

/** A new build: the daemon starts again, and an old copy of each extension waits for a restart. */
function installUpdate(state: State): void {
  const version = state.defender.updateAvailable;
  if (version === undefined) return;
  state.defender.updateAvailable = undefined;
  state.defender.version = version;
  state.defender.expiresAt = state.at + 180 * 86_400_000;
  for (const extension of Object.values(state.extensions)) {
    if (extension.state === "enabled") extension.oldVersion = extension.version;
    extension.version = version;
  }
  if (state.daemon.running) stopDaemon(state);
}
