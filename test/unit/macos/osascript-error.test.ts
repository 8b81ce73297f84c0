import fc from "fast-check";
import { parseOsascriptError } from "../../../src/macos/parse-osascript-error";

it.each([
  ["0:180: execution error: User canceled. (-128)\n", "cancelled"],
  ["execution error: User canceled. (-128)", "cancelled"],
  ["0:180: execution error: Abgebrochen. (-128)\r\n", "cancelled"],
  ["0:180: 実行エラー: ユーザによってキャンセルされました。 (-128)\n", "cancelled"],
  ["0:99: execution error: The administrator user name or password was incorrect. (-60007)\n", "wrong-password"],
  ["0:99: execution error: Authorization failed (-60005)\n", "not-allowed"],
  ["0:9: execution error: Not authorized to send Apple events to loginwindow. (-1743)\n", "automation-refused"],
  ["a warning of some framework\n0:180: execution error: User canceled. (-128)\n", "cancelled"],
  ["0:180: execution error: User canceled. (-128)\na warning of some framework\n", "cancelled"],
])("%j is %s", (stderr, kind) => {
  expect(parseOsascriptError(stderr)).toEqual({ kind });
});

it.each([
  [
    "0:121: execution error: killall: No matching processes were found (1)\n",
    1,
    "killall: No matching processes were found",
  ],
  ["0:5: execution error: file -128 is missing (2)", 2, "file -128 is missing"],
  ["0:5: execution error: gave up (-12800)", -12800, "gave up"],
  ["0:5: execution error: first (-128)\nsecond (3)", 3, "first (-128)\nsecond"],
  ["0:5: execution error: line one\nline two (126)\n", 126, "line one\nline two"],
  ["0:5: execution error: The variable x is not defined. (-2753)", -2753, "The variable x is not defined."],
])("%j is the command's own failure", (stderr, code, words) => {
  expect(parseOsascriptError(stderr)).toEqual({ kind: "command-failed", code, words });
});

it.each(["", "\n", "something went wrong", "(-128) is not at the end", "-128", "( -128 )"])(
  "%j has no number, so it is nothing that is known",
  (stderr) => {
    expect(parseOsascriptError(stderr)).toEqual({ kind: "command-failed", words: stderr.trim() });
  },
);

it("calls it cancelled only by the number at the end of a line", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), (words, code) => {
      const { kind } = parseOsascriptError(`${words} (${code})`);
      expect(kind === "cancelled").toBe(code === -128);
    }),
  );
});
