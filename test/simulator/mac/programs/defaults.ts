import { lines, type Invocation, type Outcome } from "../program";
import { isDict, locateDomain } from "../preferences";
import type { PlistDict, PlistValue, PreferenceLayer, State } from "../state";
import { macOSMajor } from "../versions";
import { parsePlist, toOldStyle, toXml } from "./plist";

/**
 * `defaults read | export | write | delete`. A bare domain is the user's own preferences: that what policy sets does not
 * show there is a guess.
 */
export function defaults(invocation: Invocation): Outcome {
  const args = invocation.args.filter((arg) => arg !== "-currentHost");
  const [verb, name = "", ...rest] = args;
  const place = locateDomain(name);
  if (!place) return missing(invocation.state, name, rest[0]);
  const dict = invocation.state.preferences[place.layer][place.domain];
  if (verb === "read") return read(invocation.state, name, dict, rest[0]);
  if (verb === "export") return { stdout: toXml(dict ?? {}), exitCode: 0 };
  if (place.layer !== "user" && !invocation.asRoot && (verb === "write" || verb === "delete")) {
    return { stderr: lines(`Could not write domain ${name}; exiting`), exitCode: 1 };
  }
  if (verb === "write") return write(place, dict ?? {}, rest);
  if (verb === "delete") {
    if (!dict || (rest[0] !== undefined && !(rest[0] in dict))) return missing(invocation.state, name, rest[0]);
    return { exitCode: 0, actions: [{ id: "delete-preference", ...place, key: rest[0] }] };
  }
  return { stderr: lines("Command line interface to a user's defaults."), exitCode: 255 };
}

function read(state: State, name: string, dict: PlistDict | undefined, key: string | undefined): Outcome {
  if (!dict) return missing(state, name, key);
  if (key === undefined) return { stdout: lines(toOldStyle(dict)), exitCode: 0 };
  const value = dict[key];
  if (value === undefined) return missing(state, name, key);
  return { stdout: lines(typeof value === "string" ? value : toOldStyle(value)), exitCode: 0 };
}

/** The words changed with macOS; the exit code did not. Since when the middle ones are printed is a guess. */
function missing(state: State, domain: string, key: string | undefined): Outcome {
  const major = macOSMajor(state.macOS.version);
  const known = state.preferences.user[domain] !== undefined;
  if (major >= 27 && !known) return { stderr: lines(`Error: Domain '${domain}' not found.`), exitCode: 1 };
  if (major >= 26 && key !== undefined) {
    return { stderr: lines(`Error: Could not find key '${key}' in domain '${domain}'.`), exitCode: 1 };
  }
  const words =
    key === undefined
      ? `Domain ${domain} does not exist`
      : `The domain/default pair of (${domain}, ${key}) does not exist`;
  return { stderr: lines(words), exitCode: 1 };
}

function write(place: { layer: PreferenceLayer; domain: string }, dict: PlistDict, rest: readonly string[]): Outcome {
  const [key = "", type = "", ...values] = rest;
  const value = written(dict[key], type, values);
  if (value === undefined) return { stderr: lines("Could not parse: try single-quoting it."), exitCode: 1 };
  return { exitCode: 0, actions: [{ id: "write-preference", ...place, key, value }] };
}

function written(before: PlistValue | undefined, type: string, values: readonly string[]): PlistValue | undefined {
  const [first = ""] = values;
  switch (type) {
    case "-string":
      return first;
    case "-int":
    case "-integer":
      return Number.isNaN(Number(first)) ? undefined : Number(first);
    case "-bool":
    case "-boolean":
      return /^(true|yes|1)$/i.test(first);
    case "-dict":
      return pairs({}, values);
    case "-dict-add":
      return pairs(isDict(before) ? before : {}, values);
    default:
      return parsePlist(type);
  }
}

function pairs(before: PlistDict, values: readonly string[]): PlistDict | undefined {
  const dict = { ...before };
  for (let i = 0; i + 1 < values.length; i += 2) {
    const value = parsePlist(values[i + 1] ?? "");
    if (value === undefined) return undefined;
    dict[values[i] ?? ""] = value;
  }
  return dict;
}
