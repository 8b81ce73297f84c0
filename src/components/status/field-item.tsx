import { Action, Color, Icon, Keyboard, List } from "@raycast/api";
import { HEALTH_FIELDS, valueInWords } from "../../defender/health/fields";
import { printable } from "../../text/printable";
import { markdownText } from "../../text/markdown";
import type { HealthField, HealthFieldName } from "../../model/health";

/** One field of `mdatp health`: its value in words, its meaning, and whether policy sets it. */
export function FieldItem({ name, field, actions }: { name: string; field: HealthField; actions: React.ReactNode }) {
  const known = HEALTH_FIELDS[name as HealthFieldName];
  const title = known?.title ?? printable(name, 60);
  const value = valueInWords(name, field);
  return (
    <List.Item
      id={`field-${name}`}
      title={title}
      keywords={[
        ...name.split("_"),
        name,
        ...words(value),
        ...words(asPrinted(field)),
        ...(field.managed ? ["managed"] : []),
      ]}
      icon={valueIcon(field)}
      accessories={[
        ...(field.managed ? [{ icon: Icon.Lock, tooltip: "Managed: set by policy" }] : []),
        { text: printable(value, 24), tooltip: printable(value, 300) },
      ]}
      detail={
        <List.Item.Detail
          markdown={`### ${title}\n\n${known?.meaning ?? "A field that this version of the extension does not know. It is shown as Defender printed it."}\n\n**${markdownText(value)}**`}
          metadata={
            <List.Item.Detail.Metadata>
              <List.Item.Detail.Metadata.Label title="Field" text={printable(name, 80)} />
              <List.Item.Detail.Metadata.Label title="Defender's Word" text={printable(asPrinted(field), 500)} />
              {field.managed && (
                <List.Item.Detail.Metadata.TagList title="Set By">
                  <List.Item.Detail.Metadata.TagList.Item text="Managed" color={Color.Blue} />
                </List.Item.Detail.Metadata.TagList>
              )}
            </List.Item.Detail.Metadata>
          }
        />
      }
      actions={actions}
    />
  );
}

/** The value in Defender's own word, and the line as `mdatp health` would print it. */
export function CopyFieldActions({ name, field }: { name: string; field: HealthField }) {
  const printed = asPrinted(field);
  return (
    <>
      <Action.CopyToClipboard title="Copy Value" content={printed} shortcut={Keyboard.Shortcut.Common.CopyName} />
      <Action.CopyToClipboard title="Copy Field and Value" content={`${name}: ${printed}`} />
    </>
  );
}

const words = (text: string) => printable(text, 80).split(" ");

function valueIcon({ value }: HealthField) {
  if (value === true) return { source: Icon.CheckCircle, tintColor: Color.SecondaryText };
  if (value === false) return { source: Icon.Circle, tintColor: Color.SecondaryText };
  if (value === null) return { source: Icon.CircleDisabled, tintColor: Color.SecondaryText };
  return { source: Icon.Text, tintColor: Color.SecondaryText };
}

function asPrinted({ value }: HealthField): string {
  if (value === null) return "unavailable";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
