import { Action, ActionPanel, Color, Icon, List } from "@raycast/api";
import { channelOfName, CHANNELS } from "../../model/channel";
import { text } from "../../model/health";
import { lastKnown } from "../../model/snapshot";
import { REMEDIES } from "../../remedies";
import { offer } from "../../remedies/offered";
import { DeeplinkAction } from "../deeplink-action";
import { show } from "../../app/launch";
import { CHANNEL_LOOK, STEP_LOOK } from "../../app/look";
import { RemedyActions, remediesInWords } from "../remedy-actions";
import type { Remedies } from "../../hooks/use-remedies";
import { markdownText } from "../../text/markdown";
import type { SetupStep } from "../../model/setup";

/** One step of the guide: how it stands, what to do, and its actions. */
export function StepItem(props: {
  step: SetupStep;
  /** From 1; none for a step that this Mac does not need. */
  number?: number;
  /** Milliseconds since 1970. */
  now: number;
  remedies: Remedies;
  /** Actions of the whole guide. */
  common: React.ReactNode;
}) {
  const { step, number, now, remedies, common } = props;
  const look = STEP_LOOK[step.state];
  const left = secondsLeft(step, now);
  const offered = remedies.context ? offer(step.remedies, remedies.context) : [];
  const isOpen = step.state === "next" || step.state === "waiting" || step.state === "unknowable";
  const others = offered.filter(({ remedy }) => remedy.id !== "switch-channel");
  const markdown = [
    `### ${number === undefined ? "" : `${number}. `}${step.title}`,
    left === undefined ? undefined : `## ${left} s ${step.countdown?.what}`,
    markdownText(step.why, 600),
    step.todo === ""
      ? undefined
      : `**${step.state === "unknowable" ? "How to See It" : "What to Do"}:** ${markdownText(step.todo, 600)}`,
    isOpen ? remediesInWords(offered) : undefined,
  ];
  return (
    <List.Item
      id={step.id}
      title={step.title}
      icon={{ source: look.icon, tintColor: look.color }}
      keywords={[look.name, "step", ...(number === undefined ? [] : [String(number)])]}
      accessories={[
        left === undefined
          ? { tag: { value: look.name, color: look.color } }
          : { tag: { value: `${left} s`, color: Color.Orange }, icon: Icon.Clock },
      ]}
      detail={<List.Item.Detail markdown={markdown.filter((line) => line !== undefined && line !== "").join("\n\n")} />}
      actions={
        <ActionPanel>
          {step.id === "validate-detection" && (
            <Action title="Validate Detection" icon={Icon.Bug} onAction={() => void show("validate")} />
          )}
          {offered.length > others.length && <ChannelActions remedies={remedies} />}
          <RemedyActions offered={others} remedies={remedies} />
          {common}
          <DeeplinkAction command="setup" context={{ step: step.id }} />
        </ActionPanel>
      }
    />
  );
}

/** The channel that the steps need comes first, the others stand beside it. */
function ChannelActions({ remedies }: { remedies: Remedies }) {
  const remedy = REMEDIES["switch-channel"];
  const health = lastKnown(remedies.context?.snapshot.health)?.value;
  const inForce = channelOfName(text(health, "release_ring"));
  return CHANNELS.filter((channel) => channel !== inForce).map((channel) => (
    <Action
      key={channel}
      title={`Switch to ${channel}`}
      icon={CHANNEL_LOOK[channel].icon}
      onAction={() => void remedies.perform(remedy, { channel })}
    />
  ));
}

function secondsLeft({ countdown }: SetupStep, now: number): number | undefined {
  if (!countdown || countdown.endsAt <= now) return undefined;
  return Math.ceil((countdown.endsAt - now) / 1000);
}
