import { ACTIONS, type State } from "../mac";
import type { OpenedState } from "./state";

/** What a pane shows, and the switches that a person could turn there. */
interface Pane {
  path: string;
  /** Where it is in System Preferences, where that is another place. */
  oldPath?: string;
  text: string;
  /** What it says instead while there is nothing to turn. */
  none?: string;
  actions: readonly string[];
}

const BOTH = ["approve-endpoint-security", "approve-network"];
const FILTER = ["allow-network-filter"];
const NETWORK = ["approve-network", "revoke-network", ...FILTER];

/** The panes by what their address says. Apple documents none of these; which one a Mac has depends on its version. */
const PANES: readonly [RegExp, Pane][] = [
  [
    /ExtensionsPreferences.*endpoint_security/,
    {
      path: "General › Login Items & Extensions › Endpoint Security Extensions",
      text: "Extensions that watch what happens on this Mac.",
      actions: ["approve-endpoint-security", "revoke-endpoint-security"],
    },
  ],
  [
    /ExtensionsPreferences.*network_extension/,
    {
      path: "General › Login Items & Extensions › Network Extensions",
      text: "Extensions that see this Mac’s network traffic.",
      actions: NETWORK,
    },
  ],
  [
    /Privacy_AllFiles/,
    {
      path: "Privacy & Security › Full Disk Access",
      oldPath: "Security & Privacy › Privacy › Full Disk Access",
      text: "Apps that may read every file.",
      actions: ["grant-full-disk-access", "revoke-full-disk-access"],
    },
  ],
  [
    /PrivacySecurity\.extension/,
    {
      path: "Privacy & Security › Security",
      text: "System software was blocked from loading.",
      none: "Nothing waits to be allowed here now.",
      actions: BOTH,
    },
  ],
  [
    /preference\.security(\?(General|Security))?$/,
    {
      path: "Security & Privacy › General",
      text: "System software was blocked from loading.",
      none: "Nothing waits to be allowed here now. One question at a time is shown: for the next, close this and open it again.",
      actions: BOTH,
    },
  ],
  [
    /NetworkExtensionSettingsUI|Network-Settings|preference\.network/,
    { path: "Network › VPN & Filters", oldPath: "Network", text: "Content filters of this Mac.", actions: FILTER },
  ],
  [
    /Profiles|configurationprofiles/,
    { path: "General › Device Management", text: "Profiles that policy installed.", actions: [] },
  ],
  [
    /Privacy_Automation/,
    {
      path: "Privacy & Security › Automation",
      oldPath: "Security & Privacy › Privacy › Automation",
      text: "Apps that control others.",
      actions: [],
    },
  ],
  [/[Nn]otifications/, { path: "Notifications", text: "Which apps may notify.", actions: [] }],
];

const FIRST_PAGE: Pane = {
  path: "Its first page",
  text: "Settings opened, and stands where it stood before.",
  actions: [],
};

function settingsPane(target: string, state: State): Pane {
  if (state.settings.panesMissing) return { ...FIRST_PAGE, text: "This Mac has no such pane. Settings only launched." };
  return PANES.find(([pattern]) => pattern.test(target))?.[1] ?? FIRST_PAGE;
}

/** The button of a switch in a pane: `Allow`, or for what takes something back, `Turn Off`. */
function button(action: string): string {
  return /^(revoke|deny)/.test(action) ? "Turn Off" : "Allow";
}

function isApproved(action: string, { extensions }: State): boolean {
  const { state } = action === "approve-network" ? extensions.network : extensions.endpoint_security;
  return state === "enabled" || state === "enabling";
}

/**
 * What a target that was opened stands for, in words. A pane of Settings brings the switches that a person could turn
 * there; those that make no sense on this Mac are left out.
 */
export function describeOpened(target: string, state: State | undefined): Omit<OpenedState, "key"> {
  if (target.startsWith("x-apple.systempreferences:") && state) {
    const pane = settingsPane(target, state);
    const old = Number.parseFloat(state.macOS.version) < 13;
    const actions = pane.actions.flatMap((id) => {
      const found = ACTIONS.find((action) => action.id === id);
      const available = found?.available(state) ?? false;
      // What is approved has no Allow button, and the old pane shows one approval at a time.
      const hidden = id.startsWith("approve") && available !== true && (old || isApproved(id, state));
      if (!found || available === false || hidden) return [];
      const disabled = typeof available === "string" ? { disabled: available } : {};
      return [{ action: id, title: found.title, button: button(id), ...disabled }];
    });
    return {
      target,
      title: old ? "System Preferences" : "System Settings",
      path: (old ? pane.oldPath : undefined) ?? pane.path,
      text: (actions.length === 0 ? pane.none : undefined) ?? pane.text,
      actions,
    };
  }
  const app = /\/([^/]+)\.app$/.exec(target)?.[1];
  if (app !== undefined) return { target, title: app, path: app, text: "The app would come up now.", actions: [] };
  if (/^https?:/.test(target)) {
    const { host } = new URL(target);
    return { target, title: "Browser", path: host, text: "The browser would show this page.", actions: [] };
  }
  return { target, title: "Open", path: target, text: "macOS was asked to open this.", actions: [] };
}
