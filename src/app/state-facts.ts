import { channelOfName, unknownChannelWord } from "../model/channel";
import { channelStateOf } from "../model/channel-state";
import { count, flag, text, time } from "../model/health";
import { current, lastKnown, type Snapshot } from "../model/snapshot";
import { threatCounts } from "../model/threat";
import { counted, printable } from "../text/printable";
import { ago, clockTime } from "../text/times";

/** One line of the state in short: what, and how it is. */
export interface Fact {
  title: string;
  value: string;
  tooltip: string;
}

/**
 * The state in short, for the menu and the status view: definitions, channel, product, macOS. What is not known is left
 * out, but for the definitions and the product, whose absence is news.
 */
export function stateFacts(snapshot: Snapshot, now: number): Fact[] {
  return [
    definitions(snapshot, now),
    threats(snapshot, now),
    channel(snapshot, now),
    product(snapshot),
    macOS(snapshot),
  ].filter((fact) => fact !== undefined);
}

function definitions(snapshot: Snapshot, now: number): Fact | undefined {
  const health = current(snapshot.health);
  if (!health) return undefined;
  const updated = time(health, "definitions_updated");
  const minutes = count(health, "definitions_updated_minutes_ago");
  const version = text(health, "definitions_version");
  const age =
    updated !== undefined
      ? ago(updated, now)
      : minutes !== undefined
        ? ago(now - minutes * 60_000, now)
        : "age unknown";
  return {
    title: "Definitions",
    value: version ? `${age} · ${printable(version, 30)}` : age,
    tooltip:
      flag(health, "automatic_definition_update_enabled") === false ? "Automatic updates are off" : "Last update",
  };
}

function threats(snapshot: Snapshot, now: number): Fact | undefined {
  const last = lastKnown(snapshot.threats);
  if (!last) return undefined;
  const [newest] = last.value.threats;
  const { active, unknown, handled } = threatCounts(last.value);
  const total = active + unknown + handled;
  const age = newest?.detectedAt === undefined ? undefined : ago(newest.detectedAt, now);
  return {
    title: "Threats",
    value: newest ? [counted(total, "threat"), age].filter(Boolean).join(" · newest ") : "none listed",
    tooltip: `${newest ? `Newest: ${printable(newest.name, 80)}` : "What Defender has found on this Mac"}, read ${clockTime(last.readAt, now)}`,
  };
}

function channel(snapshot: Snapshot, now: number): Fact | undefined {
  const { written, ring } = channelStateOf(snapshot, now);
  const name = (written && (unknownChannelWord(written) ?? written.channel)) ?? channelOfName(ring);
  if (!name && !ring) return undefined;
  const words = [name, ring && printable(ring, 30)].filter((word) => word !== undefined);
  return {
    title: "Channel",
    value: [...new Set(words)].join(" · "),
    tooltip: written?.managed ? "Set by policy" : "What is written for Microsoft AutoUpdate, and the ring in force",
  };
}

function product(snapshot: Snapshot): Fact | undefined {
  const health = current(snapshot.health);
  if (!health) return undefined;
  const engine = text(health, "engine_version");
  return {
    title: "Product",
    value: printable(text(health, "app_version") ?? "version unknown", 30),
    tooltip: engine ? `Antimalware engine ${printable(engine, 30)}` : "Antimalware engine unknown",
  };
}

function macOS(snapshot: Snapshot): Fact | undefined {
  const version = current(snapshot.macOS);
  return (
    version && {
      title: "macOS",
      value: printable(version.version, 20),
      tooltip: version.source === "kernel" ? "From the kernel's version" : "From sw_vers",
    }
  );
}
