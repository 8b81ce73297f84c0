import { nextTelling } from "../../../src/app/last-read";

jest.mock("@raycast/api", () => ({ Cache: class {} }), { virtual: true });

const MINUTE = 60_000;
const T = Date.UTC(2026, 0, 20, 9);
const told = { level: "protected", at: T } as const;

test("the same is told again every ten minutes only", () => {
  expect(nextTelling(undefined, "protected", T)).toEqual(told);
  expect(nextTelling(told, "protected", T + 9 * MINUTE)).toBeUndefined();
  expect(nextTelling(told, "protected", T + 10 * MINUTE)).toEqual({ level: "protected", at: T + 10 * MINUTE });
});

test("a change is told at once, and so is whatever a clock that was set back left behind", () => {
  expect(nextTelling(told, "unprotected", T + MINUTE)).toEqual({ level: "unprotected", at: T + MINUTE });
  expect(nextTelling(told, "protected", T - MINUTE)).toEqual({ level: "protected", at: T - MINUTE });
});

test("a hole of more than an hour is told for an hour", () => {
  const back = T + 5 * 60 * MINUTE;
  const missed = { from: T, to: back };
  const first = nextTelling(told, "protected", back);
  expect(first).toEqual({ level: "protected", at: back, missed });
  expect(nextTelling(first, "attention", back + 20 * MINUTE)?.missed).toEqual(missed);
  expect(nextTelling(first, "attention", back + 60 * MINUTE)?.missed).toBeUndefined();
});

test("an hour with polls in it is no hole", () => {
  expect(nextTelling(told, "protected", T + 65 * MINUTE)?.missed).toBeUndefined();
});
