import { Icon } from "@raycast/api";
import { text } from "../model/health";
import { withoutIdentifiers } from "../privacy/patterns";
import { lastKnown } from "../model/snapshot";
import type { Outcome, Remedy, RemedyContext } from "./types";
import type { RemedyId } from "../model/assessment";

/** A version as products print it; anything else is left out of a message. */
const VERSION = /^\d+(\.\d+)*$/;

function versions({ snapshot }: RemedyContext): string {
  const macOS = lastKnown(snapshot.macOS)?.value.version;
  const health = lastKnown(snapshot.health)?.value;
  const product = health && text(health, "app_version");
  return [
    macOS !== undefined && VERSION.test(macOS) ? `macOS ${macOS}` : undefined,
    product !== undefined && VERSION.test(product) ? `Microsoft Defender ${product}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

/**
 * What to write to whoever manages this Mac: what is wrong and what is asked for. Only words of this extension and
 * version numbers, so that no identifier leaves the Mac with it.
 */
function messageToAdministrator(context: RemedyContext): string {
  const { assessment } = context;
  const findings = assessment.findings.filter(({ severity }) => severity !== "note");
  return [
    "Hello,",
    "",
    `Microsoft Defender for Endpoint on my Mac needs your help: ${withoutIdentifiers(assessment.summary)}`,
    ...findings.map(({ title, meaning }) => withoutIdentifiers(`- ${title}: ${meaning}`)),
    "",
    "Could you check this Mac's license and the configuration profiles that Jamf, Intune or another MDM brings to it?",
    ...[versions(context)].filter((line) => line !== ""),
  ].join("\n");
}

/** What to write to whoever hands out software, on a Mac without Defender. */
function messageAboutInstalling(context: RemedyContext): string {
  return [
    "Hello,",
    "",
    "my Mac has no Microsoft Defender for Endpoint, or only the part that Microsoft 365 brings along.",
    "Could you assign the product, its configuration profiles and its onboarding package to it, profiles first?",
    ...[versions(context)].filter((line) => line !== ""),
  ].join("\n");
}

function explain(
  id: RemedyId,
  title: string,
  icon: Icon,
  message: (context: RemedyContext) => string,
  whom: string,
): Remedy {
  return {
    id,
    title,
    icon,
    changes: "Nothing at this Mac; it puts a message without identifiers on the clipboard.",
    reads: [],
    shows: () => true,
    precondition: () => ({ ok: true }),
    async run(context): Promise<Outcome> {
      const words = message(context);
      if (!context.effects) {
        return { kind: "asked", title: "Message Ready to Send", detail: words, nextStep: whom };
      }
      await context.effects.copy(words);
      return { kind: "done", title: "Copied Message for Administrator", nextStep: whom };
    },
  };
}

export const contactAdministrator = explain(
  "contact-administrator",
  "Copy Message for Administrator",
  Icon.Envelope,
  messageToAdministrator,
  "Send it to whoever manages this Mac, usually your organization's help desk.",
);

export const installDefender = explain(
  "install-defender",
  "Copy Request to Install Defender",
  Icon.Download,
  messageAboutInstalling,
  "Look for Microsoft Defender in Company Portal or Self Service first; else send it to your organization's help desk.",
);
