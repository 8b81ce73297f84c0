import { Color, Icon, List } from "@raycast/api";
import { type Scan, scanTitle } from "../../model/scan";
import { counted, printable } from "../../text/printable";
import { spent } from "../../text/spent";
import { ago, toTheSecond } from "../../text/times";

/** One scan: when it was, how long it took, and what came of it. */
export function ScanItem({ scan, now, actions }: { scan: Scan; now: number; actions: React.ReactNode }) {
  const { kind, state, word, startedAt, endedAt, files, threats = 0, found } = scan;
  const look = threats > 0 ? FOUND : LOOK[state];
  const took = startedAt !== undefined && endedAt !== undefined ? `took ${spent(endedAt - startedAt)}` : undefined;
  const runs = state === "running" && startedAt !== undefined ? `running for ${spent(now - startedAt)}` : undefined;
  return (
    <List.Item
      title={scanTitle(kind)}
      subtitle={[files === undefined ? undefined : counted(files, "file"), runs ?? took]
        .filter((part) => part !== undefined)
        .join(" · ")}
      icon={{ source: look.icon, tintColor: look.color }}
      accessories={[
        ...(threats > 0
          ? [
              {
                tag: { value: counted(threats, "threat"), color: Color.Red },
                tooltip: found.length > 0 ? printable(found.join(", "), 300) : undefined,
              },
            ]
          : []),
        ...(state === "unrecognized" && word !== undefined ? [{ tag: printable(word, 30) }] : []),
        ...(state === "cancelled" || state === "failed" ? [{ tag: look.name }] : []),
        ...(startedAt === undefined ? [] : [{ text: ago(startedAt, now), tooltip: toTheSecond(startedAt) }]),
      ]}
      actions={actions}
    />
  );
}

const FOUND = { name: "Threats Found", icon: Icon.ExclamationMark, color: Color.Red };

const LOOK: Record<Scan["state"], { name: string; icon: Icon; color: Color }> = {
  running: { name: "Running", icon: Icon.CircleProgress50, color: Color.Blue },
  finished: { name: "Finished", icon: Icon.CheckCircle, color: Color.Green },
  cancelled: { name: "Cancelled", icon: Icon.MinusCircle, color: Color.SecondaryText },
  failed: { name: "Failed", icon: Icon.XMarkCircle, color: Color.Orange },
  unrecognized: { name: "Not Known", icon: Icon.QuestionMarkCircle, color: Color.SecondaryText },
};
