import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { stateFacts } from "../../src/app/state-facts";
import { markdownText } from "../../src/text/markdown";
import { HEALTH_FIELDS } from "../../src/defender/health/fields";
import { wordsFor } from "../../src/defender/health/value-words";
import { parseHealth } from "../../src/defender/health/parse-health";
import { parseConnectivity } from "../../src/defender/connectivity/parse-connectivity";
import { parseDetails } from "../../src/defender/details/parse-details";
import { parseExclusions } from "../../src/defender/exclusions/parse-exclusions";
import { parseAppliedProfiles } from "../../src/defender/profiles/parse-profiles";
import { parseScanResult } from "../../src/defender/scans/parse-scan-result";
import { parseScans } from "../../src/defender/scans/parse-scans";
import { parseStatistics } from "../../src/defender/statistics/parse-statistics";
import { parseThreats } from "../../src/defender/threats/parse-threats";
import { entriesOf } from "../../src/timeline/entries";
import { decodeRecords, encodeRecord } from "../../src/timeline/record-line";
import { asStateLine } from "../../src/timeline/state-line";
import { parseAutoUpdatePreferences, resolveChannel } from "../../src/macos/parse-channel";
import { parseEnrollment } from "../../src/macos/parse-enrollment";
import { parseMacModel } from "../../src/macos/parse-mac-model";
import { macOSVersionFromKernel, parseMacOSVersion } from "../../src/macos/parse-macos-version";
import { parseOsascriptError } from "../../src/macos/parse-osascript-error";
import { parseSystemExtensions } from "../../src/macos/parse-system-extensions";
import { channelArguments } from "../../src/macos/write-channel";
import { seenIn } from "../../src/process/failure-error";
import { LEVELS } from "../../src/model/level";
import { lastKnown } from "../../src/model/snapshot";
import { printable } from "../../src/text/printable";
import { PANE_REMEDIES, paneRemedyIn } from "../../src/guide/missing-first";
import { validMarks } from "../../src/guide/valid-marks";
import { webhookAddress } from "../../src/reporting/send/webhook";
import { carrySnapshot, mergeSnapshots } from "../../src/snapshot/merge-snapshots";
import { redactorOf } from "../../src/privacy/redactor";
import { stateJson } from "../../src/snapshot/state-json";
import { validateSnapshot } from "../../src/snapshot/validate-snapshot";
import { snapshot as sampleSnapshot, NOW as SAMPLE_NOW } from "../unit/snapshot/sample";
import * as bases from "./bases";
import { assembled, mutated } from "./mutations";
import { assessed, expectBounded, expectUnpolluted, parsed } from "./oracles";

/** One thing that reads what others wrote. */
export interface Target<T = unknown> {
  name: string;
  /** How many of a hundred thousand cases are its own. */
  share: number;
  input: fc.Arbitrary<T>;
  /** Throws where a property does not hold. */
  check(input: T): void;
}

const target = <T>(definition: Target<T>): Target => definition as unknown as Target;

/** A parser that may only refuse by a FailureError, and whose result is bounded and harmless. */
const parser = (
  name: string,
  share: number,
  input: fc.Arbitrary<string>,
  parse: (text: string) => unknown,
  also: (result: unknown, text: string) => void = () => undefined,
): Target =>
  target<string>({
    name,
    share,
    input,
    check(text) {
      const result = parsed(() => parse(text));
      expectBounded(result, text);
      expectUnpolluted(result);
      if (result !== undefined) also(result, text);
    },
  });

function expectNotProtected(text: string): void {
  const health = parsed(() => parseHealth(text));
  if (health === undefined) return;
  const { level } = assessed({ state: "fresh", value: health, readAt: bases.NOW });
  if (level === "protected") throw new Error("Bad health was taken for protection");
}

const FIELD_PIECES = [...Object.keys(HEALTH_FIELDS), " : ", ": ", '"', "[managed]", "unavailable", "false", "{", "}"];
const markdown = new MarkdownIt({ html: true, linkify: true });
const cacheText = JSON.stringify(sampleSnapshot());

