import { engine } from "../engine";
import { lines, type Invocation, type Outcome } from "../program";
import { atLeast } from "../versions";
import { mdatpConfig } from "./mdatp-config";
import { healthLines, type HealthLine, type HealthOutput } from "./health-fields";
import { legacyField, camelCase, printJson, printLegacy, printText, textValue } from "./health-print";
import { mdatpDiagnostic } from "./mdatp-diagnostic";
import { mdatpProfiles } from "./mdatp-profiles";
import { mdatpScan } from "./mdatp-scan";
import { mdatpThreat } from "./mdatp-threat";
import { option } from "./option";

/** The first line of standard output while there is no license (Microsoft's installer script cuts it off there). */
const NO_LICENSE = "ATTENTION: No license found. Contact your administrator for help.";
/** A guess: an expired product is only known to print some warning first. */
const EXPIRED = "ATTENTION: This version of the product has expired. Update the product to stay protected.";

/** How long a definitions update takes. */
const UPDATE_MS = 3_000;
/** How long before the command ends the new definitions are in use. */
const SETTLED_MS = 250;

/** Defender's command-line tool. */
export function mdatp(invocation: Invocation): Outcome {
  const { state, args, now } = invocation;
  const { defender, daemon } = state;
  if (defender.behavior === "hang" || (daemon.running && daemon.hung)) return { exitCode: 0, fate: "never" };
  if (defender.behavior === "flood") return { exitCode: 0, fate: "flood" };
  if (defender.behavior === "crash") return { exitCode: 143, fate: "crash" };
  if (defender.behavior === "garbage") return { stdout: garbage(now), exitCode: 0 };

  const [first = "", ...rest] = args;
  if (first === "version" || first === "--version") return version(invocation);
  // The oldest products said so, and their `--health` ended with 3 (Microsoft's page on deploying to Macs). That today's
  // still do, and on which stream, is a guess.
  if (!daemon.running) return { stderr: lines("Failed to connect"), exitCode: first === "--health" ? 3 : 1 };

  const outcome = dispatch(first, rest, invocation);
  const banners: string[] = [];
  if (!defender.licensed) banners.push(NO_LICENSE);
  else if (defender.expiresAt <= now) banners.push(EXPIRED);
  // That the lines also stand before JSON is a guess.
  return { ...outcome, stdout: lines(...banners) + (outcome.stdout ?? "") };
}

function dispatch(first: string, rest: readonly string[], invocation: Invocation): Outcome {
  const newSyntax = atLeast(invocation.state.defender.version, "101.05.17");
  const oldSyntax = !atLeast(invocation.state.defender.version, "101.19.48");
  if (first === "--health" && oldSyntax) return legacyHealth(rest, invocation);
  if (!newSyntax) return usage(`Unknown option: ${first}`);
  const command = [first, ...rest].join(" ");
  if (invocation.state.defender.lacks.some((lacking) => command === lacking || command.startsWith(`${lacking} `))) {
    return usage("Expected one of:", "    config", "    definitions", "    health", "    threat", "    version");
  }
  if (first === "diagnostic") return mdatpDiagnostic(rest, invocation);
  if (first === "scan") return mdatpScan(rest, invocation);
  if (first === "performance-profiles") return mdatpProfiles(rest, invocation);
  if (first === "health") return health(rest, invocation);
  if (first === "threat") return mdatpThreat(rest, invocation);
  if (first === "config") return mdatpConfig(rest, invocation);
  if (first === "definitions" && rest[0] === "update") return updateDefinitions(invocation);
  if (first === "exclusion" && rest[0] === "list") return exclusionList(invocation);
  if (first === "connectivity" && rest[0] === "test") return connectivity(invocation);
  return usage("Expected one of:", "    config", "    definitions", "    health", "    threat", "    version");
}

/** That wrong words end with 64 on standard error is a guess. */
function usage(...text: string[]): Outcome {
  return { stderr: lines(...text), exitCode: 64 };
}

function health(args: readonly string[], { state, now }: Invocation): Outcome {
  const fields = healthLines(state, now);
  const field = option(args, "--field");
  if (field !== undefined) return oneField(fields, field);
  const section = option(args, "--details");
  if (section !== undefined) return details(section, { state, fields });
  if (option(args, "--output") === "json") {
    if (state.defender.json === "refuses") return usage("Unknown option: --output");
    if (state.defender.json === "json") return { stdout: printJson(fields), exitCode: 0 };
  }
  return { stdout: printText(fields), exitCode: 0 };
}

function oneField(fields: readonly HealthLine[], name: string): Outcome {
  const field = fields.find((candidate) => candidate.name === name && !candidate.hidden);
  // What an unknown name gives is a guess.
  if (!field) return { stderr: lines(`Unknown field: ${name}`), exitCode: 1 };
  return { stdout: lines(textValue(field.value)), exitCode: 0 };
}

