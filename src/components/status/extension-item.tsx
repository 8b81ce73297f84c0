import { Color, Icon, List } from "@raycast/api";
import { EXTENSION_STATE_LOOK } from "../../app/look";
import { printable } from "../../text/printable";
import { ago, exactly } from "../../text/times";
import type { Part } from "../../model/snapshot";
import type { SystemExtension, SystemExtensionKind, SystemExtensions } from "../../model/system-extensions";

const EXTENSIONS: Record<SystemExtensionKind, { title: string; does: string }> = {
  endpoint_security: {
    title: "Endpoint Security",
    does: "Sees what programs do with files and processes. Real-time protection runs through it.",
  },
  network: {
    title: "Network",
    does: "Inspects network traffic: Defender learns of connections from it, and network protection uses it.",
  },
};

/** One of Defender's system extensions, as macOS lists it. */
export function ExtensionItem(props: {
  kind: SystemExtensionKind;
  extensions: Part<SystemExtensions>;
  now: number;
  actions: React.ReactNode;
}) {
  const { kind, extensions, now, actions } = props;
  const { title, does } = EXTENSIONS[kind];
  const { icon, tag, why, extension, readAt } = describe(kind, extensions);
  return (
    <List.Item
      id={`extension-${kind}`}
      title={title}
      icon={icon}
      keywords={["system", "extension", "approve", kind, ...(extension ? [extension.bundleId] : [])]}
      accessories={[{ tag }]}
      detail={
        <List.Item.Detail
          markdown={`### ${title} Extension\n\n${does}${why ? `\n\n${why}` : ""}`}
          metadata={
            <List.Item.Detail.Metadata>
              <List.Item.Detail.Metadata.TagList title="State">
                <List.Item.Detail.Metadata.TagList.Item text={tag.value} color={tag.color} />
              </List.Item.Detail.Metadata.TagList>
              {extension?.words && (
                <List.Item.Detail.Metadata.Label title="macOS Says" text={printable(extension.words, 80)} />
              )}
              {extension?.version && (
                <List.Item.Detail.Metadata.Label title="Version" text={printable(extension.version, 60)} />
              )}
              {extension && <List.Item.Detail.Metadata.Label title="Bundle ID" text={extension.bundleId} />}
              {extension?.upgrading && (
                <List.Item.Detail.Metadata.Label title="Upgrade" text="A second copy is on its way in or out" />
              )}
              {readAt !== undefined && (
                <List.Item.Detail.Metadata.Label title="Read" text={`${ago(readAt, now)} (${exactly(readAt)})`} />
              )}
            </List.Item.Detail.Metadata>
          }
        />
      }
      actions={actions}
    />
  );
}

function describe(kind: SystemExtensionKind, part: Part<SystemExtensions>) {
  const unknown = { source: Icon.QuestionMarkCircle, tintColor: Color.SecondaryText };
  if (part.state === "not-asked") {
    return { icon: unknown, tag: { value: "Not Read Yet", color: Color.SecondaryText } };
  }
  if (part.state === "failed") {
    const why = `${part.failure.message} ${part.failure.nextStep}`;
    return { icon: unknown, tag: { value: "Unknown", color: Color.SecondaryText }, why, readAt: part.readAt };
  }
  const extension: SystemExtension = part.value[kind];
  const look = EXTENSION_STATE_LOOK[extension.state];
  return {
    icon: { source: look.icon, tintColor: look.color },
    tag: { value: look.name, color: look.color },
    extension,
    readAt: part.readAt,
  };
}
