import type { Icon } from "@raycast/api";
import type { Mac } from "../process/mac";
import type { Assessment, Expectations, RemedyId } from "../model/assessment";
import type { Channel } from "../model/channel";
import type { CommandName } from "../model/command";
import type { Failure } from "../model/failure";
import type { MarkName } from "../model/setup";
import type { Snapshot, SnapshotPart } from "../model/snapshot";
import type { Threat } from "../model/threat";

/** Whether a remedy can be used on this Mac now; where it cannot, why, in one or two sentences. */
export type Precondition = { ok: true } | { ok: false; reason: string };

/** What a person is asked before a remedy runs. */
export interface Confirmation {
  title: string;
  /** What will happen, and to what. */
  message: string;
  /** The button that says yes. */
  action: string;
  destructive: boolean;
}

/**
 * How a remedy ended.
 * `done`: it happened, and that was checked at the Mac.
 * `asked`: it was requested, and nothing can tell whether it happened (a pane, a dialog, a web page).
 * `unconfirmed`: it ran without an error, but the check afterwards did not show it (yet).
 * `cancelled`: the person said no; nothing changed, nothing to complain about.
 * `failed`: it did not work; `detail` says why and `nextStep` what to do.
 */
export type OutcomeKind = "done" | "asked" | "unconfirmed" | "cancelled" | "failed";

export interface Outcome {
  kind: OutcomeKind;
  /** Title Case, past tense where something happened; short enough for a HUD. */
  title: string;
  /** One or two sentences. */
  detail?: string;
  nextStep?: string;
  /** A constant command that an administrator can paste into Terminal to get the same. */
  terminal?: string;
  failure?: Failure;
}

/** What a remedy that takes a while says on the way. */
export interface Progress {
  text: string;
  /** True where a person must act now, so that it is worth showing outside Raycast's window. */
  urgent: boolean;
  /** What a person is to do, where that takes more words than a HUD holds. */
  instruction?: string;
  /** How long it may take without another word, in milliseconds; half a minute where nothing is said. */
  lastsMs?: number;
  /** When what runs out here is over, in milliseconds since 1970. */
  runsOutAt?: number;
  /** True where it only watches from here on, so that the person may start something else. */
  onlyWatches?: boolean;
}

/** What only Raycast can do. Absent where there is no window, as in an AI tool. */
export interface Effects {
  /** Shows another command of this extension; false where Raycast refused. */
  launch(command: CommandName, context?: Readonly<Record<string, string>>): Promise<boolean>;
  copy(text: string): Promise<void>;
  /** Shows this extension's preferences; false where Raycast refused. */
  openPreferences(): Promise<boolean>;
}

/** A reading of the Mac and what it was judged to be. */
export interface JudgedMac {
  snapshot: Snapshot;
  assessment: Assessment;
  /** When it was judged, in milliseconds since 1970. */
  now: number;
}

/** Everything that a remedy knows. */
export interface RemedyContext extends JudgedMac {
  /** What the person asked to be judged by; the judgement is made again after each remedy. */
  expectations: Expectations;
  mac: Mac;
  /** Reads these parts of the Mac again, takes the rest from `previous`, keeps all of it, and judges. Never rejects. */
  reread(parts: readonly SnapshotPart[], previous: Snapshot): Promise<JudgedMac>;
  /** The channel chosen, for `switch-channel`. */
  channel?: Channel;
  /** The threat chosen, for `quarantine-threat`. */
  threat?: Threat;
  progress?: (progress: Progress) => void;
  /** True once somebody has started something else, so that what only watches is to end. */
  isOvertaken?: () => boolean;
  effects?: Effects;
  /** Writes down when something happened. Never throws. */
  mark?: (name: MarkName, at: number) => Promise<void>;
}

/** A command of this extension that does the same as a remedy. */
export interface OwnCommand {
  name: CommandName;
  context?: Readonly<Record<string, string>>;
}

/** One thing that a person can do. */
export interface Remedy {
  id: RemedyId;
  /** Title Case, verb first. */
  title: string;
  /** What is said of it while it is under way, after `Still`: `Restarting Defender`; at most 23 letters. */
  doing: string;
  icon: Icon;
  /** What it changes, one sentence. */
  changes: string;
  /** The parts of the snapshot that its precondition rests on and that it may change. */
  reads: readonly SnapshotPart[];
  /** True where offering it makes sense at all on this Mac. */
  shows(context: RemedyContext): boolean;
  precondition(context: RemedyContext): Precondition;
  /** Absent, or undefined, where nothing needs confirming. */
  confirmation?(context: RemedyContext): Confirmation | undefined;
  /** Never rejects. */
  run(context: RemedyContext): Promise<Outcome>;
  /**
   * How it ended by what the Mac, as just read, says: for one whose worker was ended before it could tell. The choice
   * stands in the context. Absent where the Mac does not say.
   */
  readBack?(context: RemedyContext): Outcome;
  command?: OwnCommand;
  /** The command with a view that is all it leads to, as long as nothing was chosen. */
  view?: CommandName;
  /** Of what a person does in another window after it was asked for: whether the Mac, as just read, shows it. */
  settled?(context: RemedyContext): boolean;
  /**
   * True where a view carries it out itself: it is over in a moment, and what it did is read back by the next look
   * should the window go. Everything else goes to a command that Raycast awaits, and from the menu this does too.
   */
  onTheSpot?: true;
  /** A constant: the command that an administrator can paste into Terminal. */
  terminal?: string;
}
