import { Icon, MenuBarExtra } from "@raycast/api";
import { CHANNEL_LOOK } from "../../app/look";
import type { Remedies } from "../../hooks/use-remedies";
import { channelOfName, CHANNELS, RING_OF_CHANNEL } from "../../model/channel";
import { text } from "../../model/health";
import { current } from "../../model/snapshot";
import { REMEDIES } from "../../remedies";

/** The update channels: the one chosen is marked; one that cannot be chosen is disabled with the reason. */
export function ChannelSubmenu({ remedies }: { remedies: Remedies }) {
  const { context } = remedies;
  const remedy = REMEDIES["switch-channel"];
  if (!context || !remedy.shows(context)) return null;
  const ring = text(current(context.snapshot.health), "release_ring");
  const inForce = channelOfName(ring);
  const written = current(context.snapshot.channel)?.channel ?? inForce;
  // Where Defender names no ring, nobody knows what is in force.
  const waits = ring !== undefined && written !== inForce;
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
