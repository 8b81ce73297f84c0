import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { compactIfNeeded } from "../../../src/timeline/compact";
import { entriesOf } from "../../../src/timeline/entries";
import { appendText } from "../../../src/timeline/files";
import { withLease } from "../../../src/timeline/lease";
import { decodeRecords, encodeRecord } from "../../../src/timeline/record-line";
import { recordReading } from "../../../src/timeline/record-reading";
import { readHistory } from "../../../src/timeline/read-history";
import { times } from "../../length";
import { DAY, MINUTE, sample, START, useFolder } from "./sample";

const folder = useFolder();
const root = path.resolve(__dirname, "../../..");

/** Bundles a script that uses the history's files, so that another process can run it. */
function bundled(script: string): string {
  const source = path.join(folder(), "script.ts");
  const outfile = path.join(folder(), "script.cjs");
  fs.writeFileSync(source, script.replaceAll("@timeline", path.join(root, "src/timeline")));
  execFileSync(path.join(root, "node_modules/.bin/esbuild"), [
    source,
    "--bundle",
    "--platform=node",
    "--format=cjs",
    "--log-level=error",
    `--outfile=${outfile}`,
  ]);
  return outfile;
}

function runAtOnce(script: string, argumentLists: string[][]): Promise<void[]> {
  return Promise.all(
    argumentLists.map(
      (args) =>
        new Promise<void>((resolve, reject) => {
          const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "ignore", "inherit"] });
          child.on("error", reject);
          child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`exit ${code}`))));
        }),
    ),
  );
}

const WRITER = `
  import { appendText } from "@timeline/files";
  import { encodeRecord } from "@timeline/record-line";
  import { compactIfNeeded } from "@timeline/compact";
  const [file, name, count, mostBytes] = process.argv.slice(2);
  for (let index = 0; index < Number(count); index += 1) {
    const size = appendText(file, encodeRecord({ at: ${START} + index, name, index }));
    compactIfNeeded(file, size, ${START}, { mostBytes: Number(mostBytes), keptBytes: 1e9, keptMs: ${DAY} });
  }
`;

describe("writers at once", () => {
  it("lose no record", async () => {
    const file = path.join(folder(), "log");
    const script = bundled(WRITER);
    const each = times(2_000, 300);
    await runAtOnce(
      script,
      ["a", "b", "c"].map((name) => [file, name, String(each), "1e9"]),
    );
    const { records, damaged } = decodeRecords(fs.readFileSync(file, "utf8"));
    expect(damaged).toBe(0);
    expect(records).toHaveLength(3 * each);
  });

  it("lose no record to compactions that happen meanwhile", async () => {
    const file = path.join(folder(), "log");
    const script = bundled(WRITER);
    const each = times(400, 60);
    // Always over the bound, and everything fits: each append compacts, and no record may go.
    await runAtOnce(
      script,
      ["a", "b", "c"].map((name) => [file, name, String(each), "1"]),
    );
    const { records, damaged } = decodeRecords(fs.readFileSync(file, "utf8"));
    expect(damaged).toBe(0);
    expect(records).toHaveLength(3 * each);
    expect(fs.readdirSync(folder()).sort()).toEqual(["log", "script.cjs", "script.ts"]);
  });

  it("that both saw the same change leave one entry", () => {
    const line = { level: "fallback", engine: null, reading: "background" } as const;
    const entries = entriesOf(
      [
        { ...line, at: START, level: "protected" },
        { ...line, at: START + 10 * MINUTE, prev: START + 9 * MINUTE },
        { ...line, at: START + 10 * MINUTE - 40, prev: START + 9 * MINUTE, reading: "foreground" },
      ],
      START + 12 * MINUTE,
      START + DAY,
    );
    expect(entries).toMatchObject([
      { level: "protected", firstSeen: START, lastSeen: START + 9 * MINUTE },
      { level: "fallback", firstSeen: START + 10 * MINUTE, lastSeen: START + 12 * MINUTE, reading: "background" },
    ]);
  });

  it("append again when the file was replaced between their opening and their writing", () => {
    const file = path.join(folder(), "log");
    appendText(file, encodeRecord({ at: 1 }));
    const real = fs.writeSync.bind(fs);
    const write = jest.spyOn(fs, "writeSync").mockImplementationOnce(((descriptor: number, bytes: Buffer) => {
      fs.renameSync(file, `${file}.gone`);
      fs.writeFileSync(file, encodeRecord({ at: 1 }));
      return real(descriptor, bytes);
    }) as typeof fs.writeSync);
    appendText(file, encodeRecord({ at: 2 }));
    write.mockRestore();
    expect(decodeRecords(fs.readFileSync(file, "utf8")).records.map(({ record }) => record)).toEqual([
      { at: 1 },
      { at: 2 },
    ]);
  });
});

