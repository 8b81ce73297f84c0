import { Cache, environment, getPreferenceValues, updateCommandMetadata } from "@raycast/api";
import { notifyOnChange } from "../timeline/notify-on-change";
import { recordReading } from "../timeline/record-reading";
import { printable } from "../text/printable";
import { engineName, LEVEL_LOOK } from "./look";
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
  const subtitle = printable(`${LEVEL_LOOK[assessment.level].name} · ${engineName(assessment)}`, 60);
  await updateCommandMetadata({ subtitle }).catch(() => undefined);
  // A person who is looking needs no notification; the next poll tells of what they did not see.
  if (!isBackground) return;
  await notifyOnChange({
    preference: getPreferenceValues<Preferences.MenuBar>().notifyOnChange,
    assessment,
    store: new Cache(),
    now: mac.clock.now(),
    mac,
  });
}
