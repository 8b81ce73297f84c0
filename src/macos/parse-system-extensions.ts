import { unreadable } from "./run-tool";
import type {
  SystemExtension,
  SystemExtensionKind,
  SystemExtensionRow,
  SystemExtensions,
  SystemExtensionState,
} from "../model/system-extensions";

/** Microsoft's team id and Defender's bundle ids, from Microsoft's "system extensions" troubleshooting page. */
const TEAM_ID = "UBF8T346G9";
const BUNDLE_IDS: Record<SystemExtensionKind, string> = {
  endpoint_security: "com.microsoft.wdav.epsext",
  network: "com.microsoft.wdav.netext",
};

/** sysextd's own state names. The tool prints blanks for the underscores that its database has. */
const STATES: Readonly<Record<string, SystemExtensionState>> = Object.assign(Object.create(null), {
  "activated enabled": "enabled",
  "activated waiting for user": "waiting_for_user",
  "activated disabled": "disabled",
  "terminating for disable": "disabled",
  "terminating for disable via delegate": "disabled",
  "activated enabling": "starting",
  "activated waiting for nsextension": "starting",
  validating: "starting",
  "validating by category": "starting",
  staged: "starting",
  "activated waiting to upgrade": "upgrading",
  "terminating for upgrade": "upgrading",
  "terminating for upgrade via delegate": "upgrading",
  "activated waiting to upgrade on reboot": "waiting_for_restart",
  "activated waiting to reboot": "waiting_for_restart",
  "terminated waiting to uninstall on reboot": "uninstalling",
  "terminated waiting to deactivate": "uninstalling",
  "terminating for uninstall": "uninstalling",
  "terminating for uninstall but still running": "uninstalling",
  "terminating for uninstall via delegate": "uninstalling",
  uninstalling: "uninstalling",
  uninstalled: "uninstalling",
});

/** Which of several rows of one id counts: one that runs beats one that could run, and those beat one on its way out. */
const BEST_FIRST: readonly SystemExtensionState[] = [
  "enabled",
  "starting",
  "waiting_for_user",
  "waiting_for_restart",
  "upgrading",
  "disabled",
  "unrecognized",
  "uninstalling",
];

/**
 * Reads what `systemextensionsctl list` prints: `N extension(s)`, then per category a line `--- category …`, a header
 * and rows of six columns between tabs. Web copies lose the tabs, so the bundle id is found as a whole token and the
 * state in the last brackets.
 * Throws FailureError `Unreadable` where the output is no such list, or where it ends before all the rows it announces
 * and one of Defender's is not among them: a list that was cut short proves nothing missing.
 */
export function parseSystemExtensions(output: string): SystemExtensions {
  const lines = output.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const start = lines.findIndex((line) => line.trim() !== "");
  const announced = /^\s*(\d{1,6}) extension\(s\)\s*$/i.exec(lines[start] ?? "");
  if (!announced) throw unreadable("systemextensionsctl", start === -1 ? "no output" : "no count of extensions");

  const rows: SystemExtensionRow[] = [];
  let category = "";
  for (const line of lines.slice(start + 1)) {
    const heading = /^\s*---\s*(\S+)/.exec(line);
    if (heading) category = heading[1] ?? "";
    else {
      const row = parseRow(line, category);
      if (row) rows.push(row);
    }
  }

  const endpoint_security = judge("endpoint_security", rows);
  const network = judge("network", rows);
  const oneMissing = endpoint_security.state === "missing" || network.state === "missing";
  if (oneMissing && rows.length < Number(announced[1])) {
    throw unreadable("systemextensionsctl", `${rows.length} of ${announced[1]} rows`);
  }
  return { endpoint_security, network, rows };
}

function parseRow(line: string, category: string): SystemExtensionRow | undefined {
  const match = /^[\s*]*(?:([^\s.*]+)\s+)?([\w-]+(?:\.[\w-]+)+)(?:\s+\(([^()]*)\))?(?=\s|$)(.*)$/.exec(line);
  if (!match) return undefined;
  const [, teamId = "", bundleId = "", version, rest = ""] = match;
  const bracket = /\[([^[\]]*)\][^[\]]*$/.exec(rest);
  const name = bracket ? rest.slice(0, bracket.index) : rest;
  return {
    category,
    teamId,
    bundleId,
    ...(version === undefined ? {} : { version: shortVersion(version) }),
    name: name.trim(),
    state: bracket?.[1]?.trim() ?? "",
  };
}

/** `short/build` as it is printed; only one of the halves where both say the same, as Defender's do. */
function shortVersion(version: string): string {
  const [short = "", build] = version.trim().split("/");
  return build === undefined || build === short ? short : version.trim();
}

function judge(kind: SystemExtensionKind, all: readonly SystemExtensionRow[]): SystemExtension {
  const bundleId = BUNDLE_IDS[kind];
  const rows = all
    .filter((row) => row.bundleId === bundleId && (row.teamId === TEAM_ID || row.teamId === "-" || row.teamId === ""))
    .map((row) => ({ row, state: stateOf(row.state) }));
  const best = rows.reduce<(typeof rows)[number] | undefined>(
    (first, next) => (first === undefined || rank(next.state) < rank(first.state) ? next : first),
    undefined,
  );
  const second = rows.find((row) => row !== best);
  if (!best) return { kind, bundleId, state: "missing", upgrading: false };
  return {
    kind,
    bundleId,
    state: best.state,
    words: best.row.state,
    ...(best.row.version === undefined ? {} : { version: best.row.version }),
    // Two rows that both wait to be removed are two old copies, not an upgrade.
    upgrading: rows.length > 1 && best.state !== "uninstalling",
    ...(second && {
      second: {
        state: second.state,
        ...(second.row.version === undefined ? {} : { version: second.row.version }),
      },
    }),
  };
}

function stateOf(words: string): SystemExtensionState {
  const plain = words.toLowerCase().replaceAll("_", " ").replace(/\s+/g, " ").trim();
  return STATES[plain] ?? "unrecognized";
}

function rank(state: SystemExtensionState): number {
  return BEST_FIRST.indexOf(state);
}
