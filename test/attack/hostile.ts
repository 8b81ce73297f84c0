/** Strings that hurt where they are taken for more than words. Each holds `evil`, to be found again. */
export const HOSTILE: readonly string[] = [
  "[evil](https://evil.example/a)",
  "![evil](https://evil.example/track.png)",
  "<img src=x onerror=evil()><script>evil()</script><iframe src=https://evil.example>",
  "https://evil.example/auto-linked",
  "# evil heading\n\n---\n\n| evil | table |\n|---|---|",
  "```\nevil fence\n```",
  "[evil]: https://evil.example\n[evil]",
  "<https://evil.example>",
  'evil" & (do shell script "touch /tmp/evil") & "',
  "$(touch /tmp/evil); `touch /tmp/evil` | evil && evil > /tmp/evil",
  "'; touch /tmp/evil; '",
  "--evil-option",
  "-e evil",
  "\u001b[31mevil\u001b[0m\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007",
  "\u202Elive\u202C evil \u2066right to left\u2069 \u200Bzero\u200D\uFEFF",
  "evil\0nul\u0007bell\u0008back\u007f",
  "evil\r\nsecond line\u2028third\u2029fourth\u0085fifth",
  "__proto__ evil",
  "raycast://extensions/evil/evil/evil?arguments=%7B%7D",
  "x-apple.systempreferences:evil",
  `evil ${"Z\u0351\u036b".repeat(200)}`,
  `evil ${"a".repeat(100_000)}`,
  "\uD800evil\uDFFF",
];

/** Characters that have no place on a screen: controls, and marks that turn or hide text. */
// eslint-disable-next-line no-control-regex
export const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
