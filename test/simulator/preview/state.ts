import type { Drawn } from "../raycast/drawing";
import type { HostNode, Json } from "../raycast/protocol";

/**
 * Everything the page draws, in one JSON value that the server owns: a page that is reloaded asks for it again and
 * stands where it stood. Times are milliseconds since 1970 of the simulated clock unless they say otherwise.
 */
export interface DesktopState {
  /** True when the tools are this Mac's own, so that nothing is simulated. */
  real: boolean;
  extension: { title: string; icon: string };
  commands: readonly CommandInfo[];
  menuBar: MenuBarState;
  window: WindowState;
  toast: ToastState | null;
  alert: AlertState | null;
  /** The last HUD; the page shows it for a moment. */
  hud: { id: number; title: string } | null;
  /** The last worker that was ended before it had nothing left to do, and what ended it. */
  ended: { key: number; text: string } | null;
  processes: readonly ProcessEntry[];
  history: readonly HistoryEntry[];
  /** What `open` was last asked to open, until the person closes it. */
  opened: OpenedState | null;
  mac: MacPanelState | null;
}

/** A command of the manifest. */
export interface CommandInfo {
  name: string;
  title: string;
  subtitle: string;
  description: string;
  keywords: readonly string[];
  mode: "view" | "no-view" | "menu-bar";
  /** `1m`, as the manifest writes it. */
  interval?: string;
}

export interface MenuBarState {
  /** The command's name; null when the manifest has no menu-bar command. */
  command: string | null;
  /** False until the person ran the command once, as in Raycast. */
  activated: boolean;
  /** The item as it was last painted. Null when nothing was, or when the command asked for no item. */
  root: HostNode | null;
  /** What is drawn of its icon. */
  icon: { light: Drawn; dark: Drawn };
  phase: "unloaded" | "in background" | "loaded";
  /** Whose handlers `root` holds; null where they cannot be fired, because that run is over. */
  run: number | null;
  open: boolean;
  /** How often it was run since the preview started. */
  runs: number;
}

export interface WindowState {
  visible: boolean;
  /** The command on screen; null for root search. */
  command: string | null;
  run: number | null;
  /** One root per view, the last on top. */
  stack: readonly HostNode[];
  error: { name: string; message: string; stack?: string } | null;
}

export interface ToastState {
  run: number;
  id: number;
  style: string;
  title: string;
  message: string;
  actions: readonly { which: "primary" | "secondary"; title: string; shortcut: Json }[];
}

export interface AlertState {
  run: number;
  id: number;
  options: { [key: string]: Json };
}

export interface ProcessEntry {
  key: number;
  /** Its place among all that ran on this Mac, from 1: old ones are not kept. */
  number: number;
  run: number;
  pid: number;
  program: string;
  args: readonly string[];
  /** Real milliseconds since the run was launched. */
  startedAt: number;
  /** Undefined while it runs. */
  endedAt?: number;
  exitCode?: number | null;
  signal?: string | null;
}

export interface HistoryEntry {
  key: number;
  at: number;
  kind: "toast" | "hud" | "alert" | "clipboard" | "open" | "launch" | "log" | "error" | "run";
  text: string;
}

/** What was opened, in the words of a pane. */
export interface OpenedState {
  key: number;
  target: string;
  title: string;
  /** Where it is: `Privacy & Security › Extensions`. */
  path: string;
  text: string;
  /** What the person can do there: the simulator's own switches. `disabled` says why not. */
  actions: readonly { action: string; title: string; button: string; disabled?: string }[];
}

export interface MacPanelState {
  preset: string;
  presets: readonly { name: string; title: string; description: string }[];
  /** A few facts of the simulated Mac, as words. */
  facts: readonly { title: string; value: string }[];
  groups: readonly { title: string; switches: readonly MacSwitch[] }[];
  clock: { realStart: number; simStart: number; rate: number };
}

/** A button that turns one switch of the simulated Mac, or a choice among several of which one is turned already. */
export type MacSwitch =
  | { kind: "button"; action: string; title: string; /** Why it cannot be turned now. */ disabled?: string }
  | {
      kind: "choice";
      title: string;
      /** What stands now; it has no action. */
      current: string;
      choices: readonly { action: string; title: string }[];
    };
