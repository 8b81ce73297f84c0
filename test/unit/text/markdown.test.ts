import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { markdownText } from "../../../src/text/markdown";
import { printable } from "../../../src/text/printable";

const markdown = new MarkdownIt({ html: true, linkify: true });

/** What a reader sees, and every tag around it. */
function rendered(source: string): { text: string; tags: string[] } {
  const html = markdown.render(source).trim();
  const unescaped = html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
  return { text: unescaped, tags: [...html.matchAll(/<\/?(\w+)/g)].map(([, tag]) => tag ?? "") };
}

test("an ordinary sentence needs no escape", () => {
  const sentence = "Defender's definitions are 3 days old (since 9:05 AM). Update them - or wait!";
  expect(markdownText(sentence)).toBe(sentence);
});

test("the middle of a name is what is escaped, nothing around it", () => {
  expect(markdownText("real_time_protection_enabled: true")).toBe("real\\_time\\_protection\\_enabled: true");
});

test.each([
  "# heading",
  "- item",
  "1. item",
  "> quotation",
  "===",
  "---",
  "[text](https://made.up)",
  "![picture](https://made.up/x.png)",
  "<img src=x>",
  "https://made.up/path",
  "www.made.up",
  "somebody@made.up",
  "`code` *bold* _slanted_ ~~gone~~",
  "a | b",
  "&amp; &#60;b&#62;",
  "1) item",
  "http\\://made.up",
])("%s stays what it is, in a paragraph and in a heading", (text) => {
  expect(rendered(markdownText(text))).toEqual({ text, tags: ["p", "p"] });
  expect(rendered(`### ${markdownText(text)}`)).toEqual({ text, tags: ["h3", "h3"] });
});

test("no text becomes anything but text", () => {
  const marks = fc.string({ unit: fc.constantFrom(..."\\`*_{}[]()#+-.!|<>~&:/@w1 a=\"'") });
  fc.assert(
    fc.property(fc.oneof(marks, fc.string({ unit: "grapheme" })), (text) => {
      fc.pre(printable(text, 2_000) !== "");
      expect(rendered(`x ${markdownText(text)}`)).toEqual({ text: `x ${printable(text, 2_000)}`, tags: ["p", "p"] });
    }),
    { numRuns: 3_000 },
  );
});
