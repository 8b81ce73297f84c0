import { Action, ActionPanel, Color, Detail, Icon, openExtensionPreferences } from "@raycast/api";
import type { Assessment, Failure, Part, Health, Snapshot } from "../../protection/types";
import { printable } from "../../protection/words";
import { offer } from "../../remedies/offered";
import { LEVEL_LOOK, levelIcon } from "../look";
import { ReadAgainAction } from "../read-again-action";
import { RemedyActions, remediesInWords } from "../remedy-actions";
import type { Remedies } from "../use-remedies";
import { ago, exactly, markdownText } from "../words";

/** Defender could not be read: why, what to do, and beside it the last known state with its age. */
export function Unreadable(props: {
  failure: Failure;
  assessment: Assessment;
  last: { assessment: Assessment; readAt: number } | undefined;
  now: number;
  isLoading: boolean;
  remedies: Remedies;
  refresh: () => Promise<void>;
}) {
  const { failure, assessment, last, now, isLoading, remedies, refresh } = props;
  const ids = [...new Set(assessment.findings.flatMap((finding) => finding.remedies))];
  const offered = remedies.context ? offer(ids, remedies.context) : [];
  const markdown = [
    `# ${markdownText(assessment.headline)}`,
    markdownText(failure.message),
    `**Next step:** ${markdownText(failure.nextStep)}`,
    remediesInWords(offered),
  ].join("\n\n");
  return (
    <Detail
      isLoading={isLoading}
      markdown={markdown}
      metadata={
        <Detail.Metadata>
          <Detail.Metadata.TagList title="Level">
            <Detail.Metadata.TagList.Item text={LEVEL_LOOK.unknown.name} color={LEVEL_LOOK.unknown.color} />
          </Detail.Metadata.TagList>
          <Detail.Metadata.Label title="Reason" text={inWords(failure.code)} />
          {failure.seen && <Detail.Metadata.Label title="What Was Seen" text={printable(failure.seen, 160)} />}
          <Detail.Metadata.Separator />
          {last ? (
            <>
              <Detail.Metadata.Label
                title="Last Known State"
                text={{ value: printable(last.assessment.headline, 60), color: Color.SecondaryText }}
                icon={levelIcon(last.assessment.level)}
              />
              <Detail.Metadata.Label title="Known Since" text={`${ago(last.readAt, now)} (${exactly(last.readAt)})`} />
            </>
          ) : (
            <Detail.Metadata.Label title="Last Known State" text="None" />
          )}
        </Detail.Metadata>
      }
      actions={
        <ActionPanel>
          <ReadAgainAction onAction={refresh} />
          <RemedyActions offered={offered} remedies={remedies} />
          <Action title="Open Extension Preferences" icon={Icon.Gear} onAction={openExtensionPreferences} />
        </ActionPanel>
      }
    />
  );
}

/** The snapshot as it was when health was last read, where it ever was. */
export function lastKnown(snapshot: Snapshot): { snapshot: Snapshot; readAt: number } | undefined {
  const health: Part<Health> = snapshot.health;
  if (health.state !== "failed" || !health.last) return undefined;
  const { value, readAt } = health.last;
  return { snapshot: { ...snapshot, health: { state: "cached", value, readAt } }, readAt };
}

/** `TimedOut` as `Timed Out`. */
function inWords(code: Failure["code"]): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
}
