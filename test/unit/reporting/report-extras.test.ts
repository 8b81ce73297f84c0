import Ajv2020 from "ajv/dist/2020";
import schema from "../../../assets/report.schema.json";
import { buildReport } from "../../../src/reporting/build-report";
import type { ReportExtrasInput } from "../../../src/reporting/report-extras";
import { reportJson } from "../../../src/reporting/report-json";
import { reportMarkdown } from "../../../src/reporting/report-markdown";
import { EVERY_CANARY, NOW, POISON, poisonedInput } from "./canary";

const validate = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  formats: { "date-time": true, uuid: true },
}).compile(schema);

const extras: ReportExtrasInput = {
  performance: {
    state: "counted",
    programs: [
      { key: "/x", name: POISON, path: POISON, isLive: true, scanMs: 12_340, files: 5, slowestFileMs: 1 },
      { key: "builder", name: "builder", isLive: false, scanMs: 10, files: 1, slowestFileMs: 1 },
    ],
  },
  diagnosis: [
    {
      id: "exclusions",
      state: "info",
      summary: POISON,
      helps: POISON,
      lines: [{ title: POISON, value: POISON }],
      at: NOW,
      tookMs: 4,
    },
  ],
  failures: {
    failures: [{ at: NOW, program: "mdatp health", what: "timed out", tookMs: 4_000 }],
    health: { count: 3, medianMs: 80, slowestMs: 4_000 },
  },
};

it("holds what was ticked, in both forms, and fits the schema", () => {
  const report = buildReport({ ...poisonedInput(), extras });
  validate(JSON.parse(reportJson(report)));
  expect(validate.errors ?? []).toEqual([]);
  const text = reportMarkdown(report);
  expect(text).toContain("**builder:** 0 s, 1 files");
  expect(text).toContain("mdatp health: timed out after 4000 ms");
  expect(report.extras?.performance?.totalScanSeconds).toBe(12.4);
});

it("lets no identifier leave with it", () => {
  const report = buildReport({ ...poisonedInput(), extras });
  for (const text of [JSON.stringify(report.extras), reportMarkdown(report).replaceAll("\\", "")]) {
    for (const canary of EVERY_CANARY) expect(text.toLowerCase()).not.toContain(canary.toLowerCase());
    expect(text).not.toMatch(/neighbor/);
  }
});

it.each([undefined, {}])("is absent where nothing was ticked: %j", (none) => {
  const report = buildReport({ ...poisonedInput(), ...(none && { extras: none }) });
  expect(report).not.toHaveProperty("extras");
  expect(reportMarkdown(report)).not.toMatch(/Performance Impact|## Diagnosis|What Failed/);
});
