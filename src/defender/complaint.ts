/**
 * What a failed command of `mdatp` complains of, as far as its words tell:
 * `unchanged`: the setting had that value already; `inspected`: something on the network opens encrypted connections;
 * `proxy`: a proxy wants to know who asks; `network`: no connection; `managed`: policy decides;
 * `administrator`: it wants to be run as one; `other`: anything else.
 */
export type Complaint = "unchanged" | "inspected" | "proxy" | "network" | "managed" | "administrator" | "other";

/** Seen word for word on a Mac. */
const UNCHANGED = /^new setting value is the same as the current value\.?$/im;

/** Microsoft's page on cloud connectivity for macOS: curl errors 35 and 60 mean that somebody inspects TLS. */
const INSPECTED = /\bcurl error (?:35|60)\b|\bssl certificate problem\b/i;

/** Same page: a proxy's 407, for Defender cannot give a proxy a name and a password. */
const PROXY = /\breceived:? 407\b|\b407 proxy\b|\bproxy authentication required\b/i;

/** curl's own numbers for: name not found, no connection, timed out. */
const NETWORK = /\bcurl error (?:5|6|7|28)\b|\bcould not resolve (?:host|proxy)\b|\bnetwork is (?:down|unreachable)\b/i;

/** A guess: no public text shows what mdatp prints where policy owns a setting. */
const MANAGED =
  /\b(?:is|are|being) managed by\b|\bmanaged by (?:your|an?) (?:organi[sz]ation|administrator)\b|\bset by (?:your )?polic/i;

/**
 * A guess as well, so it counts only where a whole line is about nothing else: a certificate's "root", a "policy" or an
 * "elevated" number in another sentence must never bring up a password dialog.
 */
const ADMINISTRATOR_LINES: readonly RegExp[] = [
  /^(?:error: )?(?:(?:this|the) (?:operation|command|action|setting) |you )?(?:requires?|needs?|must (?:be )?run (?:as|with)) (?:an? )?(?:root|administrator|admin|superuser|elevated|sudo)(?: (?:privileges?|permissions?|rights|access))?(?: (?:for|to do) this)?[.!]?$/i,
  /^(?:error: )?(?:operation not permitted|permission denied|not authori[sz]ed)[.!]?$/i,
];

/** Words of a trouble that no password mends, wherever in the output they stand: then none is asked for. */
const ANOTHER_TROUBLE =
  /\bcurl\b|certificate|\b(?:ssl|tls|proxy|network|dns|download|connection|timed? ?out)\b|\bmanaged\b|\bpolic(?:y|ies)\b|\borgani[sz]ation|\btamper/i;

/** What the output of a failed command complains of. What an administrator cannot mend is looked for first. */
export function complaintOf(output: string): Complaint {
  const text = output.slice(0, 10_000);
  if (UNCHANGED.test(text)) return "unchanged";
  if (INSPECTED.test(text)) return "inspected";
  if (PROXY.test(text)) return "proxy";
  if (NETWORK.test(text)) return "network";
  if (MANAGED.test(text)) return "managed";
  if (ANOTHER_TROUBLE.test(text)) return "other";
  const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/\s+/g, " "));
  return lines.some((line) => ADMINISTRATOR_LINES.some((form) => form.test(line))) ? "administrator" : "other";
}

/** What a person can do about a complaint, one sentence; undefined where only the command itself knows. */
export const ADVICE: Readonly<Partial<Record<Complaint, string>>> = {
  inspected:
    "Something on your network opens encrypted connections; ask your administrator to leave Microsoft's addresses out of it.",
  proxy:
    "Your network's proxy asks who you are, which Defender cannot answer; ask your administrator to let it through.",
  network: "Check this Mac's network and try again.",
  managed: "Your organization's policy decides this; ask your administrator.",
};
