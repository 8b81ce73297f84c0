import { Color, Icon, Image } from "@raycast/api";
import { printable } from "../text/printable";
import type { Assessment } from "../model/assessment";
import type { Channel } from "../model/channel";
import type { Level, Severity } from "../model/level";
import type { SetupStepState } from "../model/setup";
import type { SystemExtensionState } from "../model/system-extensions";

/** What a level is called and looks like. */
interface LevelLook {
  /** A word or two, beside other words. */
  name: string;
  /** What it means for the person at this Mac, in Title Case, for the first line of a menu. */
  sentence: string;
  shape: string;
  color: Color;
  menuBarColor: Color;
}

/**
 * What a level looks like. The shapes differ, so that none is told by its color alone. In the menu bar `protected`
 * takes the menu bar's own color: only what needs a look stands out.
 */
export const LEVEL_LOOK: Record<Level, LevelLook> = {
  protected: {
    name: "Protected",
    sentence: "This Mac Is Protected",
    shape: "state-protected.png",
    color: Color.Green,
    menuBarColor: Color.PrimaryText,
  },
  attention: {
    name: "Needs Attention",
    sentence: "This Mac Needs Attention",
    shape: "state-attention.png",
    color: Color.Orange,
    menuBarColor: Color.Orange,
  },
  fallback: {
    name: "Kernel Fallback",
    sentence: "On the Old Kernel Extension",
    shape: "state-fallback.png",
    color: Color.Purple,
    menuBarColor: Color.Purple,
  },
  unprotected: {
    name: "Not Protected",
    sentence: "This Mac Is Not Protected",
    shape: "state-unprotected.png",
    color: Color.Red,
    menuBarColor: Color.Red,
  },
  unknown: {
    name: "Unknown",
    sentence: "Protection Is Not Known",
    shape: "state-unknown.png",
    color: Color.SecondaryText,
    menuBarColor: Color.PrimaryText,
  },
};

/** What of an assessment decides how it looks: `loud` is bad news that must not be taken for one finding among others. */
export type State = Pick<Assessment, "level"> & Partial<Pick<Assessment, "loud">>;

/** Malware that is still there has a shape and a color of its own, whatever the level. */
const LOUD_LOOK = { shape: "state-malware.png", color: Color.Red };

/** The icon of a state for lists, menus and details. */
export function stateIcon({ level, loud }: State): Image.ImageLike {
  const { shape, color } = loud ? LOUD_LOOK : LEVEL_LOOK[level];
  return { source: shape, tintColor: color };
}

/** The icon of a level for lists and details. */
export function levelIcon(level: Level): Image.ImageLike {
  return stateIcon({ level });
}

/** The icon of a state for the menu bar itself; in one color where the person prefers that. */
export function menuBarIcon({ level, loud }: State, style: "colored" | "monochrome" = "colored"): Image.ImageLike {
  const color = loud ? LOUD_LOOK.color : LEVEL_LOOK[level].menuBarColor;
  return {
    source: loud ? LOUD_LOOK.shape : LEVEL_LOOK[level].shape,
    tintColor: style === "monochrome" ? Color.PrimaryText : color,
  };
}

/** The state in plain words, in Title Case; loud news in its own. */
export function stateInWords({ level, loud, headline }: State & Pick<Assessment, "headline">): string {
  return loud ? headline : LEVEL_LOOK[level].sentence;
}

export const SEVERITY_LOOK: Record<Severity, { name: string; icon: Icon; color: Color }> = {
  unprotected: { name: "Not Protected", icon: Icon.XMarkCircleFilled, color: Color.Red },
  unknown: { name: "Unknown", icon: Icon.QuestionMarkCircle, color: Color.SecondaryText },
  fallback: { name: "Fallback", icon: Icon.ArrowDownCircleFilled, color: Color.Purple },
  attention: { name: "Attention", icon: Icon.ExclamationMark, color: Color.Orange },
  note: { name: "Note", icon: Icon.Info, color: Color.Blue },
};

/** The icon of a severity, tinted. */
export function severityIcon(severity: Severity): Image.ImageLike {
  return { source: SEVERITY_LOOK[severity].icon, tintColor: SEVERITY_LOOK[severity].color };
}

export const EXTENSION_STATE_LOOK: Record<SystemExtensionState, { name: string; icon: Icon; color: Color }> = {
  enabled: { name: "Enabled", icon: Icon.CheckCircle, color: Color.Green },
  waiting_for_user: { name: "Waiting for Approval", icon: Icon.Hourglass, color: Color.Orange },
  disabled: { name: "Switched Off", icon: Icon.XMarkCircle, color: Color.Red },
  starting: { name: "Starting", icon: Icon.CircleProgress50, color: Color.Blue },
  upgrading: { name: "Upgrading", icon: Icon.ArrowUpCircle, color: Color.Blue },
  waiting_for_restart: { name: "Waiting for Restart", icon: Icon.ArrowClockwise, color: Color.Orange },
  uninstalling: { name: "Being Removed", icon: Icon.Trash, color: Color.Orange },
  missing: { name: "Not Installed", icon: Icon.CircleDisabled, color: Color.Red },
  unrecognized: { name: "State Not Recognized", icon: Icon.QuestionMarkCircle, color: Color.SecondaryText },
};

export const CHANNEL_LOOK: Record<Channel, { words: string; icon: Icon }> = {
  Beta: { words: "New builds first", icon: Icon.Rocket },
  Preview: { words: "New builds before most", icon: Icon.Binoculars },
  Current: { words: "Builds for everybody", icon: Icon.CheckRosette },
};

/** Defender's words for the engines it has, in words for people. */
const ENGINE_NAMES: Record<string, string> = {
  endpoint_security_extension: "Endpoint Security Extension",
  kernel_extension: "Kernel Extension",
};

/**
 * The engine in words; a word that is not known stays as it is. That there is none is only told where Defender says so;
 * what was kept without that, by the history, goes by its level.
 */
export function engineName(state: { engine: string | null; noEngine?: boolean; level?: Level }): string {
  const { engine, level, noEngine = level !== "unknown" } = state;
  if (engine === null) return noEngine ? "No Engine" : "Engine Unknown";
  return ENGINE_NAMES[engine] ?? printable(engine, 40);
}

export const STEP_LOOK: Record<SetupStepState, { name: string; icon: Icon; color: Color }> = {
  done: { name: "Done", icon: Icon.CheckCircle, color: Color.Green },
  next: { name: "Next", icon: Icon.ArrowRightCircleFilled, color: Color.Blue },
  waiting: { name: "Later", icon: Icon.Circle, color: Color.SecondaryText },
  "not-needed": { name: "Not Needed", icon: Icon.MinusCircle, color: Color.SecondaryText },
  unknowable: { name: "Cannot Be Known", icon: Icon.QuestionMarkCircle, color: Color.Yellow },
};