/** Everything that is fuzzed. */
export const TARGETS: readonly Target[] = [
  parser("health", 20_000, mutated(bases.BAD_HEALTH), parseHealth, (_, text) => expectNotProtected(text)),
  parser("health, assembled", 10_000, assembled(FIELD_PIECES), parseHealth, (_, text) => expectNotProtected(text)),
  target<number>({
    name: "health, cut before its end",
    share: 4_000,
    // Its closing bracket is the last thing but the line end.
    input: fc.integer({ min: 0, max: bases.GOOD_HEALTH.trimEnd().length - 1 }),
    check: (length) => expectNotProtected(bases.GOOD_HEALTH.slice(0, length)),
  }),
  parser("threats", 12_000, mutated(bases.THREATS), parseThreats, (result) => {
    const { threats } = result as ReturnType<typeof parseThreats>;
    const words = threats.flatMap(({ id = "", name, type = "", status = "" }) => [id, name, type, status]);
    if (words.some((word) => word.length > 500)) throw new Error("A word is longer than any screen");
  }),
  parser("threats, assembled", 4_000, assembled(["Id: ", "Name: ", "Status: ", "---", "{", "[", '"']), parseThreats),
  parser("statistics", 6_000, mutated(bases.STATISTICS), parseStatistics, (result) => {
    const costs = result as ReturnType<typeof parseStatistics>;
    const programs = costs.state === "counted" ? costs.programs : [];
    const isOdd = programs.some(({ scanMs, files }) => !(scanMs >= 0) || !(files >= 0));
    if (isOdd) throw new Error("A count that is none came through");
    if (new Set(programs.map(({ key }) => key)).size !== programs.length) throw new Error("Two rows have one key");
  }),
  parser("profiles", 2_000, mutated(bases.PROFILES), parseAppliedProfiles, (result) => {
    const { names } = result as ReturnType<typeof parseAppliedProfiles>;
    if (names.some((name) => !/^[\w.-]+$/.test(name))) throw new Error("A name does not fit into a command");
  }),
  parser("scans", 4_000, mutated(bases.SCANS), parseScans),
  parser("details", 4_000, mutated(bases.DETAILS), (text) => Object.fromEntries(parseDetails(text))),
  parser("connections", 4_000, mutated(bases.CONNECTIONS), parseConnectivity),
  parser("exclusions", 4_000, mutated(bases.EXCLUSIONS), (text) => parseExclusions(text, true)),
  parser("scan results", 1_000, mutated(["Scan has finished\n 3 file(s) scanned\n 1 threat(s) detected\n"]), (text) =>
    parseScanResult(text),
  ),
  parser("system extensions", 12_000, mutated(bases.EXTENSIONS), parseSystemExtensions),
  parser("macOS version", 4_000, mutated(bases.VERSIONS), parseMacOSVersion),
  parser("kernel version", 2_000, mutated(["24.6.0", "19.6.0"]), macOSVersionFromKernel),
  parser("model", 1_000, mutated(["MacBookPro18,3\n"]), parseMacModel),
  parser("preferences", 10_000, mutated(bases.PLISTS), parseAutoUpdatePreferences, (result) => {
    const layer = result as ReturnType<typeof parseAutoUpdatePreferences>;
    const { channel } = resolveChannel({ user: layer });
    if (!["Beta", "Preview", "Current"].includes(channel)) throw new Error(`${channel} is no channel`);
    // What is written back is one argument for each word, and nothing in it ends the dictionary early.
    const written = channelArguments("Beta", layer.apps[0]).at(-1) ?? "";
    if (/[^\w .:/{}';=-]/.test(written)) throw new Error(`This would be written: ${written}`);
  }),
  parser("enrollment", 4_000, mutated(bases.ENROLLMENTS), parseEnrollment),
  parser("osascript's errors", 4_000, mutated(bases.OSASCRIPT_ERRORS), parseOsascriptError),
  target<string>({
    name: "cache",
    share: 8_000,
    input: mutated([cacheText, JSON.stringify({ ...sampleSnapshot(), threats: { state: "not-asked" } })], 3),
    check(text) {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return;
      }
      expectUsableOrNothing(value);
    },
  }),
  target<[string, unknown]>({
    name: "cache, with anything in any place",
    share: 6_000,
    input: fc.tuple(fc.constantFrom(...pathsIn(sampleSnapshot())), fc.jsonValue({ maxDepth: 2 })),
    check([path, value]) {
      expectUsableOrNothing(withValueAt(sampleSnapshot(), path.split("."), value));
    },
  }),
  target<string>({
    name: "history",
    share: 5_000,
    input: mutated([historyText()]),
    check(text) {
      expectGoodEntries(decodeRecords(text, { fromMiddle: text.length % 2 === 0 }).records.map(({ record }) => record));
    },
  }),
  target<unknown[]>({
    name: "history, of anything",
    share: 4_000,
    input: fc.array(
      fc.record(
        {
          at: fc.oneof(fc.integer({ min: 1, max: 2e12 }), fc.double(), fc.jsonValue()),
          prev: fc.oneof(fc.integer({ min: 1, max: 2e12 }), fc.jsonValue()),
          level: fc.oneof(fc.constantFrom<unknown>(...LEVELS), fc.jsonValue()),
          engine: fc.oneof(fc.string(), fc.constant(null), fc.jsonValue()),
          reading: fc.constantFrom("background", "foreground", "__proto__"),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 8 },
    ),
    check(records) {
      const text = records.map((record) => encodeRecord(record as object)).join("");
      expectGoodEntries(decodeRecords(text).records.map(({ record }) => record));
    },
  }),
  target<unknown>({
    name: "launch context",
    share: 3_000,
    input: fc.oneof(
      fc.anything(),
      fc.record({ remedy: fc.oneof(fc.constantFrom("restart-mac", ...PANE_REMEDIES), fc.anything()) }),
    ),
    check(context) {
      const id = paneRemedyIn(context);
      if (id !== undefined && !PANE_REMEDIES.includes(id)) throw new Error(`${String(id)} opens no pane`);
    },
  }),
  target<Record<string, unknown>>({
    name: "marks",
    share: 2_000,
    input: fc.dictionary(
      fc.constantFrom("channelSwitchedAt", "daemonRestartedAt", "approvalDeadline", "approvedAt", "__proto__"),
      fc.oneof(fc.double(), fc.maxSafeInteger(), fc.anything()),
    ),
    check(stored) {
      for (const at of Object.values(validMarks(stored, bases.NOW))) {
        if (typeof at === "number" && !(at > 0 && at <= bases.NOW + 120_000)) throw new Error(`${at} is no time`);
      }
    },
  }),
  target<string>({
    name: "webhook's address",
    share: 1_000,
    input: fc.oneof(mutated(["https://hooks.example/secret?a=b"]), fc.webUrl(), fc.string()),
    check(text) {
      const address = webhookAddress(text);
      if (address.ok && address.url.protocol !== "https:") throw new Error("It would be sent in the open");
    },
  }),
  target<string>({
    name: "words to be shown",
    share: 4_000,
    input: fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      mutated(["plain words", "a `b` [c](d) <e> &f; https://g.example/h"]),
    ),
    check(text) {
      // eslint-disable-next-line no-control-regex
      if (/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b-\u200f]/.test(printable(text) + seenIn(text))) {
        throw new Error("Something is shown that is no character");
      }
      // Throws for half a character.
      encodeURIComponent(printable(text));
      const html = markdown.render(markdownText(text));
      const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
      const other = tags.filter((tag) => tag !== "<p>");
      if (other.length > 0) throw new Error(`It became ${other.join(" ")}`);
    },
  }),
];

