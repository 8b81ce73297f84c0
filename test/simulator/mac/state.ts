/**
 * The state of one simulated Mac, as plain JSON: what `mac.json` holds. All times are simulated milliseconds since 1970.
 * Nothing in here knows of files or processes; `advance` (advance.ts) lets time pass and `act` (act.ts) lets somebody do
 * something.
 */

/** simulated now = simStart + (real now - realStart) * rate. */
export interface Clock {
  realStart: number;
  simStart: number;
  rate: number;
}

export type ExtensionKind = "endpoint_security" | "network";

/** One of Defender's system extensions. */
export interface ExtensionState {
  /**
   * `absent`: never asked for, no row in the list. `waiting`: asked for, nobody approved it. `enabling`: approved,
   * starting. `disabled`: switched off in Settings. `waiting_for_restart`: an update or removal wants a restart.
   */
  state: "absent" | "waiting" | "enabling" | "enabled" | "disabled" | "waiting_for_restart";
  version: string;
  /** The version of a second row of the same id that waits for a restart to be uninstalled. */
  oldVersion?: string;
  /** When `enabling` becomes `enabled`. */
  enabledAt?: number;
}

/** A value of a property list, as far as `defaults` needs one. */
export type PlistValue = string | number | boolean | PlistValue[] | { [key: string]: PlistValue };

export type PlistDict = { [key: string]: PlistValue };

/** Where preferences are written: `/Library/Managed Preferences`, `~/Library/Preferences`, `/Library/Preferences`. */
export type PreferenceLayer = "managed" | "user" | "system";

/** How the next administrator prompt (or restart event) ends; it is `correct` again afterwards. */
export type PromptEnding =
  "correct" | "cancelled" | "wrong-password" | "not-admin" | "automation-refused" | "command-fails" | "nobody-answers";

/** How `mdatp` itself behaves, whatever the daemon does. */
export type ToolBehavior = "normal" | "hang" | "garbage" | "flood" | "crash";

/** What `mdatp health --output json` does: not every product knows the option. */
export type JsonSupport = "json" | "answers-in-text" | "refuses";

export interface ThreatState {
  id: string;
  name: string;
  type: string;
  status: string;
  detectedAt: number;
}

/** A program that opens files, and what scanning them costs. */
export interface ScannedProgram {
  /** Absent for a process that ended before it could be named. */
  name?: string;
  path?: string;
  live: boolean;
  /** Milliseconds of scanning, and files, in each minute that the daemon runs. */
  scanMsAMinute: number;
  filesAMinute: number;
}

/** One scan that somebody started. */
export interface ScanState {
  kind: string;
  /** Of a custom scan. */
  path?: string;
  startedAt: number;
  /** When it is over; of one that was cancelled, when that was. */
  endsAt: number;
  state: "running" | "finished" | "cancelled";
  files: number;
  /** The names of what it found. */
  found: string[];
}

/** A stand-in for the EICAR file that somebody put on the disk. */
export interface EicarFile {
  /** As the Mac sees it: `/Users/pilot/Downloads/…`. */
  path: string;
  writtenAt: number;
  /** `pending`: not on the disk yet. `removed`: a person or the extension deleted it before Defender saw it. */
  state: "pending" | "present" | "quarantined" | "removed";
}

export interface State {
  schema: 1;
  preset: string;
  clock: Clock;
  /** Until when time has passed in this state. */
  at: number;

  macOS: { version: string; build: string; kernel: string; model: string };
  bootedAt: number;
  /** macOS's own restart dialog, which restarts the Mac after a minute unless somebody cancels it. */
  restartDialog?: { openedAt: number };

  defender: {
    installed: "product" | "office-shim" | "none";
    /** False: `mdatp` has no x bit. */
    executable: boolean;
    behavior: ToolBehavior;
    version: string;
    json: JsonSupport;
    licensed: boolean;
    expiresAt: number;
    realTimeProtection: boolean;
    passive: boolean;
    tamper: "disabled" | "audit" | "block";
    cloud: boolean;
    troubleshooting: boolean;
    conflictingApplications: string[];
    fullDiskAccess: boolean;
    /** A person or policy let the network extension filter traffic. */
    networkFilterAllowed: boolean;
    /** Folders that are not scanned. */
    exclusions: string[];
    /** How long the list of exclusions takes: much longer while Defender is busy. */
    exclusionsTakeMs: number;
    /** Health fields, by their text name, that policy sets. */
    managedFields: string[];
    /** Further health issues, in Defender's words. */
    extraIssues: string[];
    definitions: { version: string; updatedAt: number; updatingUntil?: number; canUpdate: boolean };
    /** The ring in force, in the old words; read from the written channel at each start of the product. */
    releaseRing: string;
    /** Whether an update waits in Microsoft AutoUpdate. */
    updateAvailable?: string;
    ids: { org: string; machine: string; edr: string };
    /** Commands that this product does not have, by their first words: `performance-profiles`, `scan list`. */
    lacks: string[];
    /** Whether what programs cost is counted. */
    statistics: { on: boolean; programs: ScannedProgram[] };
    profiles: { available: string[]; applied: string[]; mergePolicy: string };
  };

  daemon: {
    running: boolean;
    /** Up, but answers nothing: every `mdatp` waits for ever. */
    hung: boolean;
    startedAt: number;
    /** When it comes back by itself; absent while it runs or where it does not come back. */
    startsAt?: number;
    /** False: after the next kill it stays away. */
    comesBack: boolean;
    pid: number;
  };

  extensions: Record<ExtensionKind, ExtensionState>;
  /** When the product asked for the approval it still waits for; the minute of the fallback counts from here. */
  askedAt?: number;
  /** True once that minute is over on a Mac that has the fallback: the kernel extension is what runs. */
  fellBack: boolean;

  settings: {
    open: boolean;
    /** The URL that Settings was opened with; absent: it stands on the page that it stood on before. */
    pane?: string;
    /**
     * On 10.15 to 12, the one extension whose Allow button the open pane shows; it stays until System Preferences is
     * closed and opened again.
     */
    shows?: ExtensionKind;
    /** True: whatever pane is asked for does not exist, and Settings only launches. `open` cannot tell. */
    panesMissing: boolean;
  };
  /** What `open` was asked to open, newest last; the last 50. */
  opened: { target: string; app?: string; at: number }[];
  notifications: { title: string; text: string; at: number }[];

  preferences: Record<PreferenceLayer, Record<string, PlistDict>>;
  /** False: `defaults write` ends well and nothing is kept. */
  writesStick: boolean;

  enrollment: { dep: boolean; mdm: "no" | "yes" | "user-approved" };
  person: { admin: boolean };
  prompt: { next: PromptEnding; takesMs: number };

  /** `inspected`: somebody opens encrypted connections on the way. */
  network: "up" | "down" | "proxy-blocks" | "forbidden" | "inspected";
  threats: ThreatState[];
  /** Oldest first. */
  scans: ScanState[];
  /** What is selected in Finder, by path; nothing where another app is in front. */
  finderSelection: string[];
  eicar: EicarFile[];
}
