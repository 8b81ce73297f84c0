import { Icon, MenuBarExtra, openCommandPreferences } from "@raycast/api";
import { lastRead } from "../../app/last-read";
import { readEverything, show } from "../../app/launch";
import { engineName, stateIcon, stateInWords } from "../../app/look";
import type { Assessment } from "../../model/assessment";
import { printable } from "../../text/printable";
import { clockTime } from "../../text/times";

/** The state in plain words, and below it what protection runs on and when that was read. */
export function StateSection({ assessment, now }: { assessment: Assessment; now: number }) {
  const { readAt, stale } = assessment;
  const missed = lastRead()?.missed;
  const when = readAt === undefined ? "not read yet" : `read ${clockTime(readAt, now)}`;
  return (
    <MenuBarExtra.Section>
      <MenuBarExtra.Item
        title={printable(stateInWords(assessment), 40)}
        icon={stateIcon(assessment)}
        tooltip={printable(assessment.summary, 300)}
        onAction={() => show("status")}
      />
      <MenuBarExtra.Item
        title={engineName(assessment)}
        subtitle={stale ? `${when}, too long ago` : when}
        icon={stale ? Icon.Warning : Icon.ComputerChip}
        tooltip="What real-time protection runs on. A click reads this Mac again."
        onAction={readEverything}
      />
      {missed && (
        <MenuBarExtra.Item
          title={`Not Read Since ${clockTime(missed.from, now)}`}
          subtitle={`until ${clockTime(missed.to, now)}`}
          icon={Icon.Warning}
          tooltip="The Mac was asleep, or Raycast's background refresh of this command is switched off."
          onAction={openCommandPreferences}
        />
      )}
    </MenuBarExtra.Section>
  );
}
