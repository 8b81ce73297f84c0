import { clickPath } from "../../macos/click-paths";
import type { FindingContext } from "../context";
import { extensionRuns } from "../extension-runs";
import {
  newCopyWaits,
  SYSTEM_EXTENSION_KINDS,
  type SystemExtension,
  type SystemExtensionKind,
  type SystemExtensionState,
} from "../../model/system-extensions";
import { printable } from "../../text/printable";
import { listAge } from "../list-age";
import { isAbsent } from "./no-reading";
import { managedFirst, type Rule, rule } from "./rule";
import type { RemedyId } from "../../model/assessment";
import type { Severity } from "../../model/level";
import type { SetupStepId } from "../../model/setup";

const NAMES = { endpoint_security: "Endpoint Security", network: "Network" } as const;

/** The same in a title, which has to fit a menu's row. */
const TITLES = { endpoint_security: "Endpoint Security", network: "Network Extension" } as const;
const PREFIXES = { endpoint_security: "endpoint-security", network: "network" } as const;
const APPROVE = { endpoint_security: "approve-endpoint-security", network: "approve-network" } as const;
const WITHOUT = {
  endpoint_security: "Without it nothing checks files in real time.",
  network: "Without it Defender does not see network traffic.",
} as const;

const inSentence = (kind: SystemExtensionKind) => `the ${NAMES[kind]} extension`;

interface StateTexts {
  suffix: string;
  /** After the extension's name; Title Case. */
  title: string;
  /** `name` is the extension's, for a sentence. */
  meaning(name: string, kind: SystemExtensionKind, context: FindingContext, extension: SystemExtension): string;
  remedies(kind: SystemExtensionKind): readonly RemedyId[];
  step?(kind: SystemExtensionKind): SetupStepId;
}

const STATES: Readonly<Record<Exclude<SystemExtensionState, "enabled">, StateTexts>> = {
  waiting_for_user: {
    suffix: "waiting",
    title: "Waits for Approval",
    meaning: (name, kind, context) =>
      `macOS waits for somebody to allow ${name} in ${clickPath(APPROVE[kind], context.macOS)}. ${WITHOUT[kind]}`,
    remedies: (kind) => [APPROVE[kind], "show-setup"],
    step: (kind) => APPROVE[kind],
  },
  disabled: {
    suffix: "disabled",
    title: "Is Switched Off",
    meaning: (name, kind, context) =>
      `Somebody allowed ${name} once, and it is switched off now, in ${clickPath(APPROVE[kind], context.macOS)}. ${WITHOUT[kind]}`,
    remedies: (kind) => [APPROVE[kind], "show-setup"],
    step: (kind) => APPROVE[kind],
  },
  missing: {
    suffix: "missing",
    title: "Is Missing",
    meaning: (_name, kind) =>
      `macOS lists no ${NAMES[kind]} extension of Defender. ${WITHOUT[kind]} Defender asks for it when it starts: restart this Mac, and install Defender again if it stays missing.`,
    remedies: () => ["restart-mac", "install-defender", "show-setup"],
    step: (kind) => APPROVE[kind],
  },
  starting: {
    suffix: "starting",
    title: "Is Starting",
    meaning: (name) => `macOS is starting ${name}; this takes seconds. If it does not end, restart this Mac.`,
    remedies: () => ["wait-and-refresh", "restart-mac"],
  },
  upgrading: {
    suffix: "upgrading",
    title: "Is Being Upgraded",
    meaning: (name) => `macOS replaces ${name} by a newer version. If it does not end, restart this Mac.`,
    remedies: () => ["wait-and-refresh", "restart-mac"],
  },
  waiting_for_restart: {
    suffix: "waiting-for-restart",
    title: "Waits for a Restart",
    meaning: (name) => `macOS finishes a change to ${name} with the next restart of this Mac.`,
    remedies: () => ["restart-mac"],
    step: (kind) => APPROVE[kind],
  },
  uninstalling: {
    suffix: "uninstalling",
    title: "Is Being Removed",
    meaning: (name, kind) => `macOS takes ${name} off this Mac, at the latest with the next restart. ${WITHOUT[kind]}`,
    remedies: () => ["restart-mac", "install-defender"],
    step: (kind) => APPROVE[kind],
  },
  unrecognized: {
    suffix: "unrecognized",
    title: "Is in an Unknown State",
    meaning: (name, _kind, _context, extension) =>
      `What macOS says of ${name} is not known here: “${printable(extension.words ?? "", 80)}”. Nothing is claimed from it.`,
    remedies: () => ["show-setup", "restart-mac"],
  },
};

/** States that pass by themselves, and leave the old copy running meanwhile. */
const PASSING: readonly SystemExtensionState[] = ["starting", "upgrading", "waiting_for_restart"];

/**
 * Whether the list contradicts what health says: the extension runs, and the list, as new as health, has it as not
 * running. An older list was simply overtaken.
 */
