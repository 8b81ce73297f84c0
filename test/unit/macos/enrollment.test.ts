import fc from "fast-check";
import { parseEnrollment } from "../../../src/macos/parse-enrollment";
import { readEnrollment } from "../../../src/macos/read-enrollment";
import { FailureError } from "../../../src/process/failure-error";
import { failureOf } from "./failure-of";
import { printing } from "../fakes/mac";

it.each([
  ["Enrolled via DEP: No\nMDM enrollment: No\n", { dep: false, mdm: "no" }],
  ["Enrolled via DEP: Yes\nMDM enrollment: Yes\n", { dep: true, mdm: "yes" }],
  [
    "Enrolled via DEP: No\nMDM enrollment: Yes (User Approved)\nMDM server: https://mdm.example.org/x\n",
    { dep: false, mdm: "user-approved" },
  ],
  ["MDM enrollment: Yes (User Approved)\r\nEnrolled via DEP: Yes\r\n", { dep: true, mdm: "user-approved" }],
  ["  MDM enrollment :  yes  (user approved) ", { mdm: "user-approved" }],
  ["Enrolled via DEP: No", { dep: false }],
  ["MDM enrollment: Yes (Something New)\nEnrolled via DEP: Perhaps", {}],
  ["A note\nMDM enrollment: No", { mdm: "no" }],
])("reads %j by its labels", (output, enrollment) => {
  expect(parseEnrollment(output)).toEqual(enrollment);
});

it.each(["", "profiles: a usage text", "MDM server: https://mdm.example.org", "No\nYes"])(
  "finds %j unreadable, without a word of it in the failure",
  async (output) => {
    const failure = await failureOf(() => parseEnrollment(output));
    expect(failure.code).toBe("Unreadable");
    expect(JSON.stringify(failure)).not.toContain("example.org");
  },
);

it("claims enrollment only where a label says yes", () => {
  const line = fc.tuple(fc.constantFrom("MDM enrollment:", "Enrolled via DEP:", "MDM", ""), fc.string());
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const output = lines.map((parts) => parts.join(" ")).join("\n");
      try {
        const { mdm } = parseEnrollment(output);
        if (mdm === "yes" || mdm === "user-approved") expect(output).toMatch(/yes/i);
      } catch (error) {
        expect(error).toBeInstanceOf(FailureError);
      }
    }),
  );
});

it("asks profiles once, without sudo", async () => {
  const run = printing("MDM enrollment: No");
  await expect(readEnrollment({ run })).resolves.toEqual({ mdm: "no" });
  expect(run.requests).toEqual([
    { program: "/usr/bin/profiles", args: ["status", "-type", "enrollment"], timeoutMs: expect.any(Number) },
  ]);
});
