import { List } from "@raycast/api";
import { partThreatName } from "../../defender/threats/threat-name";
import { type Threat, threatState } from "../../model/threat";
import { printable } from "../../text/printable";
import { markdownText } from "../../text/markdown";
import { ago, toTheSecond } from "../../text/times";
import { THREAT_STATE_LOOK } from "./threat-look";

/** One threat: what it is, when it was found, and what became of it. */
export function ThreatItem(props: { id: string; threat: Threat; now: number; actions: React.ReactNode }) {
  const { id, threat, now, actions } = props;
  const state = threatState(threat);
  const look = THREAT_STATE_LOOK[state];
  const { kind, platform, family, variant } = partThreatName(threat.name);
  const { detectedAt } = threat;
  return (
    <List.Item
      id={id}
      title={printable(family, 60)}
      icon={{ source: look.icon, tintColor: look.color }}
      accessories={[
        ...(state === "active" ? [{ tag: { value: look.title, color: look.color } }] : []),
        detectedAt === undefined
          ? { text: "time unknown" }
          : { text: ago(detectedAt, now), tooltip: toTheSecond(detectedAt) },
      ]}
      detail={
        <List.Item.Detail
          markdown={`### ${markdownText(threat.name, 200)}\n\n${MEANING[state]}`}
          metadata={
            <List.Item.Detail.Metadata>
              <List.Item.Detail.Metadata.TagList title="State">
                <List.Item.Detail.Metadata.TagList.Item text={look.title} color={look.color} />
              </List.Item.Detail.Metadata.TagList>
              <Row title="Defender's Word" text={threat.status} />
              <Row title="Type" text={threat.type ?? kind} />
              <Row title="Family" text={family} />
              <Row title="Variant" text={variant} />
              <Row title="Platform" text={platform} />
              <Row title="Found" text={detectedAt === undefined ? "unknown" : toTheSecond(detectedAt)} />
              <Row title="ID" text={threat.id} />
            </List.Item.Detail.Metadata>
          }
        />
      }
      actions={actions}
    />
  );
}

function Row({ title, text }: { title: string; text: string | undefined }) {
  return text === undefined ? null : <List.Item.Detail.Metadata.Label title={title} text={printable(text, 120)} />;
}

const MEANING = {
  active: "Defender lists this threat as **not dealt with**. Quarantine it, and tell your administrator.",
  unknown: "Defender's word for the state of this threat is not one that this extension knows. It may still be there.",
  handled:
    "Defender has dealt with this threat. It is history.\n\n" +
    "Restoring a file undoes protection, so it is not offered here. An administrator can do it in Terminal with " +
    "`mdatp threat`; its words for restoring differ by version, and `mdatp threat --help` lists those of this Mac.",
};