function contradicts(kind: SystemExtensionKind, context: FindingContext): boolean {
  const state = context.extension(kind);
  return (
    context.extensionsAreFresh &&
    extensionRuns(kind, context) &&
    state !== undefined &&
    state !== "enabled" &&
    !PASSING.includes(state)
  );
}

function stateRule(kind: SystemExtensionKind, state: keyof typeof STATES): Rule {
  const texts = STATES[state];
  return rule({
    id: `${PREFIXES[kind]}-${texts.suffix}`,
    when(context) {
      const extension = context.extensions?.[kind];
      const passing = PASSING.includes(state);
      // Health does not tell that a restart is waited for; what passes in seconds has passed.
      const goesOn = passing && (context.extensionsAreFresh || state === "waiting_for_restart");
      const overtaken = extensionRuns(kind, context) && !goesOn;
      // Where there is no Defender, it has no extensions as a matter of course; the finding of its absence says so.
      const explained = isAbsent(context) && (state === "missing" || state === "uninstalling" || isRunning(state));
      return extension?.state === state && !overtaken && !explained && { extension };
    },
    severity: (_, context): Severity =>
      extensionRuns(kind, context) && (state === "starting" || state === "upgrading") ? "note" : "attention",
    step: texts.step && (() => texts.step?.(kind)),
    title: `${TITLES[kind]} ${texts.title}`,
    meaning: ({ extension }, context) =>
      `${texts.meaning(inSentence(kind), kind, context, extension)}${listAge(context)}`,
    remedies: (_, context) => managedFirst(context, texts.remedies(kind)),
  });
}

function contradictionRule(kind: SystemExtensionKind): Rule {
  return rule({
    id: `${PREFIXES[kind]}-contradiction`,
    when(context) {
      const extension = context.extensions?.[kind];
      return extension !== undefined && contradicts(kind, context) && { extension };
    },
    severity: "attention",
    title: `${TITLES[kind]} Reported Both Ways`,
    meaning: ({ extension }) =>
      `Defender says that ${inSentence(kind)} runs, while macOS lists it as “${printable(extension.words ?? extension.state.replaceAll("_", " "), 80)}”. Both cannot be true; refresh, and restart this Mac if it stays.`,
    remedies: (_, context) => managedFirst(context, [APPROVE[kind], "restart-mac"]),
    step: ({ extension }) => (extension.state === "unrecognized" ? undefined : APPROVE[kind]),
    headline: "Contradictory Answers",
  });
}

/** An extension that goes on running without its Defender, as seen after uninstalling. */
function leftOverRule(kind: SystemExtensionKind): Rule {
  return rule({
    id: `${PREFIXES[kind]}-left-over`,
    when: (context) => isAbsent(context) && isRunning(context.extension(kind)) && {},
    severity: "attention",
    title: `${NAMES[kind]} Extension Is Left Over`,
    meaning:
      "Defender itself is gone, and macOS still runs this extension of it. Restart this Mac; if it stays, install Defender and remove it again, or ask your administrator.",
    remedies: ["restart-mac", "install-defender", "contact-administrator"],
  });
}

const isRunning = (state: SystemExtensionState | undefined) =>
  state === "enabled" || state === "starting" || state === "upgrading";

/** The newer copy of an upgrade, which macOS may want to have allowed once more while the old one runs on. */
function newCopyRule(kind: SystemExtensionKind): Rule {
  return rule({
    id: `${PREFIXES[kind]}-new-copy-waiting`,
    when(context) {
      const extension = context.extensions?.[kind];
      return extension !== undefined && newCopyWaits(extension) && { extension };
    },
    severity: "attention",
    title: `New ${TITLES[kind]} Needs Approval`,
    meaning: (_, context) =>
      `The old copy runs, and macOS waits for somebody to allow the new one in ${clickPath(APPROVE[kind], context.macOS)}. With the next restart the old copy may be gone.`,
    remedies: (_, context) => managedFirst(context, [APPROVE[kind], "restart-mac"]),
    step: APPROVE[kind],
  });
}

const STATE_NAMES = Object.keys(STATES) as (keyof typeof STATES)[];

export const extensionRules: readonly Rule[] = SYSTEM_EXTENSION_KINDS.flatMap((kind) => [
  contradictionRule(kind),
  leftOverRule(kind),
  newCopyRule(kind),
  ...STATE_NAMES.map((state) => stateRule(kind, state)),
  rule({
    id: `${PREFIXES[kind]}-second-copy`,
    when(context) {
      const extension = context.extensions?.[kind];
      return (
        extension?.state === "enabled" && extension.upgrading && !newCopyWaits(extension) && !isAbsent(context) && {}
      );
    },
    severity: "note",
    title: `Old ${TITLES[kind]} Still Listed`,
    meaning: "One copy runs; macOS takes the other one away with the next restart of this Mac.",
    remedies: ["restart-mac"],
  }),
]);
