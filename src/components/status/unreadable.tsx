import { Action, ActionPanel, Color, Detail, Icon, openExtensionPreferences } from "@raycast/api";
import type { Assessment, Failure } from "../../protection/types";
import { printable } from "../../protection/words";
import { remediesFor } from "../../remedies/offered";
import { LEVEL_LOOK, levelIcon } from "../look";
import { ReadAgainAction } from "../read-again-action";
import { RemedyActions, remediesInWords } from "../remedy-actions";
import type { Remedies } from "../use-remedies";
import { ago, exactly, markdownText } from "../words";

/** Defender could not be read: why, what to do, and beside it the last known state with its age. */
export function Unreadable(props: {
  failure: Failure;
  assessment: Assessment;
  /** What Defender said before, judged as of then. */
  last: Assessment | undefined;
  now: number;
  isLoading: boolean;
  remedies: Remedies;
  refresh: () => Promise<void>;
}) {
  const { failure, assessment, last, now, isLoading, remedies, refresh } = props;
  const offered = remedies.context ? remediesFor(assessment, remedies.context) : [];
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
                text={{ value: printable(last.headline, 60), color: Color.SecondaryText }}
                icon={levelIcon(last.level)}
              />
              {last.readAt !== undefined && (
                <Detail.Metadata.Label
                  title="Known Since"
                  text={`${ago(last.readAt, now)} (${exactly(last.readAt)})`}
                />
              )}
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

/** `TimedOut` as `Timed Out`. */
function inWords(code: Failure["code"]): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
}
