const stored = new Map<string, string>();

import type { Assessment } from "../../../src/model/assessment";

let isBroken = false;
jest.mock(
  "@raycast/api",
  () => ({
    Cache: class {
      get = (key: string) => stored.get(key);
      set(key: string, value: string) {
        if (isBroken) throw new Error("ENOSPC");
        stored.set(key, value);
      }
    },
  }),
  { virtual: true },
);

import { loadGlance, saveGlance } from "../../../src/snapshot/glance";
const NOW = Date.UTC(2026, 10, 24, 9);
const MINUTE = 60_000;

const judged = (changes: Partial<Assessment> = {}): Assessment => ({
  level: "protected",
  engine: "endpoint_security_extension",
  headline: "Endpoint Security Extension",
  summary: "This Mac is protected.",
  noEngine: false,
  loud: false,
  findings: [],
  readAt: NOW,
  stale: false,
  ...changes,
});

beforeEach(() => {
  stored.clear();
  isBroken = false;
});

test("gives back what was kept", () => {
  saveGlance(judged());
  expect(loadGlance(NOW + MINUTE)).toEqual({
    level: "protected",
    engine: "endpoint_security_extension",
    summary: "This Mac is protected.",
    loud: false,
    readAt: NOW,
  });
});

test("claims nothing from a reading that is too old, or from the future", () => {
  saveGlance(judged());
  expect(loadGlance(NOW + 11 * MINUTE)).toBeUndefined();
  expect(loadGlance(NOW - 11 * MINUTE)).toBeUndefined();
});

test("keeps nothing of a judgement without a reading", () => {
  saveGlance(judged({ level: "unknown", readAt: undefined }));
  expect(loadGlance(NOW)).toBeUndefined();
});

test.each([
  ["{"],
  ["null"],
  ["[]"],
  ['{"level":"fine","engine":null,"summary":"","readAt":1}'],
  [JSON.stringify({ level: "protected", engine: 7, summary: "", readAt: NOW })],
  [JSON.stringify({ level: "protected", engine: null, summary: null, readAt: NOW })],
  [JSON.stringify({ level: "protected", engine: null, summary: "", readAt: "now" })],
])("takes %s for none", (text) => {
  saveGlance(judged());
  for (const key of stored.keys()) stored.set(key, text);
  expect(loadGlance(NOW)).toBeUndefined();
});

test("writes only what is news: another judgement, or the same one some minutes later", () => {
  saveGlance(judged());
  saveGlance(judged({ readAt: NOW + MINUTE }));
  expect(loadGlance(NOW + MINUTE)?.readAt).toBe(NOW);
  saveGlance(judged({ readAt: NOW + 4 * MINUTE }));
  expect(loadGlance(NOW + 4 * MINUTE)?.readAt).toBe(NOW + 4 * MINUTE);
  saveGlance(judged({ level: "unprotected", readAt: NOW + 5 * MINUTE }));
  expect(loadGlance(NOW + 5 * MINUTE)?.level).toBe("unprotected");
});

test("a store that cannot be written to is no error", () => {
  isBroken = true;
  expect(() => saveGlance(judged())).not.toThrow();
});
