import { withoutIdentifiers } from "../../../src/privacy/patterns";
import { printable } from "../../../src/text/printable";

describe("a text without identifiers", () => {
  it.each([
    ["c0ffee00-1111-4222-8333-444444444444", /c0ffee/i],
    ["FEEDFACE-abcd-4bcd-8bcd-abcdefabcdef", /feedfac/i],
    ["0ddba11a0ddba11a0ddba11a0ddba11a", /0ddba1/i],
    ["feedfacefeedfacefeedfacefeedface", /feedfacefe/i],
    ["someone@example.org", /example/],
    ["/Users/somebody/Secret Plans/x.app", /somebody|Secret/],
  ])("has nothing of %s", (identifier, rest) => {
    expect(withoutIdentifiers(`Before ${identifier}`)).toMatch(/^Before \[(id|mail|path)\]$/);
    expect(withoutIdentifiers(`Before ${identifier}, after`)).not.toMatch(rest);
  });

  it.each(["c0ffee00-1111-4222-8333-444444444444", "0ddba11a0ddba11a0ddba11a0ddba11a"])(
    "has no more than five digits of %s, wherever it was cut",
    (identifier) => {
      const text = `Before ${identifier} and after`;
      for (let limit = 1; limit <= text.length; limit += 1) {
        expect(withoutIdentifiers(printable(text, limit))).not.toContain(identifier.slice(0, 6));
      }
    },
  );

  it.each([
    "Version 101.25062.0005 of the product…",
    "Network event provider not…",
    "A defaced facade…",
    "Pages 123 to 45…",
  ])("keeps “%s”", (text) => {
    expect(withoutIdentifiers(text)).toBe(text);
  });
});

test.each([
  ["https://eu-cdn.x.cp.wd.microsoft.com/ping?id=7 ... [Error]", "eu-cdn.x.cp.wd.microsoft.com ... [Error]"],
  ["no answer from wdcp.microsoft.com.", "no answer from wdcp.microsoft.com."],
])("leaves of Microsoft's own addresses the host, which is the same for everybody: %s", (text, left) => {
  expect(withoutIdentifiers(text)).toBe(left);
});

test.each([
  "https://contoso.onmicrosoft.com/x",
  "https://microsoft.com.evil.example/x",
  "https://someone@wd.microsoft.com/x",
  "https://evilmicrosoft.com/x",
  "contoso.onmicrosoft.com",
])("hides what only looks like one: %s", (text) => {
  expect(withoutIdentifiers(text)).not.toMatch(/contoso|evil|someone/);
});
