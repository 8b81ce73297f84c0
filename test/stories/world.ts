import { readMac } from "../../src/app/read-mac";
import type { JudgedMac } from "../../src/remedies/types";
import { FailureError } from "../../src/process/failure-error";
import type { Mac } from "../../src/process/mac";
import type { RunRequest, RunResult } from "../../src/process/run-result";
import { loadSnapshot } from "../../src/snapshot/cache";
import { lookedAt } from "../../src/snapshot/carry-part";
import { saveGlance } from "../../src/snapshot/glance";
import { pollParts } from "../../src/snapshot/poll-parts";
import { notifyOnChange } from "../../src/timeline/notify-on-change";
import { recordReading, type RecordOutcome } from "../../src/timeline/record-reading";
import type { Expectations } from "../../src/model/assessment";
import type { SnapshotPart } from "../../src/model/snapshot";
import { ended } from "../unit/fakes/mac";
import { act } from "../simulator/mac/act";
import type { Action } from "../simulator/mac/action";
import { advance } from "../simulator/mac/advance";
import { engine, networkFilterRuns } from "../simulator/mac/engine";
import { healthIssues } from "../simulator/mac/programs/health-fields";
import { PROGRAMS } from "../simulator/mac/programs";
import { presets, type PresetName } from "../simulator/mac/presets";
import type { State } from "../simulator/mac/state";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const ANY: Expectations = { expectedChannel: "any", definitionsMaxAgeDays: 7 };

/** What a reading found, and what was true of the Mac at that moment. */
export interface Seen extends JudgedMac {
  parts: readonly SnapshotPart[];
  isProtected: boolean;
  state: State;
  recorded: RecordOutcome;
}

/**
 * A simulated Mac with the extension on it, in one process and without a child: time passes only where a story lets it.
 * What the extension keeps lives in `kept` and in a folder of the real disk.
 */
export class World {
  state: State;
  /** How far the Mac's clock is ahead of the time that has passed. */
  offset = 0;
  kept = new Map<string, string>();
  /** Every reading since the beginning, oldest first. */
  seen: Seen[] = [];
  /** The threats that the last list named as still there. */
  knownActive = new Set<string>();
  notified: { at: number; title: string }[] = [];

  constructor(
    preset: PresetName,
    /** Where the history is written; nowhere where there is none. */
    readonly folder: string | undefined,
  ) {
    this.state = { ...presets[preset].build(), preset };
  }

  /** The time by the Mac's clock. */
  get now(): number {
    return this.state.at + this.offset;
  }

  /** macOS corrects what it says of its start when the clock is set. */
  get startedAt(): number {
    return this.state.bootedAt + this.offset;
  }

  readonly mac: Mac = {
    mdatpPath: PROGRAMS.mdatp.path,
    clock: { now: () => this.now, sleep: () => Promise.resolve() },
    run: (request) => Promise.resolve(this.run(request)),
  };

  pass(ms: number): void {
    this.state = advance(this.state, this.state.at + ms);
  }

  act(action: Action): void {
    this.state = act(this.state, action);
  }

  /** What stands in for a look at the disk. */
  checkMdatp(): void {
    const { installed, executable } = this.state.defender;
    const failure = (code: "NotInstalled" | "OfficeShimOnly" | "NotExecutable") =>
      new FailureError({ code, message: "There is no mdatp to run.", nextStep: "Install Defender." });
    if (installed === "none") throw failure("NotInstalled");
    if (installed === "office-shim") throw failure("OfficeShimOnly");
    if (!executable) throw failure("NotExecutable");
  }

  private run({ program: path, args, input = "" }: RunRequest): RunResult {
    const installed = Object.values(PROGRAMS).find((one) => one.path === path);
    if (!installed) return ended({ exitCode: undefined, spawnError: "ENOENT" });
    const outcome = installed.program({ state: this.state, args, stdin: input, now: this.now, asRoot: false });
    for (const action of outcome.first ?? []) this.act(action);
    if (outcome.fate === "never") return ended({ exitCode: undefined, signal: "SIGKILL", timedOut: true });
    if (outcome.fate === "flood")
      return ended({ exitCode: undefined, signal: "SIGKILL", truncated: true, stdout: "~" });
    if (outcome.fate === "crash") return ended({ exitCode: undefined, signal: "SIGTERM" });
    for (const action of outcome.actions ?? []) this.act(action);
    return ended({ exitCode: outcome.exitCode, stdout: outcome.stdout ?? "", stderr: outcome.stderr ?? "" });
  }

  /** One poll of the menu bar, as Raycast starts it each minute. */
  async poll(): Promise<Seen> {
    const previous = loadSnapshot(this.now);
    const seen = await this.read(pollParts(previous, this.now, this.startedAt), "background");
    await notifyOnChange({
      preference: "worse",
      assessment: seen.assessment,
      threats: seen.snapshot.threats,
      store: { get: (key) => this.kept.get(key), set: (key, value) => void this.kept.set(key, value) },
      now: this.now,
      startedAt: this.startedAt,
      mac: {
        run: ({ args }) => {
          this.notified.push({ at: this.now, title: args[2] ?? "" });
          return Promise.resolve(ended());
        },
      },
    });
    return seen;
  }

  /** A person looks: the parts are read that the surface reads. */
  async read(parts: readonly SnapshotPart[], kind: "background" | "foreground" = "foreground"): Promise<Seen> {
    const { snapshot, assessment, now } = await readMac(this.mac, {
      parts,
      expectations: ANY,
      keptThreatsDo: kind === "background",
    });
    saveGlance(assessment);
    const recorded: RecordOutcome = this.folder
      ? recordReading(this.folder, snapshot, assessment, kind)
      : { kind: "not-a-reading" };
    if (snapshot.threats.state === "fresh") {
      this.knownActive = new Set(this.state.threats.filter(isActive).map(({ id }) => id));
    }
    const seen = {
      snapshot,
      assessment,
      now,
      parts,
      recorded,
      isProtected: isProtected(this.state),
      state: this.state,
    };
    this.seen.push(seen);
    return seen;
  }

  /** The same Mac with the same memory, to see what comes next without its coming. */
  fork(): World {
    const other = new World(this.state.preset as PresetName, undefined);
    const { state, offset, seen, notified } = this;
    return Object.assign(other, {
      state,
      offset,
      kept: new Map(this.kept),
      seen: [...seen],
      knownActive: new Set(this.knownActive),
      notified: [...notified],
    });
  }

  /** What was true when the health was read that a snapshot holds; undefined where it was read by nobody here. */
  truthAt(healthReadAt: number): Seen | undefined {
    return this.seen.findLast(
      ({ snapshot }) => snapshot.health.state === "fresh" && lookedAt(snapshot.health) === healthReadAt,
    );
  }
}

export const isActive = ({ status }: { status: string }): boolean => status === "active";

/** Whether the Mac is protected, by its own state: every proof at once, and nothing that was found is still there. */
export function isProtected(state: State): boolean {
  const { defender, daemon } = state;
  return (
    defender.installed === "product" &&
    daemon.running &&
    !daemon.hung &&
    defender.licensed &&
    !defender.passive &&
    defender.realTimeProtection &&
    engine(state) === "endpoint_security_extension" &&
    healthIssues(state).length === 0
  );
}

/** What the Mac says of itself, without the time: what does not differ from one poll to the next where nothing happens. */
export function condition(state: State): string {
  const still = { ...state, at: 0, clock: undefined, opened: [], notifications: [] };
  return JSON.stringify([still, engine(state), networkFilterRuns(state)]);
}
