import fc from "fast-check";
import { crc32 } from "node:zlib";
import { decodeRecords, encodeRecord } from "../../../src/timeline/record-line";

const records = [{ at: 1 }, { at: 2, text: "with \n a line break, ü and 🛡" }, { at: 3 }];
const text = records.map(encodeRecord).join("");

describe("a log's lines", () => {
  it("begin with the CRC-32 that zlib computes of them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (word) => {
        const [, line = ""] = encodeRecord({ word }).split("\n");
        expect(line.slice(0, 8)).toBe(crc32(line.slice(9)).toString(16).padStart(8, "0"));
      }),
    );
  });

  it("come back as they were written", () => {
    const decoded = decodeRecords(text);
    expect(decoded.records.map(({ record }) => record)).toEqual(records);
    expect(decoded.damaged).toBe(0);
  });

  it("lose at most the last record, whatever byte the writing stopped at", () => {
    const bytes = Buffer.from(text);
    const before = Buffer.byteLength(records.slice(0, 2).map(encodeRecord).join(""));
    for (let length = before; length <= bytes.length; length += 1) {
      const decoded = decodeRecords(bytes.toString("utf8", 0, length));
      expect(decoded.records.slice(0, 2).map(({ record }) => record)).toEqual(records.slice(0, 2));
    }
  });

  it("keep the record after a torn one whole, whatever byte it was torn at", () => {
    const first = Buffer.from(encodeRecord(records[1]!));
    for (let length = 0; length < first.length; length += 1) {
      const decoded = decodeRecords(first.toString("utf8", 0, length) + encodeRecord(records[2]!));
      expect(decoded.records.at(-1)?.record).toEqual(records[2]);
    }
  });

  it("count a line as damaged when any one character of it is another", () => {
    const line = encodeRecord({ at: 1767603600000, level: "unprotected" }).trim();
    for (let index = 0; index < line.length; index += 1) {
      const changed = line.slice(0, index) + (line[index] === "7" ? "8" : "7") + line.slice(index + 1);
      expect(decodeRecords(changed)).toEqual({ records: [], damaged: 1 });
    }
  });

  it("count a line once that was written twice", () => {
    expect(decodeRecords(text + text).records).toHaveLength(records.length);
  });

  it("pass over what is left of the first line of a piece from the middle", () => {
    expect(decodeRecords(text.slice(5), { fromMiddle: true })).toMatchObject({ damaged: 0 });
  });

  it("never fail on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (anything) => {
        expect(decodeRecords(anything).records).toEqual([]);
      }),
    );
  });
});