function details(section: string, { state, fields }: { state: Invocation["state"]; fields: HealthLine[] }): Outcome {
  const { endpoint_security, network } = state.extensions;
  const print = (values: Record<string, HealthOutput>) =>
    Object.entries(values)
      .map(([name, value]) => `${name.padEnd(44)}: ${textValue(value)}\n`)
      .join("");
  if (section === "system_extensions" && atLeast(state.defender.version, "101.98.84")) {
    const values = {
      network_extension_enabled: network.state === "enabled" && state.defender.networkFilterAllowed,
      network_extension_installed: network.state !== "absent",
      endpoint_security_extension_ready: engine(state) === "endpoint_security_extension",
      endpoint_security_extension_installed: endpoint_security.state !== "absent",
    };
    return { stdout: print(values), exitCode: 0 };
  }
  if (section === "antivirus") return { stdout: print(antivirus(state)), exitCode: 0 };
  // A guess throughout: no output of this section is public.
  if (section === "permissions") {
    return { stdout: print({ full_disk_access_enabled: state.defender.fullDiskAccess }), exitCode: 0 };
  }
  if (section === "definitions") {
    const named = fields.filter((field) => field.name.startsWith("definitions_"));
    const failed = state.network !== "up";
    const source = {
      definitions_update_source_uri: "https://go.microsoft.com/fwlink/?linkid=2144709",
      definitions_update_fail_reason: failed ? "Failed to download" : "",
    };
    return { stdout: printText(named) + print(source), exitCode: 0 };
  }
  if (section === "tamper_protection") {
    const { tamper } = state.defender;
    const isManaged = state.defender.managedFields.includes("tamper_protection");
    const values = {
      tamper_protection: tamper,
      exclusions: [],
      feature_enabled_protection: true,
      feature_enabled_portal: true,
      configuration_source: isManaged ? "mdm" : "portal",
      configuration_portal: tamper,
      configuration_is_managed: isManaged,
    };
    return { stdout: print(values), exitCode: 0 };
  }
  if (section === "device_control") {
    return { stdout: print({ active: ["v2"], v2_configured: true, v2_state: "enabled" }), exitCode: 0 };
  }
  return usage("Expected one of:", "    definitions", "    permissions", "    system_extensions");
}

/** As captured on macOS, without the fields that nobody reads. */
function antivirus(state: Invocation["state"]): Record<string, HealthOutput> {
  const last = state.scans.findLast(({ state: word }) => word === "finished");
  return {
    passive_mode_enabled: state.defender.passive,
    real_time_protection_enabled: state.defender.realTimeProtection,
    scan_archives: true,
    ...(last && {
      last_on_demand_scan_start_time: { at: last.startedAt },
      last_on_demand_scan_end_time: { at: last.endsAt },
      last_on_demand_scan_type: last.kind,
      last_on_demand_scan_threat_count: last.found.length,
      last_on_demand_scan_files_scanned: last.files,
    }),
  };
}

function legacyHealth(args: readonly string[], { state, now }: Invocation): Outcome {
  const fields = healthLines(state, now);
  const [name] = args;
  if (name === undefined) return { stdout: printLegacy(fields), exitCode: 0 };
  const field = fields.find((candidate) => camelCase(candidate.name) === name);
  if (!field) return { stderr: lines(`Unknown field: ${name}`), exitCode: 1 };
  return { stdout: lines(legacyField(field.value)), exitCode: 0 };
}

function updateDefinitions({ state, now }: Invocation): Outcome {
  // The words of a failed and of a real update are a guess.
  if (state.network !== "up" || !state.defender.definitions.canUpdate) {
    return { stderr: lines("Security intelligence update failed"), exitCode: 1, takesMs: UPDATE_MS };
  }
  if (now - state.defender.definitions.updatedAt < 60 * 60_000) {
    return { stdout: lines("Security intelligence is up to date"), exitCode: 0, takesMs: 500 };
  }
  return {
    stdout: lines("Security intelligence updated"),
    exitCode: 0,
    takesMs: UPDATE_MS,
    first: [{ id: "update-definitions", takesMs: UPDATE_MS - SETTLED_MS }],
  };
}

/** How long the test takes; Microsoft's analyzer gives it 45 s. */
const CONNECTIVITY_MS = 1_500;

/** Words behind the brackets as Microsoft's pages name them; which address fails, and the exit code, are guesses. */
const CONNECTIONS: Record<Invocation["state"]["network"], string> = {
  up: "[OK]",
  down: "[Error]: curl error 6",
  "proxy-blocks": "[Error]: Expected a 200 Response from Proxy, received: 407",
  forbidden: "[Error]: Expected a 200 Response, received: 403",
  inspected: "[Error]: curl error 60",
};

function connectivity({ state }: Invocation): Outcome {
  const urls = [
    "https://cdn.x.cp.wd.microsoft.com/ping",
    "https://eu-cdn.x.cp.wd.microsoft.com/ping",
    "https://winatp-gw-weu.microsoft.com/test",
  ];
  const text = urls.map((url, index) => {
    const passes = state.network === "inspected" && index === 0;
    return `Testing connection with ${url} ... ${passes ? CONNECTIONS.up : CONNECTIONS[state.network]}`;
  });
  return { stdout: lines(...text), exitCode: state.network === "up" ? 0 : 1, takesMs: CONNECTIVITY_MS };
}

/** The blocks are as captured on Linux; that there is nothing to print without exclusions is a guess. */
function exclusionList({ state: { defender } }: Invocation): Outcome {
  const blocks = defender.exclusions.map((path) => lines("Excluded folder", `Path: "${path}"`, 'Scope: ["epp"]'));
  const text = blocks.length > 0 ? blocks.join("---\n") : lines("No exclusions");
  return { stdout: text, exitCode: 0, takesMs: defender.exclusionsTakeMs };
}

/** Only the line with the product version is known; the words around it are a guess. */
function version({ state, now }: Invocation): Outcome {
  const banner = state.defender.expiresAt <= now ? lines(EXPIRED) : "";
  return { stdout: banner + lines(`Product version: ${state.defender.version}`), exitCode: 0 };
}

/** Something else each minute: bytes, JSON cut off, JSON of another kind, a page of HTML, nothing. */
function garbage(now: number): string {
  const kinds = [
    '{"$type":"getHealthAllResult","appVersion":"101.26',
    "\u0000\u0001\uFFFD\u0007 : : \n\n\t:::\n",
    '[{"healthy":"perhaps"}]\n',
    "<html><body>502 Bad Gateway</body></html>\n",
    "",
  ];
  return kinds[Math.floor(now / 60_000) % kinds.length] ?? "";
}
