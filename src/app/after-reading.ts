import { Cache, environment, getPreferenceValues, updateCommandMetadata } from "@raycast/api";
import { notifyOnChange } from "../timeline/notify-on-change";
import { recordReading } from "../timeline/record-reading";
import { dayAndTime } from "../text/times";
import { keepTelling, lastRead, nextTelling } from "./last-read";
import { LEVEL_LOOK } from "./look";
import type { Assessment } from "../model/assessment";
import type { Snapshot } from "../model/snapshot";
import type { Mac } from "../process/mac";

/**
 * What the menu bar does with a reading beside painting it: the history, a notification where one is due, and its own
 * subtitle, so that root search shows the state without anything being opened. Never rejects.
 */
export async function afterReading(
  snapshot: Snapshot,
  assessment: Assessment,
  isBackground: boolean,
  mac: Mac,
): Promise<void> {
  recordReading(environment.supportPath, snapshot, assessment, isBackground ? "background" : "foreground");
  await tellRootSearch(snapshot, assessment);
  // A person who is looking needs no notification; the next poll tells of what they did not see.
  if (!isBackground) return;
  await notifyOnChange({
    preference: getPreferenceValues<Preferences.MenuBar>().notifyOnChange,
    assessment,
    threats: snapshot.threats,
    store: new Cache(),
    now: mac.clock.now(),
    mac,
  });
}

/**
 * Root search shows the subtitle also where nothing of this runs any more (after a restart of Raycast, with the refresh
 * switched off), so it names when the Mac was read, which stays true, and never how long ago.
 */
async function tellRootSearch({ health }: Snapshot, { level }: Assessment): Promise<void> {
  if (health.state === "not-asked") return;
  const next = nextTelling(lastRead(), level, health.readAt);
  if (!next) return;
  const did = health.state === "failed" ? "asked" : "read";
  try {
    await updateCommandMetadata({ subtitle: `${LEVEL_LOOK[level].name}, ${did} ${dayAndTime(health.readAt)}` });
    keepTelling(next);
  } catch {
    // The next poll tries again.
  }
}
