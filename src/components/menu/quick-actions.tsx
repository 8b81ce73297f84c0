import { Icon, MenuBarExtra } from "@raycast/api";
import { channelOfName, CHANNELS, RING_OF_CHANNEL } from "../../model/channel";
import { text } from "../../model/health";
import { current } from "../../model/snapshot";
import { REMEDIES } from "../../remedies";
import type { Remedy, RemedyContext } from "../../remedies/types";
import { show } from "../../app/launch";
import { CHANNEL_LOOK } from "../../app/look";
import type { Remedies } from "../../hooks/use-remedies";
import type { RemedyId } from "../../model/assessment";

const OFFERED: readonly RemedyId[] = ["restart-daemon", "update-definitions", "show-threats", "show-setup"];

/** What a person can do from the menu at any time. */
export function QuickActions({ remedies }: { remedies: Remedies }) {
  const { context } = remedies;
  if (!context) return null;
  return (
    <MenuBarExtra.Section title="Quick Actions">
      <ChannelSubmenu context={context} remedies={remedies} />
      <MenuBarExtra.Item title="Open Security & Privacy" icon={Icon.Lock} onAction={() => show("open-security")} />
      {OFFERED.map((id) => REMEDIES[id])
        .filter((remedy) => remedy.shows(context))
        .map((remedy) => (
          <RemedyMenuItem key={remedy.id} remedy={remedy} context={context} remedies={remedies} />
        ))}
    </MenuBarExtra.Section>
  );
}

function ChannelSubmenu({ context, remedies }: { context: RemedyContext; remedies: Remedies }) {
  const remedy = REMEDIES["switch-channel"];
  if (!remedy.shows(context)) return null;
  const health = current(context.snapshot.health);
  const ring = text(health, "release_ring");
  const inForce = channelOfName(ring);
  const written = current(context.snapshot.channel)?.channel ?? inForce;
  // Where Defender names no ring, nobody knows what is in force.
  const waits = ring !== undefined && written !== inForce;
  return (
    <MenuBarExtra.Submenu title={remedy.title} icon={remedy.icon}>
      {CHANNELS.map((channel) => (
        <MenuBarExtra.Item
          key={channel}
          title={channel}
          subtitle={waits && channel === written ? "from the next start on" : RING_OF_CHANNEL[channel]}
          icon={channel === written ? Icon.CheckCircle : CHANNEL_LOOK[channel].icon}
          tooltip={tooltipFor(remedy, { ...context, channel }) ?? CHANNEL_LOOK[channel].words}
          onAction={() => remedies.perform(remedy, { channel })}
        />
      ))}
    </MenuBarExtra.Submenu>
  );
}

function RemedyMenuItem(props: { remedy: Remedy; context: RemedyContext; remedies: Remedies }) {
  const { remedy, context, remedies } = props;
  const reason = tooltipFor(remedy, context);
  return (
    <MenuBarExtra.Item
      title={remedy.title}
      subtitle={reason && "Not Possible Now"}
      icon={remedy.icon}
      tooltip={reason ?? remedy.changes}
      onAction={() => remedies.perform(remedy)}
    />
  );
}

/** Why a remedy cannot be used now; a click says the same. */
function tooltipFor(remedy: Remedy, context: RemedyContext): string | undefined {
  const readiness = remedy.precondition(context);
  return readiness.ok ? undefined : readiness.reason;
}
