import { Action, ActionPanel, Color, Icon, List } from "@raycast/api";
import { CHECKS } from "../../diagnosis/checks";
import type { CheckId, CheckResult, CheckState } from "../../model/diagnosis";
import { CHECK_STATE_WORDS } from "../../reporting/diagnosis-markdown";
import { printable } from "../../text/printable";
import { spent } from "../../text/spent";
import { markdownText } from "../../text/markdown";
import { ago, toTheSecond } from "../../text/times";

/** One check: its answer, how old that is, and what helps. */
export function CheckItem(props: {
  id: CheckId;
  result: CheckResult | undefined;
  /** How long it has been running, in milliseconds. */
  runningMs: number | undefined;
  now: number;
  /** The result as it may leave this Mac. */
  copy: string | undefined;
  onRun: () => void;
  onStop: () => void;
  /** Actions of this check alone, and those of the list. */
  own?: React.ReactNode;
  children: React.ReactNode;
}) {
  const { id, result, runningMs, now, copy, onRun, onStop, own, children } = props;
  const { title, question, isLong } = CHECKS[id];
  const look = result && LOOK[result.state];
  const isRunning = runningMs !== undefined;
  return (
    <List.Item
      id={id}
      title={title}
      icon={
        isRunning
          ? { source: Icon.CircleProgress50, tintColor: Color.Blue }
          : look
            ? { source: look.icon, tintColor: look.color }
            : { source: Icon.Circle, tintColor: Color.SecondaryText }
      }
      accessories={[
        isRunning
          ? { text: `waiting ${spent(Math.floor(runningMs / 1000) * 1000)}` }
          : result
            ? { text: ago(result.at, now), tooltip: toTheSecond(result.at) }
            : { text: "not run yet" },
      ]}
      detail={
        <List.Item.Detail
          markdown={markdown(title, question, result, isRunning, isLong)}
          metadata={result && <Lines result={result} />}
        />
      }
      actions={
        <ActionPanel>
          {isRunning ? (
            <Action title="Stop Check" icon={Icon.Stop} onAction={onStop} />
          ) : (
            <Action title={`Check ${title}`} icon={Icon.Play} onAction={onRun} />
          )}
          {own}
          {result?.terminal !== undefined && (
            <Action.CopyToClipboard title="Copy Terminal Command" icon={Icon.Terminal} content={result.terminal} />
          )}
          {copy !== undefined && (
            <Action.CopyToClipboard title="Copy Result for IT" icon={Icon.Envelope} content={copy} />
          )}
          {children}
        </ActionPanel>
      }
    />
  );
}

function Lines({ result: { state, lines, tookMs } }: { result: CheckResult }) {
  const wrong = lines.filter(({ isWrong }) => isWrong);
  const shown = [...wrong, ...lines.filter(({ isWrong }) => !isWrong)].slice(0, 40);
  return (
    <List.Item.Detail.Metadata>
      <List.Item.Detail.Metadata.TagList title="Result">
        <List.Item.Detail.Metadata.TagList.Item text={CHECK_STATE_WORDS[state]} color={LOOK[state].color} />
      </List.Item.Detail.Metadata.TagList>
      {shown.map(({ title, value, isWrong }, index) => (
        <List.Item.Detail.Metadata.Label
          key={`${title}-${index}`}
          title={printable(title, 60)}
          text={isWrong ? { value: printable(value, 200), color: Color.Red } : printable(value, 200)}
        />
      ))}
      {lines.length > shown.length && (
        <List.Item.Detail.Metadata.Label title="More" text={`${lines.length - shown.length} lines`} />
      )}
      <List.Item.Detail.Metadata.Label title="Took" text={spent(tookMs)} />
    </List.Item.Detail.Metadata>
  );
}

function markdown(
  title: string,
  question: string,
  result: CheckResult | undefined,
  isRunning: boolean,
  isLong: boolean | undefined,
): string {
  return [
    `### ${title}`,
    question,
    ...(isRunning && isLong ? ["Defender may take most of a minute. This window may be closed meanwhile."] : []),
    ...(result ? [`**${markdownText(result.summary, 400)}**`] : []),
    ...(result?.helps === undefined ? [] : [`#### What Helps\n\n${markdownText(result.helps, 400)}`]),
  ].join("\n\n");
}

const LOOK: Record<CheckState, { icon: Icon; color: Color }> = {
  good: { icon: Icon.CheckCircle, color: Color.Green },
  look: { icon: Icon.ExclamationMark, color: Color.Orange },
  info: { icon: Icon.Info, color: Color.Blue },
  unknown: { icon: Icon.QuestionMarkCircle, color: Color.SecondaryText },
  "not-offered": { icon: Icon.MinusCircle, color: Color.SecondaryText },
  stopped: { icon: Icon.Stop, color: Color.SecondaryText },
};
