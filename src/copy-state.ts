import { environment } from "@raycast/api";
import { copyAndSay } from "./app/copy";
import { recordReading } from "./timeline/record-reading";
import { readMac } from "./app/read-mac";
import { readSettings } from "./app/settings";
import { thisMac } from "./app/this-mac";
import { assess } from "./assess/assess";
import { runAwaited } from "./process/run-awaited";
import { chatText } from "./reporting/chat-text";
import { redactorOf } from "./privacy/redactor";
import { loadSnapshot } from "./snapshot/cache";
import { lookedAt } from "./snapshot/carry-part";
import { ALL_PARTS } from "./snapshot/parts";
import { ONE_READING_MS, type Snapshot } from "./model/snapshot";

/** As old as a reading by the menu bar's poll may be and still be told as what is so now. */
const FRESH_MS = 90_000;

/** The parts that the text tells of beside health, and that change. */
const TOLD = ["systemExtensions", "channel"] as const;

/** Copies the state of this Mac in a few lines for a chat. Reads what nobody read just now. */
export default async function Command(): Promise<void> {
  const { expectations } = readSettings();
  const now = Date.now();
  const kept = loadSnapshot(now);
  const { snapshot, assessment } =
    kept && isFresh(kept)
      ? { snapshot: kept, assessment: assess(kept, expectations, now) }
      : await readMac(thisMac(runAwaited), { parts: ALL_PARTS, previous: kept, expectations });
  // What was not read just now is no reading to the history.
  recordReading(environment.supportPath, snapshot, assessment, "foreground");
  await copyAndSay(
    chatText(snapshot, assessment, redactorOf(snapshot)),
    snapshot.health.state === "failed" ? "Copied State: Defender Cannot Be Read" : "Copied State",
  );
}

/** The poll reads health alone: what is told beside it must not be from before it. */
function isFresh(snapshot: Snapshot): boolean {
  const { health } = snapshot;
  if (health.state !== "cached" || Date.now() - health.readAt >= FRESH_MS) return false;
  return TOLD.every((part) => lookedAt(snapshot[part]) >= health.readAt - ONE_READING_MS);
}
