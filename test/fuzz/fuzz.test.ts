import { parseHealth } from "../../src/defender/health/parse-health";
import { parseConnectivity } from "../../src/defender/connectivity/parse-connectivity";
import { parseDetails } from "../../src/defender/details/parse-details";
import { parseExclusions } from "../../src/defender/exclusions/parse-exclusions";
import { parseAppliedProfiles } from "../../src/defender/profiles/parse-profiles";
import { parseScanResult } from "../../src/defender/scans/parse-scan-result";
import { parseScans } from "../../src/defender/scans/parse-scans";
import { parseStatistics } from "../../src/defender/statistics/parse-statistics";
import { parseThreats } from "../../src/defender/threats/parse-threats";
import { parseAutoUpdatePreferences } from "../../src/macos/parse-channel";
import { parseEnrollment } from "../../src/macos/parse-enrollment";
import { parseMacOSVersion } from "../../src/macos/parse-macos-version";
import { parseSystemExtensions } from "../../src/macos/parse-system-extensions";
import * as bases from "./bases";
import { fuzz, WHOLE } from "./fuzz";
import { assessed, parsed } from "./oracles";
import { LONG, times } from "../length";
import { TARGETS } from "./targets";

/** Of all targets together. */
const CASES = times(120_000, 6_000);

describe("what the inputs are made from", () => {
  test.each([bases.GOOD_HEALTH, bases.GOOD_HEALTH_TEXT])("good health is taken for protection", (text) => {
    expect(assessed({ state: "fresh", value: parseHealth(text), readAt: bases.NOW }).level).toBe("protected");
  });

  test("bad health is read, and not taken for protection", () => {
    expect(bases.BAD_HEALTH.length).toBeGreaterThan(10);
    const levels = bases.BAD_HEALTH.map((text) => parsed(() => parseHealth(text)))
      .filter((health) => health !== undefined)
      .map((health) => assessed({ state: "fresh", value: health, readAt: bases.NOW }).level);
    expect(levels.length).toBeGreaterThan(10);
    expect(levels).not.toContain("protected");
  });

  test.each<[string, readonly string[], (text: string) => unknown]>([
    ["threats", bases.THREATS, parseThreats],
    ["system extensions", bases.EXTENSIONS, parseSystemExtensions],
    ["versions", bases.VERSIONS, parseMacOSVersion],
    ["preferences", bases.PLISTS, parseAutoUpdatePreferences],
    ["enrollments", bases.ENROLLMENTS, parseEnrollment],
    ["statistics", bases.STATISTICS, parseStatistics],
    ["profiles", bases.PROFILES, parseAppliedProfiles],
    ["scans", bases.SCANS, parseScans],
    ["details", bases.DETAILS, parseDetails],
    ["connections", bases.CONNECTIONS, parseConnectivity],
    ["exclusions", bases.EXCLUSIONS, (text) => parseExclusions(text, true)],
  ])("%s are read", (_, texts, parse) => {
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(() => parse(text)).not.toThrow();
  });
});

test.each(TARGETS.map((target) => [target.name, target] as const))("%s", (_, target) => {
  expect(fuzz(target, CASES)).toBeGreaterThanOrEqual(Math.floor((target.share / WHOLE) * CASES));
});

describe("a megabyte of one thing, and ten of short lines, which a pattern that tries every pair would not get through", () => {
  const ATOMS = [
    ...["\n", "\r", " ", "\t", "*", "(", "[", "{", '{"', '"', "\\", "<", "<dict>", "<!--", "&", "a", "a.", "0", "1."],
    ...["-", "--- ", "---\n", ": ", "a : b\n", "Id: ", "Name: x\n", "(1) ", "\u001b[", "\u2028", "\uFEFF", "a b ", ","],
  ];
  const MEGABYTE = 1_000_000;
  const PARSERS: readonly [string, (text: string) => unknown, (text: string) => string][] = [
    ["health", parseHealth, (text) => text],
    ["threats", parseThreats, (text) => text],
    ["system extensions", parseSystemExtensions, (text) => `1 extension(s)\n${text}`],
    ["preferences", parseAutoUpdatePreferences, (text) => `<plist><dict>${text}</dict></plist>`],
    ["enrollment", parseEnrollment, (text) => text],
    ["statistics", parseStatistics, (text) => text],
    ["profiles", parseAppliedProfiles, (text) => text],
    ["scans", parseScans, (text) => text],
    ["scan results", parseScanResult, (text) => `1${text}`],
    ["details", parseDetails, (text) => `a_b : ${text}x`],
    ["connections", parseConnectivity, (text) => `Testing connection with ${text}`],
    ["exclusions", (text) => parseExclusions(text, true), (text) => `Excluded folder\nPath: ${text}`],
  ];

  test.each(PARSERS)("%s", (_, parse, around) => {
    for (const atom of ATOMS.filter((_, index) => LONG || index % 9 === 0))
      parsed(() => parse(around(atom.repeat(MEGABYTE / atom.length))));
    parsed(() => parse(around("x y\n".repeat((10 * MEGABYTE) / 4))));
  });
});
