/**
 * How long Raycast lets a command's worker live, and what else it does to it. Where two accounts differ, or nobody
 * knows, the harsher one counts; a test names the other one where it matters.
 */
export interface Lifetimes {
  /**
   * When a menu item's click ends the worker: as soon as the synchronous part of its handler has run (what that asked
   * of Raycast is carried out), so many real milliseconds later, or not before everything that it began has settled.
   */
  menuClick: "at-once" | number | "never";
  /** When the worker of a menu that was closed without a choice is ended. */
  menuClose: "at-once" | "when-idle";
  /** Whether a view's worker is ended when Raycast's window closes, or only when the person leaves the view. */
  view: "ends-with-window" | "stays";
  /** Whether React unmounts, so that effects clean up, before a worker is ended. */
  unmount: boolean;
  /** When a background run that is not done is ended, in real milliseconds. */
  backgroundMs: number;
  /** When a menu-bar run of the person's is ended, its menu open or not, in real milliseconds. */
  menuMs: number;
  /** How long a first frame, and the synchronous part of a handler, may take, in real milliseconds. */
  renderMs: number;
  /** How `launchCommand` says no: at the call itself, or by the promise that it gives. */
  refusedLaunch: "thrown" | "rejected";
  /** Whether a command may start threads of its own. */
  threads: boolean;
}

interface Rule<Value> {
  harsh: Value;
  kind: Value;
  source: string;
}

/** Every rule with where it comes from. RE: github.com/raycast/extensions, an issue or, with PR, a pull request. */
export const RULES: { readonly [Name in keyof Lifetimes]: Rule<Lifetimes[Name]> } = {
  menuClick: {
    harsh: "at-once",
    kind: "never",
    source:
      "Raycast's documentation, Menu Bar Commands: an item's click closes the menu, and the command is unloaded; RE PR#30617: what the handler began has no process left. How soon is not known, so tests try several moments.",
  },
  menuClose: {
    harsh: "at-once",
    kind: "when-idle",
    source: "Raycast's documentation, Menu Bar Commands: the command is unloaded when its menu closes.",
  },
  view: {
    harsh: "ends-with-window",
    kind: "stays",
    source:
      "RE#31171, Raycast 2.4.1: a view's process is unloaded when the window closes. Raycast 1 keeps it for a while.",
  },
  unmount: {
    harsh: false,
    kind: true,
    source: "Not known of Raycast; Vicinae gives a view five seconds to unmount, and a terminated worker none.",
  },
  backgroundMs: {
    harsh: 10_000,
    kind: 60_000,
    source: "RE#3403: 10 s. The documentation names a time-out adjusted to the interval, and no number.",
  },
  menuMs: {
    harsh: 60_000,
    kind: Infinity,
    source: "RE#7728: a menu-bar command times out, its menu open or not. The number is a guess.",
  },
  renderMs: {
    harsh: 5_000,
    kind: Infinity,
    source: "RE#28391, Raycast 2: the request to render timed out after 5,000 ms.",
  },
  refusedLaunch: {
    harsh: "thrown",
    kind: "rejected",
    source:
      "Raycast's documentation, Command: it throws for a command that is not there, disabled, or a menu bar that was never activated. Whether at the call or by its promise differs between hosts.",
  },
  threads: {
    harsh: true,
    kind: true,
    source: "Not documented; a worker of Node's may start threads. A test that needs to know tries without them, too.",
  },
};

function valuesOf(which: "harsh" | "kind"): Lifetimes {
  return Object.fromEntries(Object.entries(RULES).map(([name, rule]) => [name, rule[which]])) as unknown as Lifetimes;
}

/** The harsher of Raycast 1 and 2, rule by rule. */
export const HARSH: Lifetimes = valuesOf("harsh");

/** A Raycast that waits for everything: for a look at what a command would do if it were left alone. */
export const KIND: Lifetimes = valuesOf("kind");

/**
 * How many times as long as Raycast gives it a command may take here. What is in time on a Mac takes longer on a machine
 * that is busy with other tests, and no test may fail by that.
 */
export const PATIENCE = Number(process.env.RAYCAST_PATIENCE ?? 1);

function withPatience(lifetimes: Lifetimes): Lifetimes {
  const { backgroundMs, menuMs, renderMs } = lifetimes;
  return {
    ...lifetimes,
    backgroundMs: PATIENCE * backgroundMs,
    menuMs: PATIENCE * menuMs,
    renderMs: PATIENCE * renderMs,
  };
}

/** What counts where nothing is said; the variables turn it for a whole run of the tests. */
export const DEFAULT_LIFETIMES: Lifetimes = withPatience(process.env.RAYCAST_LIFETIMES === "kind" ? KIND : HARSH);

/** The moments at which a click is tried to end the worker: every test of what a menu item does runs through them. */
export const MENU_CLICK_MOMENTS: readonly Lifetimes["menuClick"][] = ["at-once", 50, 400, 1_500, "never"];

/** What closes Raycast's window, with where that is known from. */
export const WINDOW_CLOSERS = {
  hud: "a HUD (documentation, Feedback: it closes the main window; RE#31171)",
  closeMainWindow: "the command itself (documentation, Window & Search Bar)",
  password: "macOS's password dialog (RE PR#2479)",
  open: "what was opened came to the front (as any app does that takes the focus)",
  "other-app": "another app came to the front",
  person: "the person",
} as const;

export type WindowCloser = keyof typeof WINDOW_CLOSERS;
