import { complaintOf } from "../../../src/defender/complaint";

test.each([
  ["unchanged", "New setting value is the same as the current value"],
  ["inspected", "Failed to download: curl error 60 SSL certificate problem: self-signed root certificate"],
  ["inspected", "Testing connection with https://made.up/ping ... [Error]: curl error 35"],
  ["proxy", "Expected a 200 Response from Proxy, received: 407"],
  ["network", "curl error 6: Could not resolve host: made.up"],
  ["managed", "This property is managed by your organization"],
  ["administrator", "This operation requires administrator privileges"],
  ["administrator", "Error: you must be run as root."],
  ["administrator", "permission denied"],
  ["other", "Something broke"],
  ["other", ""],
])("%s: %s", (complaint, words) => {
  expect(complaintOf(words)).toBe(complaint);
  expect(complaintOf(`A line before\n${words}\r\n`)).toBe(complaint);
});

test.each([
  "The root certificate has expired",
  "Could not read policy file: elevated error rate",
  "sudo is not needed here",
  "This operation requires administrator privileges that your organization has taken away from root",
  "See the administrator's guide: permission denied is explained on page 3",
])("a password would not help against: %s", (words) => {
  expect(complaintOf(words)).not.toBe("administrator");
});

test("a refusal by policy is no matter for an administrator's password, whatever else is said", () => {
  expect(complaintOf("This operation requires administrator privileges\nThis setting is managed by Contoso")).toBe(
    "managed",
  );
});

test("an inspected connection is told before a refusal", () => {
  expect(complaintOf("Permission denied\ncurl error 60")).toBe("inspected");
});

test("a flood of words is looked at only so far", () => {
  expect(complaintOf(`${"x".repeat(20_000)}\npermission denied`)).toBe("other");
});
