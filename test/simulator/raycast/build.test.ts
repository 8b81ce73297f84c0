import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withLock } from "./lock";
import { intervalMs } from "./manifest";
import { enumsOf } from "./raycast-enums";

describe("the lock", () => {
  const folder = mkdtempSync(join(tmpdir(), "lock-test-"));
  const lock = join(folder, "lock");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("lets one task in at a time", async () => {
    let inside = 0;
    const task = () =>
      withLock(lock, async () => {
        expect(++inside).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside--;
      });
    await Promise.all([task(), task(), task()]);
    expect(inside).toBe(0);
  });

  test("is given back when the task fails", async () => {
    await expect(withLock(lock, () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    expect(await withLock(lock, () => "free")).toBe("free");
  });

  test("is taken over from a process that is gone", async () => {
    mkdirSync(lock);
    // Beyond the highest process id of Linux and macOS.
    writeFileSync(join(lock, "pid"), "99999999");
    expect(await withLock(lock, () => "taken")).toBe("taken");
  });
});

test("enumerations are read by their full name, with written values only", () => {
  const file = `export declare enum Color { Red = "red" } export declare namespace Toast { enum Style { A = "a", "B" = "b", C } }`;
  expect(enumsOf(file)).toEqual({ Color: { Red: "red" }, "Toast.Style": { A: "a", B: "b" } });
});

test.each([
  ["90s", 90_000],
  ["10m", 600_000],
  ["12h", 43_200_000],
  ["1d", 86_400_000],
  ["", undefined],
  ["soon", undefined],
  [undefined, undefined],
])("the interval %s is %s ms", (interval, expected) => {
  expect(intervalMs(interval)).toBe(expected);
});
