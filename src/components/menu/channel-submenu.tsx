import { Icon, MenuBarExtra } from "@raycast/api";
import { CHANNEL_LOOK } from "../../app/look";
import type { Remedies } from "../../hooks/use-remedies";
import { CHANNELS, RING_OF_CHANNEL, unknownChannelWord } from "../../model/channel";
import { channelStateOf } from "../../model/channel-state";
import { REMEDIES } from "../../remedies";

/** The update channels: the one chosen is marked; one that cannot be chosen is disabled with the reason. */
export function ChannelSubmenu({ remedies }: { remedies: Remedies }) {
  const { context } = remedies;
  const remedy = REMEDIES["switch-channel"];
  if (!context || !remedy.shows(context)) return null;
  const { written: reading, inForce, waits } = channelStateOf(context.snapshot, context.now);
  const written = reading ? (unknownChannelWord(reading) ?? reading.channel) : inForce;
  return (
    <MenuBarExtra.Submenu title={remedy.title} icon={remedy.icon}>
      {CHANNELS.map((channel) => {
        const readiness = remedy.precondition({ ...context, channel });
        return (
          <MenuBarExtra.Item
            key={channel}
            title={channel}
            subtitle={waits && channel === written ? "from the next start on" : RING_OF_CHANNEL[channel]}
            icon={channel === written ? Icon.CheckCircle : CHANNEL_LOOK[channel].icon}
            tooltip={readiness.ok ? CHANNEL_LOOK[channel].words : readiness.reason}
            onAction={readiness.ok ? () => remedies.perform(remedy, { channel }) : undefined}
          />
        );
      })}
    </MenuBarExtra.Submenu>
  );
}
