import { canApprove } from "./act";
import type { Action } from "./action";
import { appName } from "./engine";
import { isDict } from "./preferences";
import type { PlistValue, PreferenceLayer, PromptEnding, State, ToolBehavior } from "./state";

/** One switch of a page: an action with words. */
export interface Switch {
  id: string;
  /** Title Case. */
  title: string;
  group: "Approvals" | "Mac" | "Daemon" | "Channel" | "Defender" | "Threats" | "Prompt" | "Network";
  action: (state: State) => Action;
  /** True, or why it cannot be done now; false where it makes no sense on this Mac. */
  available: (state: State) => boolean | string;
}

const product = (state: State): boolean => state.defender.installed === "product";

/** What one layer says of the channel of all apps. */
const channelIn = (state: State, layer: PreferenceLayer) =>
  state.preferences[layer]["com.microsoft.autoupdate2"]?.["ChannelName"];

/** Defender's own entry of the user. */
const appEntry = (state: State): PlistValue | undefined => {
  const applications = state.preferences.user["com.microsoft.autoupdate2"]?.["Applications"];
  return isDict(applications) ? applications[`/Applications/${appName(state)}`] : undefined;
};

/** macOS asks for the filter once the network extension runs. */
const canAllowFilter = (state: State): boolean | string => {
  if (!product(state) || state.defender.networkFilterAllowed) return false;
  return state.extensions.network.state === "enabled" || "The network extension does not run yet.";
};

const entry = (
  group: Switch["group"],
  id: string,
  title: string,
  action: Action | ((state: State) => Action),
  available: Switch["available"] = () => true,
): Switch => ({ id, title, group, action: typeof action === "function" ? action : () => action, available });

const RTP = "real_time_protection_enabled";
const DOWNLOADS = "/Users/pilot/Downloads";
const SECURITY_PANE = "x-apple.systempreferences:com.apple.preference.security?General";

const TOOL_TITLES: Record<ToolBehavior, string> = {
  normal: "Let mdatp Answer",
  hang: "Let mdatp Hang",
  garbage: "Let mdatp Print Garbage",
  flood: "Let mdatp Print Without End",
  crash: "Let mdatp Crash",
};

const PROMPT_TITLES: Record<PromptEnding, string> = {
  correct: "Next Prompt: Right Password",
  cancelled: "Next Prompt: Cancelled",
  "wrong-password": "Next Prompt: Wrong Password",
  "not-admin": "Next Prompt: Not an Administrator",
  "automation-refused": "Next Prompt: Automation Refused",
  "command-fails": "Next Prompt: The Command Fails",
  "nobody-answers": "Next Prompt: Nobody Answers",
};

const NETWORK_TITLES: Record<State["network"], string> = {
  up: "Network Up",
  down: "Network Down",
  "proxy-blocks": "A Proxy Blocks",
  forbidden: "The Server Answers 403",
  inspected: "TLS Is Inspected",
};

/** What a product may lack, with words. */
const LACKING: Record<string, string> = {
  "diagnostic real-time-protection-statistics": "Performance Statistics",
  "performance-profiles": "Performance Profiles",
  "scan list": "the List of Scans",
  "connectivity test": "the Connectivity Test",
  "exclusion list": "the List of Exclusions",
};

const channels = ["Beta", "Preview", "Current"] as const;

