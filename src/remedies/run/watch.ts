import type { JudgedMac, Remedy, RemedyContext } from "../types";
import type { Snapshot, SnapshotPart } from "../../model/snapshot";

/** As long as a person may take to find the pane, unlock it and approve; then whoever forgot it is not watched for. */
const WATCH_MS = 4 * 60_000;
const PAUSE_MS = 2_000;

/** What a person's clicks in the settings change. */
const WATCHED: readonly SnapshotPart[] = ["health", "systemExtensions"];

export interface Watched {
  /** `settled`: the Mac shows it. `overtaken`: somebody began something else. */
  state: "settled" | "gave-up" | "overtaken";
  judged: JudgedMac;
}

/**
 * Watches the Mac for what a person was asked to do in another window, every two seconds for four minutes at most; one
 * reading at a time. `onReading` hears of each reading with the one before. Never rejects.
 */
export async function watchFor(
  settled: NonNullable<Remedy["settled"]>,
  context: RemedyContext,
  onReading: (before: Snapshot, after: Snapshot) => Promise<void>,
): Promise<Watched> {
  const { clock } = context.mac;
  const until = clock.now() + WATCH_MS;
  let { snapshot, assessment, now }: JudgedMac = context;
  for (;;) {
    if (context.isOvertaken?.()) return { state: "overtaken", judged: { snapshot, assessment, now } };
    const before = snapshot;
    ({ snapshot, assessment, now } = await context.reread(WATCHED, before));
    await onReading(before, snapshot);
    if (settled({ ...context, snapshot, assessment, now })) {
      return { state: "settled", judged: { snapshot, assessment, now } };
    }
    if (clock.now() >= until) return { state: "gave-up", judged: { snapshot, assessment, now } };
    await clock.sleep(PAUSE_MS);
  }
}
