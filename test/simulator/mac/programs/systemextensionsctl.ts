import { lines, type Invocation, type Outcome } from "../program";
import type { ExtensionKind, State } from "../state";
import { atLeast, macOSMajor } from "../versions";

const KINDS = {
  network: { category: "network_extension", place: "Network Extensions", id: "com.microsoft.wdav.netext" },
  endpoint_security: {
    category: "endpoint_security",
    place: "Endpoint Security Extensions",
    id: "com.microsoft.wdav.epsext",
  },
} as const;

const WORDS = {
  waiting: "activated waiting for user",
  enabling: "activated enabling",
  enabled: "activated enabled",
  disabled: "activated disabled",
  waiting_for_restart: "activated waiting to upgrade",
} as const;

/** `systemextensionsctl list`: one header per category, tabs between the six columns. */
export function systemextensionsctl({ state, args }: Invocation): Outcome {
  if (args[0] !== "list") {
    return { stderr: lines("usage: systemextensionsctl list [category]"), exitCode: 1 };
  }
  const network = rows(state, "network");
  const endpoint = rows(state, "endpoint_security");
  const text = [`${network.length + endpoint.length} extension(s)`];
  for (const [kind, found] of [["network", network] as const, ["endpoint_security", endpoint] as const]) {
    if (found.length > 0) text.push(heading(state, kind), HEADER, ...found);
  }
  return { stdout: lines(...text), exitCode: 0 };
}

const HEADER = "enabled\tactive\tteamID\tbundleID (version)\tname\t[state]";

/** From macOS 15 on the line goes on with where to change it. */
function heading(state: State, kind: ExtensionKind): string {
  const { category, place } = KINDS[kind];
  const token = `--- com.apple.system_extension.${category}`;
  if (macOSMajor(state.macOS.version) < 15) return token;
  const path = `System Settings > General > Login Items & Extensions > ${place}`;
  return `${token} (Go to '${path}' to modify these system extension(s))`;
}

function rows(state: State, kind: ExtensionKind): string[] {
  const { state: word, version, oldVersion } = state.extensions[kind];
  if (word === "absent") return [];
  const found = [row(kind, version, `${word === "enabled" ? "*" : ""}\t*`, WORDS[word])];
  if (oldVersion !== undefined) found.unshift(row(kind, oldVersion, "\t", "terminated waiting to uninstall on reboot"));
  return found;
}

function row(kind: ExtensionKind, version: string, stars: string, words: string): string {
  const maker = atLeast(version, "101.56.35") ? "Microsoft Defender" : "Microsoft Defender ATP";
  const name = `${maker} ${kind === "network" ? "Network" : "Endpoint Security"} Extension`;
  return `${stars}\tUBF8T346G9\t${KINDS[kind].id} (${version}/${version})\t${name}\t[${words}]`;
}
