import { SEVERITIES, type Severity } from "../model/level";
import { SETUP_STEP_IDS, type SetupStepId } from "../model/setup";
import { enumerate } from "../text/printable";
import type { Judged } from "./findings/rule";

/** A judgement of all that is not right. */
export interface Causes {
  /** One for each cause, what comes first at the front. */
  told: Judged[];
  /** What every finding that holds is told by: itself, or its cause. */
  toldBy: ReadonlyMap<Judged, Judged>;
}

/** Findings that say what it comes to, whatever the cause: nothing runs, or the old kernel extension does. */
const NOTHING_RUNS = ["no-engine", "real-time-protection-unavailable"];
const KERNEL_RUNS = ["kernel-fallback", "kernel-extension-on-new-macos"];

/** Steps that matter on the kernel extension just as much: being on it is a matter of its own then. */
const ON_ANY_ENGINE: readonly (SetupStepId | undefined)[] = ["license", "real-time-protection"];

/** What comes after the Endpoint Security extension in the guide is no reason why it does not run. */
const isReason = (one: Judged) => rank(one) <= SETUP_STEP_IDS.indexOf("approve-endpoint-security");

const rank = ({ step }: Judged) => (step === undefined ? SETUP_STEP_IDS.length : SETUP_STEP_IDS.indexOf(step));
const weight = (severity: Severity) => SEVERITIES.indexOf(severity);
const worse = (a: Severity, b: Severity) => (weight(b) < weight(a) ? b : a);

/**
 * One finding for each cause. A finding that another one causes is told with it, and the cause weighs as much as what
 * it brings about. While Defender does not run on its system extension, all that is still to be set up is one cause: the
 * first open step, which the later ones wait for. So the first finding and the guide's next step are the same.
 */
export function fold(all: readonly Judged[]): Causes {
  const causes = new Map<Judged, Judged>();
  const byId = (ids: readonly string[]) => ids.map((id) => all.find(({ finding }) => finding.id === id)).find(Boolean);
  for (const one of all) {
    const cause = byId(one.toldBy);
    if (cause && cause !== one) causes.set(one, cause);
  }
  const nothing = byId(NOTHING_RUNS);
  const kernel = nothing ? undefined : byId(KERNEL_RUNS);
  if (nothing || kernel) {
    const open = all
      .filter((one) => one.step !== undefined && one !== kernel)
      .filter(({ step }) => !(kernel && ON_ANY_ENGINE.includes(step)))
      .sort((a, b) => rank(a) - rank(b));
    const [first] = open;
    // The state leads where it is known why it is not worse, or not known why it is so; its reason leads otherwise.
    const lead = kernel ?? (first && isReason(first) ? first : nothing);
    for (const one of open) if (lead && one !== lead && !causes.has(one)) causes.set(one, lead);
  }
  return tell(all, causes);
}

function tell(all: readonly Judged[], causes: ReadonlyMap<Judged, Judged>): Causes {
  const rootOf = (one: Judged): Judged => {
    let root = one;
    // A circle of causes would be a mistake in the table; it must not hang the menu bar.
    for (let depth = 0; depth < 10; depth++) root = causes.get(root) ?? root;
    return root;
  };
  const trees = new Map<Judged, Judged[]>();
  for (const one of all) trees.set(rootOf(one), [...(trees.get(rootOf(one)) ?? []), one]);
  const roots = [...trees].map(([root, tree]) => ({ tree, told: grown(root, tree) }));
  const told = inOrder(roots.map((one) => one.told));
  return { told, toldBy: new Map(roots.flatMap(({ tree, told }) => tree.map((one) => [one, told] as const))) };
}

/** A cause with what it brings about: as grave as that, and with the first open step's remedies. */
function grown(root: Judged, tree: readonly Judged[]): Judged {
  if (tree.length === 1) return root;
  const others = tree.filter((one) => one !== root);
  const [first] = [...others, root].filter(({ step }) => step !== undefined).sort((a, b) => rank(a) - rank(b));
  const isState = [...KERNEL_RUNS, ...NOTHING_RUNS].includes(root.finding.id);
  const leads = isState && first ? first : root;
  const before = leads === root ? "" : ` What comes first: “${leads.finding.title}”.`;
  const then = [...new Set(others.filter((one) => one !== leads).flatMap(({ step }) => (step && THEN[step]) ?? []))];
  return {
    ...root,
    ...(first && { step: first.step }),
    finding: {
      ...root.finding,
      severity: tree.map(({ finding }) => finding.severity).reduce(worse),
      meaning: withRoom(`${root.finding.meaning}${before}`, then.length > 0 ? ` After that: ${enumerate(then)}.` : ""),
      remedies: [...new Set([...leads.finding.remedies, ...root.finding.remedies])],
      ...(tree.some(({ finding }) => finding.loud) && { loud: true as const }),
    },
  };
}

/** A meaning stands in a tooltip, behind a sentence on the whole Mac. */
const TOOLTIP_ROOM = 260;

const withRoom = (meaning: string, more: string) =>
  meaning.length + more.length <= TOOLTIP_ROOM ? `${meaning}${more}` : meaning;

/** What still waits behind a first step, for a sentence; what follows by itself is left out. */
const THEN: Partial<Record<SetupStepId, string>> = {
  "approve-endpoint-security": "the Endpoint Security extension",
  "approve-network": "the Network extension",
  "allow-network-filter": "the network filter",
  "full-disk-access": "Full Disk Access",
};

/**
 * Worst first, in the table's order among equals; those that the guide has a step for in the order of the steps, where a
 * step weighs as much as what waits for it.
 */
function inOrder(roots: readonly Judged[]): Judged[] {
  const steps = roots.filter(({ step }) => step !== undefined).sort((a, b) => rank(a) - rank(b));
  let heaviest: Severity = "note";
  for (let at = steps.length - 1; at >= 0; at--) {
    const one = steps[at] as Judged;
    if (one.finding.severity === "note") continue;
    heaviest = worse(one.finding.severity, heaviest);
    steps[at] = { ...one, finding: { ...one.finding, severity: heaviest } };
  }
  const raised = new Map(steps.map((one) => [one.finding.id, one]));
  const sorted = roots
    .map((one) => raised.get(one.finding.id) ?? one)
    .sort((a, b) => weight(a.finding.severity) - weight(b.finding.severity));
  const queue = steps.filter(({ finding }) => finding.severity !== "note");
  return sorted.map((one) =>
    one.step !== undefined && one.finding.severity !== "note" ? (queue.shift() as Judged) : one,
  );
}
