import { formatDistanceStrict } from "date-fns/formatDistanceStrict";
import { count, text } from "../model/health";
import { current, type Snapshot } from "../model/snapshot";
import { printable } from "../text/printable";
import type { Redactor } from "../privacy/redactor";
import type { Assessment } from "../model/assessment";
import type { SystemExtension } from "../model/system-extensions";

/** The state of this Mac in a few lines, fit for a chat: no identifiers, none of this Mac's names, no color needed. */
export function chatText(snapshot: Snapshot, assessment: Assessment, { foreign }: Pick<Redactor, "foreign">): string {
  const findings = assessment.findings.filter(({ severity }) => severity !== "note");
  return [
    `Microsoft Defender: ${assessment.headline} (${assessment.level})`,
    ...findings.map(({ title }) => `• ${title}`),
    factsOf(snapshot).join(" · "),
    extensionsOf(snapshot).join(" · "),
    assessment.readAt === undefined ? "Never read" : `Read ${new Date(assessment.readAt).toISOString()}`,
  ]
    .filter((line) => line !== "")
    .map(foreign)
    .join("\n");
}

function factsOf(snapshot: Snapshot): string[] {
  const health = current(snapshot.health);
  const minutes = count(health, "definitions_updated_minutes_ago");
  const facts = [
    ["Product", text(health, "app_version")],
    ["Channel", current(snapshot.channel)?.channel ?? text(health, "release_ring")],
    ["macOS", current(snapshot.macOS)?.version],
    [
      "Definitions",
      minutes === undefined || minutes < 0 ? undefined : `${formatDistanceStrict(0, minutes * 60_000)} old`,
    ],
  ];
  return facts.flatMap(([name, words]) => (words ? `${name} ${printable(words, 60)}` : []));
}

function extensionsOf(snapshot: Snapshot): string[] {
  const extensions = current(snapshot.systemExtensions);
  if (!extensions) return [];
  const inWords = ({ state }: SystemExtension) => state.replaceAll("_", " ");
  return [
    `Endpoint Security Extension: ${inWords(extensions.endpoint_security)}`,
    `Network Extension: ${inWords(extensions.network)}`,
  ];
}