describe("compacting", () => {
  const bounds = { mostBytes: 0, keptBytes: 1_000_000, keptMs: DAY };

  it("takes over what was appended between its last look and the renaming", () => {
    const file = path.join(folder(), "log");
    appendText(file, encodeRecord({ at: START }));
    const real = fs.renameSync.bind(fs);
    const rename = jest.spyOn(fs, "renameSync").mockImplementationOnce((from, to) => {
      fs.appendFileSync(file, encodeRecord({ at: START + 1 }));
      real(from, to);
    });
    expect(compactIfNeeded(file, 1, START, bounds)).toBe(true);
    rename.mockRestore();
    expect(decodeRecords(fs.readFileSync(file, "utf8")).records).toHaveLength(2);
  });

  it("leaves the log as it was, and nothing behind, when the disk is full", () => {
    const file = path.join(folder(), "log");
    appendText(file, encodeRecord({ at: START }));
    const before = fs.readFileSync(file, "utf8");
    const write = jest.spyOn(fs, "fsyncSync").mockImplementation(() => {
      throw Object.assign(new Error("full"), { code: "ENOSPC" });
    });
    expect(() => compactIfNeeded(file, 1, START, bounds)).toThrow("full");
    write.mockRestore();
    expect(fs.readFileSync(file, "utf8")).toBe(before);
    expect(fs.readdirSync(folder())).toEqual(["log"]);
  });

  it("is done by one at a time, and a lease that a killed one left is taken over", () => {
    const lease = path.join(folder(), "lease");
    let inner: boolean | undefined;
    expect(withLease(lease, () => (inner = withLease(lease, () => undefined)))).toBe(true);
    expect(inner).toBe(false);
    fs.mkdirSync(lease);
    const action = jest.fn();
    expect(withLease(lease, action)).toBe(false);
    const longAgo = fs.lstatSync(lease).mtimeMs / 1000 - 60;
    fs.utimesSync(lease, longAgo, longAgo);
    expect(withLease(lease, action)).toBe(true);
    expect(action).toHaveBeenCalledTimes(1);
    expect(fs.readdirSync(folder())).toEqual([]);
  });

  it("lets a lease go when the work fails", () => {
    const lease = path.join(folder(), "lease");
    const fail = () => {
      throw new Error("no");
    };
    expect(() => withLease(lease, fail)).toThrow("no");
    expect(fs.existsSync(lease)).toBe(false);
  });

  it("failing does not cost the reading that was written before it", () => {
    const fsync = jest.spyOn(fs, "fsyncSync").mockImplementation(() => {
      throw Object.assign(new Error("full"), { code: "ENOSPC" });
    });
    const { snapshot, assessment } = sample(START);
    const outcome = recordReading(folder(), snapshot, assessment, "background", { ...bounds, mostBytes: 1 });
    fsync.mockRestore();
    expect(outcome.kind).toBe("failed");
    expect(readHistory(folder(), START).entries).toHaveLength(1);
  });
});
