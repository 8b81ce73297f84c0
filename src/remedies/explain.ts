import { Icon } from "@raycast/api";
import { text } from "../model/health";
import { redactorOf } from "../privacy/redactor";
import { lastKnown } from "../model/snapshot";
import type { Outcome, Remedy, RemedyContext } from "./types";
import type { RemedyId } from "../model/assessment";
import type { FailureCode } from "../model/failure";

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
 * What to write to whoever manages this Mac: what is wrong and what is asked for. Words of others pass the redactor, so
 * that no identifier leaves the Mac with it.
 */
function messageToAdministrator(context: RemedyContext): string {
  const { assessment, snapshot } = context;
  const { foreign } = redactorOf(snapshot);
  const findings = assessment.findings.filter(({ severity }) => severity !== "note");
  return [
    "Hello,",
    "",
    `Microsoft Defender for Endpoint on my Mac needs your help: ${foreign(assessment.summary)}`,
    ...findings.map(({ title, meaning }) => foreign(`- ${title}: ${meaning}`)),
    "",
    "Could you check this Mac's license and the configuration profiles that Jamf, Intune or another MDM brings to it?",
    ...[versions(context)].filter((line) => line !== ""),
  ].join("\n");
}

const ASSIGN =
  "Could you assign the product, its configuration profiles and its onboarding package to it, profiles first?";
const REINSTALL = "Could you have Microsoft Defender for Endpoint installed again on it?";

/** What is asked for by why Defender could not be asked; everything else is told by the summary. */
const INSTALLING: Partial<Record<FailureCode, string>> = {
  NotInstalled: `my Mac has no Microsoft Defender for Endpoint. ${ASSIGN}`,
  OfficeShimOnly: `my Mac has only the part of Microsoft Defender that Microsoft 365 brings along. ${ASSIGN}`,
  ToolMissing: `my Mac has the Microsoft Defender app, but not its command-line tool mdatp. ${REINSTALL}`,
  LinkBroken: `on my Mac the link to Microsoft Defender's command-line tool mdatp leads nowhere. ${REINSTALL}`,
  NotExecutable: `on my Mac Microsoft Defender's command-line tool mdatp cannot be started. ${REINSTALL}`,
};

/** What to write to whoever hands out software: why it is asked for, by what is wrong on this Mac. */
function messageAboutInstalling(context: RemedyContext): string {
  const { health } = context.snapshot;
  const why = health.state === "failed" ? INSTALLING[health.failure.code] : undefined;
  return [
    "Hello,",
    "",
    why ?? `Microsoft Defender for Endpoint on my Mac needs to be installed again. ${REINSTALL}`,
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
    doing: "Copying a Message",
    onTheSpot: true,
    icon,
    changes: "Puts a message without identifiers on the clipboard; this Mac stays as it is.",
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
