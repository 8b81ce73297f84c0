import { cleanOutput } from "../clean-output";
import { parsedOrUnreadable } from "../unreadable";
import { printable } from "../../text/printable";

/** One thing that Defender leaves alone. */
export interface Exclusion {
  kind: "folder" | "file" | "extension" | "process" | "other";
  /** The path, the extension or the name, as Defender prints it. */
  what: string;
  /** `epp`, `global`, …; empty where Defender says nothing. */
  scope: string;
}

const KINDS: readonly (readonly [Exclusion["kind"], RegExp])[] = [
  ["folder", /folder|directory/i],
  ["extension", /extension/i],
  ["process", /process/i],
  ["file", /file/i],
];

/** A guess: no output of a Mac without exclusions is public. */
const NONE = /^(?:no exclusions|there are no exclusions|exclusions?: (?:none|\[\]))\b/im;

/** Far more than any Mac has. */
const MOST_LINES = 20_000;
const LONGEST_LINE = 2_000;

const HEAD = /^Excluded\s+(.{1,60})$/i;
const FIELD = /^([A-Za-z][A-Za-z ]{0,30}):\s*(.*)$/;

/**
 * `mdatp exclusion list`: blocks with a head (`Excluded folder`), a path, an extension or a process's name, and a scope,
 * parted by `---`, as seen on Linux; readers on macOS look for the same heads. An empty output is no exclusions only
 * where the command ended well. Throws FailureError `Unreadable`.
 */
export function parseExclusions(output: string, endedWell: boolean): readonly Exclusion[] {
  return parsedOrUnreadable(output, () => {
    const lines = cleanOutput(output)
      .split("\n")
      .slice(0, MOST_LINES)
      .map((line) => line.slice(0, LONGEST_LINE).trim())
      .filter((line) => line !== "" && !/^attention/i.test(line));
    const exclusions: Exclusion[] = [];
    let kind: Exclusion["kind"] | undefined;
    for (const line of lines) {
      const head = HEAD.exec(line)?.[1];
      if (head !== undefined) {
        kind = KINDS.find(([, words]) => words.test(head))?.[0] ?? "other";
        continue;
      }
      const [, name = "", value = ""] = FIELD.exec(line) ?? [];
      if (kind === undefined || name === "") continue;
      if (/^scopes?$/i.test(name)) {
        const last = exclusions.at(-1);
        if (last) last.scope = printable(value.replace(/["[\]]/g, ""), 60);
      } else if (/path|process|extension|file|name/i.test(name)) {
        exclusions.push({ kind, what: value.replace(/^"(.*)"$/, "$1").slice(0, 1024), scope: "" });
      }
    }
    if (exclusions.length > 0) return exclusions;
    return NONE.test(output) || (endedWell && lines.length === 0) ? [] : undefined;
  });
}

/** The exclusions by which Defender leaves a file alone. `path` is absolute. A process's exclusion covers no file. */
export function coveringExclusions(path: string, exclusions: readonly Exclusion[]): readonly Exclusion[] {
  return exclusions.filter(({ kind, what }) => {
    switch (kind) {
      case "folder":
        return path === what.replace(/\/+$/, "") || path.startsWith(`${what.replace(/\/+$/, "")}/`);
      case "file":
        return path === what;
      case "extension":
        return path.toLowerCase().endsWith(`.${what.replace(/^\./, "").toLowerCase()}`);
      default:
        return false;
    }
  });
}
