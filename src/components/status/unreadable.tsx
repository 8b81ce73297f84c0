import { Action, ActionPanel, Color, Detail, Icon, openExtensionPreferences } from "@raycast/api";
import { printable } from "../../text/printable";
import { remediesNextFirst } from "../../remedies/run/next-step";
import type { StateJson } from "../../snapshot/state-json";
import { engineName, LEVEL_LOOK, levelIcon } from "../../app/look";
import { RefreshAction } from "../refresh-action";
import { RemedyActions, remediesInWords } from "../remedy-actions";
import type { Remedies } from "../../hooks/use-remedies";
import { markdownText } from "../../text/markdown";
import { ago, exactly } from "../../text/times";
import { CopyStateAction } from "./copy-state-action";
import type { Assessment } from "../../model/assessment";
import type { Failure } from "../../model/failure";

/** Defender could not be read: why, what to do, and beside it the last known state with its age. */
export function Unreadable(props: {
  failure: Failure;
  assessment: Assessment;
  /** What Defender said the last time it could be read. */
  last: Assessment | undefined;
  /** Whether the person set the path to mdatp: then that is looked at first. */
  hasOwnPath: boolean;
  state: StateJson;
  now: number;
  isLoading: boolean;
  remedies: Remedies;
  refresh: () => Promise<void>;
}) {
  const { failure, assessment, last, hasOwnPath, state, now, isLoading, remedies, refresh } = props;
  const look = LEVEL_LOOK[assessment.level];
  const offered = remedies.context ? remediesNextFirst(remedies.context) : [];
  const preferences = offered.every(({ remedy }) => remedy.id !== "open-preferences") && (
    <Action title="Open Extension Preferences" icon={Icon.Gear} onAction={openExtensionPreferences} />
  );
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
            <Detail.Metadata.TagList.Item text={look.name} color={look.color} />
          </Detail.Metadata.TagList>
          <Detail.Metadata.Label title="Reason" text={inWords(failure.code)} />
          {failure.seen && <Detail.Metadata.Label title="What Was Seen" text={printable(failure.seen, 160)} />}
          <Detail.Metadata.Separator />
          {last?.readAt !== undefined ? (
            <>
              <Detail.Metadata.Label
                title="Last Known State"
                text={{ value: printable(last.headline, 60), color: Color.SecondaryText }}
                icon={levelIcon(last.level)}
              />
              <Detail.Metadata.Label title="Engine Then" text={engineName(last)} />
              <Detail.Metadata.Label title="Last Read" text={`${ago(last.readAt, now)} (${exactly(last.readAt)})`} />
            </>
          ) : (
            <Detail.Metadata.Label title="Last Known State" text="None" />
          )}
        </Detail.Metadata>
      }
      actions={
        <ActionPanel>
          <RemedyActions offered={offered} remedies={remedies} />
          <RefreshAction onAction={refresh} />
          {hasOwnPath && preferences}
          {!hasOwnPath && preferences}
          <CopyStateAction state={state} />
        </ActionPanel>
      }
    />
  );
}

/** `TimedOut` as `Timed Out`. */
function inWords(code: Failure["code"]): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
}
