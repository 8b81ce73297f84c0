import { Clipboard, Icon, Keyboard, MenuBarExtra, openCommandPreferences, showHUD } from "@raycast/api";
import { printable } from "../../text/printable";
import { stateJson } from "../../snapshot/state-json";
import { readEverything, show } from "../../app/launch";
import { engineName, LEVEL_LOOK, levelIcon } from "../../app/look";
import { stateFacts } from "../../app/state-facts";
import type { Reading } from "../../hooks/use-reading";
import type { Remedies } from "../../hooks/use-remedies";
import { ago } from "../../text/times";
import { FindingMenuItem } from "./finding-menu-item";
import { QuickActions } from "./quick-actions";
import type { Assessment } from "../../model/assessment";
import type { Snapshot } from "../../model/snapshot";

/** What the menu bar's menu holds: the state, the findings, the facts, and what a person can do. */
export function MenuContents(props: {
  snapshot: Snapshot;
  assessment: Assessment;
  reading: Reading;
  remedies: Remedies;
}) {
  const { snapshot, assessment, reading, remedies } = props;
  const { now } = reading;
  return (
    <>
      <MenuBarExtra.Section title={LEVEL_LOOK[assessment.level].name}>
        <MenuBarExtra.Item
          title={printable(assessment.headline, 60)}
          icon={levelIcon(assessment.level)}
          tooltip={printable(assessment.summary, 300)}
          onAction={() => show("status")}
        />
        <MenuBarExtra.Item
          title="Engine"
          subtitle={printable(assessment.engine ?? (assessment.level === "unknown" ? "unknown" : "none"), 50)}
          icon={Icon.ComputerChip}
          tooltip={`Real-time protection runs through: ${engineName(assessment)}`}
        />
      </MenuBarExtra.Section>

      {assessment.findings.length > 0 && (
        <MenuBarExtra.Section title="Findings">
          {assessment.findings.map((finding) => (
            <FindingMenuItem
              key={finding.id}
              finding={finding}
              remedies={remedies}
              explain={({ id }) => show("status", { finding: id })}
            />
          ))}
        </MenuBarExtra.Section>
      )}

      <MenuBarExtra.Section title="Microsoft Defender">
        {stateFacts(snapshot, now).map(({ title, value, tooltip }) => (
          <MenuBarExtra.Item key={title} title={title} subtitle={value} tooltip={tooltip} />
        ))}
        <MenuBarExtra.Item
          title={assessment.stale ? "Read Too Long Ago" : "Read"}
          subtitle={assessment.readAt === undefined ? "never" : ago(assessment.readAt, now)}
          icon={assessment.stale ? Icon.Warning : undefined}
        />
      </MenuBarExtra.Section>

      <QuickActions remedies={remedies} />

      <MenuBarExtra.Section>
        <MenuBarExtra.Item
          title="Copy State as JSON"
          icon={Icon.CopyClipboard}
          shortcut={Keyboard.Shortcut.Common.Copy}
          onAction={async () => {
            await Clipboard.copy(JSON.stringify(stateJson(snapshot, assessment), null, 2));
            await showHUD("Copied State as JSON");
          }}
        />
        <MenuBarExtra.Item
          title="Refresh"
          icon={Icon.ArrowClockwise}
          shortcut={Keyboard.Shortcut.Common.Refresh}
          onAction={readEverything}
        />
        <MenuBarExtra.Item title="Show Protection Status" icon={Icon.AppWindowList} onAction={() => show("status")} />
        <MenuBarExtra.Item title="Preferences…" icon={Icon.Gear} onAction={openCommandPreferences} />
      </MenuBarExtra.Section>
    </>
  );
}
