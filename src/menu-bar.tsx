import {
  Clipboard,
  getPreferenceValues,
  Icon,
  Keyboard,
  MenuBarExtra,
  openCommandPreferences,
  showHUD,
} from "@raycast/api";
import { FindingMenuItem } from "./components/menu/finding-menu-item";
import { QuickActions } from "./components/menu/quick-actions";
import { engineName, LEVEL_LOOK, levelIcon, menuBarIcon } from "./components/look";
import { stateFacts } from "./components/state-facts";
import { isBackground, useReading, type AfterReading } from "./components/use-reading";
import { useRemedies } from "./components/use-remedies";
import { ago } from "./components/words";
import { show } from "./components/launch";
import { printable } from "./protection/words";
import { ALL_PARTS, POLLED_PARTS } from "./snapshot/parts";
import { stateJson } from "./snapshot/state-json";
import type { Assessment } from "./protection/types";

/** The menu bar: what protection runs on, what is not right, and what mends it. */
export default function Command() {
  const { menuBarTitle, hideWhenProtected } = getPreferenceValues<Preferences.MenuBar>();
  const reading = useReading(isBackground() ? POLLED_PARTS : ALL_PARTS, { afterReading: keepReading });
  const remedies = useRemedies(reading, "menu-bar");
  const { snapshot, assessment, now } = reading;
  const isLoading = reading.isLoading || remedies.isBusy;

  if (!snapshot || !assessment) {
    return <MenuBarExtra icon={menuBarIcon("unknown")} tooltip="Microsoft Defender has not been read yet" isLoading />;
  }
  // Nothing may be hidden while loading: without an item Raycast would end the command, and with it the reading.
  if (hideWhenProtected && assessment.level === "protected" && snapshot.health.state === "fresh" && !isLoading) {
    return null;
  }

  return (
    <MenuBarExtra
      icon={menuBarIcon(assessment.level)}
      title={titleFor(menuBarTitle, assessment)}
      tooltip={printable(assessment.summary, 300)}
      isLoading={isLoading}
    >
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
          onAction={reading.refresh}
        />
        <MenuBarExtra.Item title="Show Protection Status" icon={Icon.AppWindowList} onAction={() => show("status")} />
        <MenuBarExtra.Item title="Preferences…" icon={Icon.Gear} onAction={openCommandPreferences} />
      </MenuBarExtra.Section>
    </MenuBarExtra>
  );
}

/** Loaded once the first paint is out: nothing of it is needed for that. */
const keepReading: AfterReading = async (snapshot, assessment) =>
  (await import("./components/menu/after-reading")).afterReading(snapshot, assessment, isBackground());

function titleFor(wanted: Preferences.MenuBar["menuBarTitle"], assessment: Assessment): string | undefined {
  if (wanted === "level") return LEVEL_LOOK[assessment.level].name;
  return wanted === "engine" ? engineName(assessment) : undefined;
}
