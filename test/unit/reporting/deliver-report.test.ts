import type { Report } from "../../../src/reporting/report";
import { buildReport } from "../../../src/reporting/build-report";
import { draftMail } from "../../../src/app/deliver-report";
import { poisonedInput } from "./canary";

const mockTold = { clipboard: [] as string[], toasts: [] as { title: string; message?: string; style: string }[] };
let mockOpen: (target: string) => Promise<void> = async () => undefined;

jest.mock(
  "@raycast/api",
  () => ({
    Clipboard: { copy: async (text: string) => void mockTold.clipboard.push(text) },
    LocalStorage: {},
    Toast: { Style: { Success: "success", Failure: "failure" } },
    open: (target: string) => mockOpen(target),
    showToast: async (toast: never) => void mockTold.toasts.push(toast),
  }),
  { virtual: true },
);

const report: Report = buildReport(poisonedInput());

beforeEach(() => {
  mockTold.clipboard = [];
  mockTold.toasts = [];
});

test("a mail draft is asked for, and not said to be there", async () => {
  const opened: string[] = [];
  mockOpen = async (target) => void opened.push(target);
  await draftMail(report);
  expect(opened).toEqual([expect.stringMatching(/^mailto:\?subject=/)]);
  expect(mockTold.toasts).toMatchObject([{ style: "success", title: "Asked for a Mail Draft" }]);
});

test("where macOS takes no request for one, that is said, and the report is on the clipboard", async () => {
  mockOpen = () => Promise.reject(new Error("no application"));
  await draftMail(report);
  expect(mockTold.toasts).toMatchObject([{ style: "failure", message: expect.stringContaining("clipboard") }]);
  expect(mockTold.clipboard.at(-1)).toContain(report.id);
});