function expectUsableOrNothing(value: unknown): void {
  const snapshot = validateSnapshot(value, SAMPLE_NOW);
  if (!snapshot) return;
  expectUnpolluted(snapshot);
  const carried = mergeSnapshots(carrySnapshot(snapshot), sampleSnapshot());
  const assessment = assessed(carried.health);
  JSON.stringify(stateJson(carried, assessment, redactorOf(carried)));
  stateFacts(carried, SAMPLE_NOW);
  for (const { detectedAt } of lastKnown(carried.threats)?.value.threats ?? []) {
    if (detectedAt !== undefined) new Date(detectedAt).toISOString();
  }
  for (const [name, { value: field }] of Object.entries(lastKnown(carried.health)?.value.fields ?? {})) {
    wordsFor(name, field, true);
  }
  // The sample has health that proves nothing.
  if (assessment.level === "protected") throw new Error("A cache without proof was taken for protection");
}

function expectGoodEntries(records: readonly unknown[]): void {
  const lines = records.flatMap((record) => asStateLine(record) ?? []);
  for (const { firstSeen, lastSeen, level } of entriesOf(lines, undefined, bases.NOW)) {
    if (!(lastSeen >= firstSeen) || !LEVELS.includes(level)) throw new Error("An entry makes no sense");
  }
}

function historyText(): string {
  const state = { level: "protected", engine: "endpoint_security_extension", reading: "background" };
  return [0, 1, 2, 3].map((hour) => encodeRecord({ at: bases.NOW - hour * 3_600_000, ...state })).join("");
}

/** The way to every place of a value, its parts joined by dots. */
function pathsIn(value: unknown, way: readonly string[] = []): string[] {
  const own = way.length > 0 ? [way.join(".")] : [];
  if (typeof value !== "object" || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...way, key]))];
}

function withValueAt(value: unknown, [first, ...rest]: readonly string[], replacement: unknown): unknown {
  if (first === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === first ? withValueAt(item, rest, replacement) : item));
  const record = value as Record<string, unknown>;
  return { ...record, [first]: withValueAt(record[first], rest, replacement) };
}
