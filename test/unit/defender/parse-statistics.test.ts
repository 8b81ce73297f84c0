import { parseStatistics } from "../../../src/defender/statistics/parse-statistics";
import { asFailure } from "../../../src/process/failure-error";

const counter = (fields: Record<string, unknown> = {}) => ({
  id: 7,
  isActive: true,
  maxFileScanTime: "2500000",
  name: "builder",
  path: "/opt/tools/builder",
  resourceScanTime: "0",
  scannedFilePaths: null,
  totalEventsSent: "0",
  totalFilesScanned: "40",
  totalScanTime: "3000000000",
  ...fields,
});

const printed = (...counters: unknown[]) => `${JSON.stringify({ counters })}\n`;

function programsIn(output: string) {
  const costs = parseStatistics(output);
  if (costs.state !== "counted") throw new Error(costs.state);
  return costs.programs;
}

it("reads nanoseconds as milliseconds", () => {
  expect(programsIn(printed(counter()))).toEqual([
    {
      key: "/opt/tools/builder",
      name: "builder",
      path: "/opt/tools/builder",
      isLive: true,
      scanMs: 3000,
      files: 40,
      slowestFileMs: 2.5,
    },
  ]);
});

it("puts the most costly program first, and adds up the processes of one", () => {
  const programs = programsIn(
    printed(
      counter({ isActive: false }),
      counter({ path: "/bin/other", name: "other", totalScanTime: "5000000000" }),
      counter({ totalScanTime: "4000000000", totalFilesScanned: "2", maxFileScanTime: "9000000" }),
    ),
  );
  expect(programs).toMatchObject([
    { name: "builder", isLive: true, scanMs: 7000, files: 42, slowestFileMs: 9 },
    { name: "other", scanMs: 5000 },
  ]);
});

it("names a program by its path, and one without either in words", () => {
  expect(
    programsIn(
      printed(counter({ name: undefined }), counter({ name: undefined, path: undefined, totalScanTime: "1" })),
    ),
  ).toMatchObject([{ name: "builder" }, { name: "Unnamed Program" }]);
});

it("leaves out what was never scanned for", () => {
  expect(
    programsIn(printed(counter(), counter({ path: "/x", totalScanTime: "0", totalFilesScanned: "0" }))),
  ).toHaveLength(1);
});

it("skips a row that cannot be read, tolerates keys of tomorrow, and reads past a banner", () => {
  const output = `ATTENTION: something\n${JSON.stringify({ version: 2, counters: [counter({ totalScanTime: "-5" }), null, counter({ tomorrow: {} })] })}`;
  expect(programsIn(output)).toHaveLength(1);
});

it("takes control characters out of a name", () => {
  expect(programsIn(printed(counter({ name: "no\u202ede\n\u0007" })))[0]?.name).toBe("no de");
});

it.each([
  ["null\n", "withheld"],
  ['{"counters":null}\n', "withheld"],
  ['{"counters":[]}\n', "off"],
  ["Real-time protection statistics are disabled\n", "off"],
])("tells %j as %s", (output, state) => {
  expect(parseStatistics(output)).toEqual({ state });
});

it.each(["", "{", '{"counters":[{"id":1', '{"counters":"many"}', "<html>", "[]", printed({ totalScanTime: "x" })])(
  "cannot read %j",
  (output) => {
    expect(() => parseStatistics(output)).toThrow();
    try {
      parseStatistics(output);
    } catch (error) {
      expect(asFailure(error)).toMatchObject({ code: "Unreadable", nextStep: expect.any(String) });
    }
  },
);
