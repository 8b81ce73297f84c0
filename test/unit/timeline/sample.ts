import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Assessment } from "../../../src/model/assessment";
import type { Level } from "../../../src/model/level";
import type { Part, Snapshot } from "../../../src/model/snapshot";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A fixed start, so that no test rests on the wall clock. */
export const START = Date.UTC(2026, 0, 5, 9, 0, 0);

/** A new empty folder, removed after each test. */
export function useFolder(): () => string {
  let folder = "";
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "history-"));
  });
  afterEach(() => {
    fs.chmodSync(folder, 0o700);
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return () => folder;
}

export interface Sample {
  level?: Level;
  engine?: string | null;
  productVersion?: string;
  health?: Snapshot["health"];
}

const NOT_ASKED: Part<never> = { state: "not-asked" };

/** A snapshot of only what the history keeps, and its assessment. */
export function sample(
  at: number,
  { level = "protected", engine, productVersion, health }: Sample = {},
): {
  snapshot: Snapshot;
  assessment: Assessment;
} {
  const word = engine === undefined ? "endpoint_security_extension" : engine;
  return {
    snapshot: {
      takenAt: at,
      health: health ?? {
        state: "fresh",
        readAt: at,
        value: {
          dialect: "json",
          banners: [],
          fields: { app_version: { value: productVersion ?? "101.25062.0005", managed: false } },
        },
      },
      systemExtensions: NOT_ASKED,
      channel: NOT_ASKED,
      macOS: NOT_ASKED,
      enrollment: NOT_ASKED,
      threats: NOT_ASKED,
    },
    assessment: {
      level,
      engine: word,
      noEngine: word === null,
      headline: "",
      summary: "",
      loud: false,
      findings: [],
      readAt: at,
      stale: false,
    },
  };
}
