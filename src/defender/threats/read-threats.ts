import { askMdatp, type Mdatp, type Way } from "../mdatp";
import { parseThreats } from "./parse-threats";
import { unreadable } from "../unreadable";
import type { ThreatForm, ThreatList } from "../../model/threat";

/** That macOS gives this list as JSON is unproven: it was seen on Linux only. Text that comes instead is read too. */
const WAYS: readonly Way<ThreatForm>[] = [
  { name: "json", args: ["threat", "list", "--output", "json"] },
  { name: "text", args: ["threat", "list"] },
];

/** Room for far more than ten thousand threats. */
const MAX_OUTPUT_BYTES = 16_000_000;

/** The last output and what was read in it: a list of thousands is parsed again only where it says something else. */
let last: { stdout: string; list: ThreatList } | undefined;

function parsedOnce(stdout: string, known: ThreatList | undefined): ThreatList {
  if (last?.stdout === stdout) return last.list;
  // Loaded only where there is a list: it takes a poll that asks for health as long as its child.
  const { createHash } = process.getBuiltinModule("node:crypto");
  const digest = createHash("sha256").update(stdout).digest("base64");
  if (known?.digest === digest) return known;
  last = { stdout, list: { ...parseThreats(stdout), digest } };
  return last.list;
}

/**
 * Reads Defender's threat list, newest first. `form` is the one that was answered the last time; asked for first, it
 * keeps a poll at one child process, and so does `wasUnreadable` where the last answer could not be read. `known` is
 * given back where the same is printed again, without being parsed. Throws FailureError, within 5 s.
 */
export async function readThreats(
  mac: Mdatp,
  { form, wasUnreadable, known }: { form?: ThreatForm; wasUnreadable?: boolean; known?: ThreatList } = {},
): Promise<ThreatList> {
  const { answer, way } = await askMdatp(mac, {
    ways: WAYS.toSorted((one, other) => Number(other.name === form) - Number(one.name === form)),
    wasUnreadable,
    maxOutputBytes: MAX_OUTPUT_BYTES,
    read: ({ stdout, exitCode }) => {
      const list = parsedOnce(stdout, known);
      // A command that failed and printed nothing has not said that there are no threats.
      if (exitCode !== 0 && list.threats.length === 0) throw unreadable(stdout);
      return list;
    },
  });
  // The same object for the same answer, so that nobody has to compare lists of thousands.
  if (last?.list === answer) return (last.list = answer.form === way ? answer : { ...answer, form: way });
  return { ...answer, form: way };
}