/** Everything a page can offer, in its order. */
export const ACTIONS: readonly Switch[] = [
  ...(["endpoint_security", "network"] as const).flatMap((kind) => {
    const name = kind === "network" ? "Network Extension" : "Endpoint Security Extension";
    const approved = (state: State) => ["enabled", "enabling"].includes(state.extensions[kind].state);
    const slug = kind.replace("_", "-");
    return [
      entry("Approvals", `approve-${slug}`, `Approve ${name}`, { id: "approve", kind }, (state) =>
        canApprove(state, kind),
      ),
      entry("Approvals", `revoke-${slug}`, `Revoke ${name}`, { id: "revoke", kind }, approved),
    ];
  }),
  entry(
    "Approvals",
    "allow-network-filter",
    "Allow Network Filter",
    { id: "set-network-filter", allowed: true },
    (state) => canAllowFilter(state),
  ),
  entry(
    "Approvals",
    "deny-network-filter",
    "Deny Network Filter",
    { id: "set-network-filter", allowed: false },
    (state) => product(state) && state.defender.networkFilterAllowed,
  ),
  entry(
    "Approvals",
    "grant-full-disk-access",
    "Grant Full Disk Access",
    { id: "set-full-disk-access", granted: true },
    (state) => product(state) && !state.defender.fullDiskAccess,
  ),
  entry(
    "Approvals",
    "revoke-full-disk-access",
    "Revoke Full Disk Access",
    { id: "set-full-disk-access", granted: false },
    (state) => product(state) && state.defender.fullDiskAccess,
  ),

  entry("Mac", "open-settings", "Open Settings by Hand", { id: "open-settings" }, (state) => !state.settings.open),
  entry(
    "Mac",
    "open-security-pane",
    "Open Settings at Security & Privacy",
    { id: "open-settings", pane: SECURITY_PANE },
    (state) => !state.settings.open,
  ),
  entry("Mac", "close-settings", "Close Settings", { id: "close-settings" }, (state) => state.settings.open),
  entry("Mac", "restart-mac", "Restart the Mac", { id: "restart-mac" }),
  entry(
    "Mac",
    "cancel-restart",
    "Cancel the Restart Dialog",
    { id: "cancel-restart" },
    (state) => state.restartDialog !== undefined,
  ),
  entry(
    "Mac",
    "lose-panes",
    "Let Settings Miss Its Panes",
    { id: "set-panes-missing", on: true },
    (state) => !state.settings.panesMissing,
  ),
  entry(
    "Mac",
    "find-panes",
    "Let Settings Find Its Panes",
    { id: "set-panes-missing", on: false },
    (state) => state.settings.panesMissing,
  ),

  entry(
    "Daemon",
    "start-daemon",
    "Start the Daemon",
    { id: "start-daemon" },
    (state) => product(state) && (!state.daemon.running || state.daemon.hung),
  ),
  entry("Daemon", "kill-daemon", "Kill the Daemon", { id: "kill-daemon" }, (state) => state.daemon.running),
  entry(
    "Daemon",
    "hang-daemon",
    "Hang the Daemon",
    { id: "hang-daemon" },
    (state) => state.daemon.running && !state.daemon.hung,
  ),
  entry(
    "Daemon",
    "keep-daemon-away",
    "Keep the Daemon Away After the Next Kill",
    { id: "set-daemon-comes-back", on: false },
    (state) => product(state) && state.daemon.comesBack,
  ),
  entry(
    "Daemon",
    "let-daemon-return",
    "Let the Daemon Come Back",
    { id: "set-daemon-comes-back", on: true },
    (state) => product(state) && !state.daemon.comesBack,
  ),
  ...(["normal", "hang", "garbage", "flood", "crash"] as const).map((behavior) =>
    entry(
      "Daemon",
      `tool-${behavior}`,
      TOOL_TITLES[behavior],
      { id: "set-tool-behavior", behavior },
      (state) => product(state) && state.defender.behavior !== behavior,
    ),
  ),

  ...channels.map((channel) =>
    entry(
      "Channel",
      `channel-${channel.toLowerCase()}`,
      `Set Channel to ${channel}`,
      { id: "set-channel", layer: "user", channel },
      (state) => channelIn(state, "user") !== channel,
    ),
  ),
  ...channels.map((channel) =>
    entry(
      "Channel",
      `manage-channel-${channel.toLowerCase()}`,
      `Manage Channel as ${channel}`,
      { id: "set-channel", layer: "managed", channel },
      (state) => channelIn(state, "managed") !== channel,
    ),
  ),
  entry(
    "Channel",
    "release-channel",
    "Stop Managing the Channel",
    { id: "set-channel", layer: "managed" },
    (state) => channelIn(state, "managed") !== undefined,
  ),
  entry(
    "Channel",
    "app-channel-preview",
    "Add a Per-App Entry (Preview)",
    { id: "set-app-channel", channel: "Preview" },
    (state) => product(state) && appEntry(state) === undefined,
  ),
  entry(
    "Channel",
    "remove-app-channel",
    "Remove the Per-App Entry",
    { id: "set-app-channel" },
    (state) => appEntry(state) !== undefined,
  ),
  entry(
    "Channel",
    "lose-writes",
    "Let Preference Writes Get Lost",
    { id: "set-writes-stick", on: false },
    (state) => state.writesStick,
  ),
  entry(
    "Channel",
    "keep-writes",
    "Let Preference Writes Stick",
    { id: "set-writes-stick", on: true },
    (state) => !state.writesStick,
  ),
  entry("Channel", "install-update", "Install the Waiting Update", { id: "install-update" }, (state) =>
    state.defender.updateAvailable === undefined ? "No update waits." : true,
  ),

  entry(
    "Defender",
    "real-time-protection-off",
    "Turn Real-Time Protection Off",
    { id: "set-real-time-protection", on: false },
    (state) => product(state) && state.defender.realTimeProtection,
  ),
  entry(
    "Defender",
    "real-time-protection-on",
    "Turn Real-Time Protection On",
    { id: "set-real-time-protection", on: true },
    (state) => product(state) && !state.defender.realTimeProtection,
  ),
  ...([true, false] as const).map((on) =>
    entry(
      "Defender",
      on ? "manage-real-time-protection" : "release-real-time-protection",
      on ? "Manage Real-Time Protection by Policy" : "Stop Managing Real-Time Protection",
      { id: "manage-field", field: RTP, on },
      (state) => product(state) && state.defender.managedFields.includes(RTP) !== on,
    ),
  ),
  ...([true, false] as const).map((on) =>
    entry(
      "Defender",
      on ? "passive-on" : "passive-off",
      `Turn Passive Mode ${on ? "On" : "Off"}`,
      { id: "set-passive", on },
      (state) => product(state) && state.defender.passive !== on,
    ),
  ),
  ...(["disabled", "audit", "block"] as const).map((level) =>
    entry(
      "Defender",
      `tamper-${level}`,
      `Set Tamper Protection to ${level}`,
      { id: "set-tamper", level },
      (state) => product(state) && state.defender.tamper !== level,
    ),
  ),
  ...([true, false] as const).map((on) =>
    entry(
      "Defender",
      on ? "cloud-on" : "cloud-off",
      `Turn Cloud Protection ${on ? "On" : "Off"}`,
      { id: "set-cloud", on },
      (state) => product(state) && state.defender.cloud !== on,
    ),
  ),
  ...([true, false] as const).map((on) =>
    entry(
      "Defender",
      on ? "statistics-on" : "statistics-off",
      `Turn Performance Statistics ${on ? "On" : "Off"}`,
      { id: "set-statistics", on },
      (state) => product(state) && state.defender.statistics.on !== on,
    ),
  ),
  ...Object.entries(LACKING).flatMap(([command, title]) =>
    ([true, false] as const).map((on) =>
      entry(
        "Defender",
        `${on ? "lose" : "have"}-${command.replaceAll(" ", "-")}`,
        `${on ? "Take Away" : "Give Back"} ${title}`,
        { id: "set-lacking", command, on },
        (state) => product(state) && state.defender.lacks.includes(command) !== on,
      ),
    ),
  ),
  entry("Defender", "age-definitions", "Age the Definitions by Ten Days", { id: "age-definitions", days: 10 }, product),
  entry(
    "Defender",
    "expire-license",
    "Take the License Away",
    { id: "set-licensed", on: false },
    (state) => product(state) && state.defender.licensed,
  ),
  entry(
    "Defender",
    "grant-license",
    "Give the License Back",
    { id: "set-licensed", on: true },
    (state) => product(state) && !state.defender.licensed,
  ),
  entry(
    "Defender",
    "expire-build",
    "Expire the Build",
    { id: "expire-build" },
    (state) => product(state) && state.defender.expiresAt > state.at,
  ),

  entry("Threats", "drop-eicar", "Drop EICAR into Downloads", (state) => ({
    id: "drop-eicar",
    path: `${DOWNLOADS}/eicar-${state.eicar.length + 1}.com.txt`,
  })),
  entry(
    "Threats",
    "select-eicar",
    "Select the Newest EICAR in Finder",
    (state) => ({ id: "select-in-finder", paths: state.eicar.slice(-1).map(({ path }) => path) }),
    (state) => state.eicar.length > 0,
  ),
  entry("Threats", "select-downloads", "Select Downloads in Finder", { id: "select-in-finder", paths: [DOWNLOADS] }),
  entry(
    "Threats",
    "select-nothing",
    "Select Nothing in Finder",
    { id: "select-in-finder", paths: [] },
    (state) => state.finderSelection.length > 0,
  ),
  entry(
    "Threats",
    "exclude-downloads",
    "Exclude Downloads",
    { id: "set-excluded", folder: DOWNLOADS, on: true },
    (state) => !state.defender.exclusions.includes(DOWNLOADS),
  ),
  entry(
    "Threats",
    "include-downloads",
    "Scan Downloads Again",
    { id: "set-excluded", folder: DOWNLOADS, on: false },
    (state) => state.defender.exclusions.includes(DOWNLOADS),
  ),

  ...Object.entries(PROMPT_TITLES).map(([ending, title]) =>
    entry(
      "Prompt",
      `prompt-${ending}`,
      title,
      { id: "set-prompt", ending: ending as PromptEnding },
      (state) => state.prompt.next !== ending,
    ),
  ),
  ...([true, false] as const).map((on) =>
    entry(
      "Prompt",
      on ? "make-admin" : "make-standard",
      on ? "Make the Person an Administrator" : "Make the Person a Standard User",
      { id: "set-admin", on },
      (state) => state.person.admin !== on,
    ),
  ),

  ...Object.entries(NETWORK_TITLES).map(([network, title]) =>
    entry(
      "Network",
      `network-${network}`,
      title,
      { id: "set-network", network: network as State["network"] },
      (state) => state.network !== network,
    ),
  ),
];
