import { Color, Icon, List } from "@raycast/api";
import type { HistoryItem as Item } from "../../timeline/history-items";
import { durationInWords } from "../../timeline/timeline";
import { printable } from "../../text/printable";
import { engineName, EXTENSION_STATE_LOOK, LEVEL_LOOK, levelIcon } from "../../app/look";
import { RESULT_LOOK, SCENARIO_NAMES } from "../validation/result-look";
import { exactly } from "../../text/times";
import type { HistoryEntry, ValidationEntry } from "../../model/history";

const { Label, TagList } = List.Item.Detail.Metadata;

/** One stretch of the history, one pause in it, or one validation. */
export function HistoryItem({ id, item, actions }: { id: string; item: Item; actions: React.ReactNode }) {
  const { title, icon, detail, keywords } = describe(item);
  const duration = item.kind === "validation" ? undefined : durationInWords(item.to - item.from);
  const accessories = [{ text: duration ?? timeOf(item.from), tooltip: exactly(item.from) }];
  return (
    <List.Item
      id={id}
      title={title}
      icon={icon}
      keywords={keywords}
      accessories={accessories}
      detail={detail}
      actions={actions}
    />
  );
}

function describe(item: Item) {
  switch (item.kind) {
    case "entry":
      return {
        title: `${LEVEL_LOOK[item.entry.level].name}: ${printable(engineName(item.entry), 60)}`,
        icon: levelIcon(item.entry.level),
        keywords: [item.entry.level, item.entry.engine ?? "none", item.entry.channel ?? ""],
        detail: <EntryDetail {...item} />,
      };
    case "gap":
      return {
        title: "Not Watched",
        icon: { source: Icon.Moon, tintColor: Color.SecondaryText },
        keywords: ["gap", "unknown", "asleep"],
        detail: <GapDetail from={item.from} to={item.to} />,
      };
    case "validation":
      return {
        title: `${SCENARIO_NAMES[item.validation.scenario]}: ${RESULT_LOOK[item.validation.result].title}`,
        icon: {
          source: RESULT_LOOK[item.validation.result].icon,
          tintColor: RESULT_LOOK[item.validation.result].color,
        },
        keywords: ["validation", item.validation.result],
        detail: <ValidationDetail validation={item.validation} />,
      };
  }
}

function EntryDetail(props: { from: number; to: number; entry: HistoryEntry; isCurrent: boolean }) {
  const { from, to, entry, isCurrent } = props;
  const look = LEVEL_LOOK[entry.level];
  const extensions = [
    ["Endpoint Security Extension", entry.endpointSecurity],
    ["Network Extension", entry.network],
  ] as const;
  return (
    <List.Item.Detail
      metadata={
        <List.Item.Detail.Metadata>
          <TagList title="Level">
            <TagList.Item text={look.name} color={look.color} />
          </TagList>
          <Label title="Engine" text={printable(entry.engine ?? "none", 80)} />
          <Label title="Lasted" text={`${durationInWords(to - from)}${isCurrent ? " so far" : ""}`} />
          <Label title="First Seen" text={exactly(entry.firstSeen)} />
          <Label title="Last Seen" text={exactly(entry.lastSeen)} />
          <Label
            title="Seen By"
            text={entry.reading === "background" ? "The menu bar's poll" : "A person who looked"}
          />
          {entry.channel && <Label title="Channel" text={entry.channel} />}
          {entry.productVersion && <Label title="Product" text={printable(entry.productVersion, 60)} />}
          {extensions.map(
            ([title, state]) => state && <Label key={title} title={title} text={EXTENSION_STATE_LOOK[state].name} />,
          )}
        </List.Item.Detail.Metadata>
      }
    />
  );
}

function GapDetail({ from, to }: { from: number; to: number }) {
  return (
    <List.Item.Detail
      markdown="Nobody looked: the Mac was asleep or off, or Raycast was not running. What protected it in that time is **not known**, and it does not count as protected."
      metadata={
        <List.Item.Detail.Metadata>
          <Label title="Lasted" text={durationInWords(to - from)} />
          <Label title="From" text={exactly(from)} />
          <Label title="To" text={exactly(to)} />
        </List.Item.Detail.Metadata>
      }
    />
  );
}

function ValidationDetail({ validation }: { validation: ValidationEntry }) {
  const { scenario, result, at, engine, channel, productVersion, evidence } = validation;
  return (
    <List.Item.Detail
      metadata={
        <List.Item.Detail.Metadata>
          <Label title="Test" text={SCENARIO_NAMES[scenario]} />
          <TagList title="Result">
            <TagList.Item text={RESULT_LOOK[result].title} color={RESULT_LOOK[result].color} />
          </TagList>
          <Label title="Ended" text={exactly(at)} />
          {evidence && <Label title="Evidence" text={printable(evidence, 300)} />}
          <Label title="Engine" text={printable(engine ?? "none", 80)} />
          {channel && <Label title="Channel" text={channel} />}
          {productVersion && <Label title="Product" text={printable(productVersion, 60)} />}
        </List.Item.Detail.Metadata>
      }
    />
  );
}

function timeOf(time: number): string {
  return new Date(time).toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
}
