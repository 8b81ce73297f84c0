import { lines, type Invocation, type Outcome } from "../program";
import { isDict, locateDomain } from "../preferences";
import type { PlistValue } from "../state";
import { parsePlist, toXml } from "./plist";
import { option } from "./option";

/** `plutil -convert FORM -o - FILE` and `plutil -extract KEY FORM -o - FILE`; the file may be `-`, standard input. */
export function plutil({ state, args, stdin }: Invocation): Outcome {
  const file = args.at(-1) ?? "";
  const place = locateDomain(file);
  const value = file === "-" ? parsePlist(stdin) : place && state.preferences[place.layer][place.domain];
  if (value === undefined) {
    const words = "file does not exist or is not readable or is not a regular file";
    return { stdout: lines(`${file}: ${words} (Error Domain=NSCocoaErrorDomain Code=260)`), exitCode: 1 };
  }
  const key = option(args, "-extract");
  const found = key === undefined ? value : keyPath(value, key);
  if (found === undefined) {
    const words = `Could not extract value, error: No value at that key path or invalid key path: ${key}`;
    return { stdout: lines(`${file}: ${words}`), exitCode: 1 };
  }
  const form = key === undefined ? option(args, "-convert") : args[args.indexOf("-extract") + 2];
  if (form === "json") return { stdout: JSON.stringify(found), exitCode: 0 };
  if (form === "raw")
    return { stdout: lines(typeof found === "object" ? Object.keys(found).join("\n") : String(found)), exitCode: 0 };
  if (form === "xml1") return { stdout: toXml(found), exitCode: 0 };
  return { stderr: lines("plutil: unrecognized option"), exitCode: 1 };
}

/** A path's parts are parted by dots, so a key with a dot in it cannot be reached. */
function keyPath(value: PlistValue, path: string): PlistValue | undefined {
  return path.split(".").reduce<PlistValue | undefined>((at, key) => (isDict(at) ? at[key] : undefined), value);
}
