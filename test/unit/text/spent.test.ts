import { bar, percent, spent } from "../../../src/text/spent";

it.each([
  [0, "0 ms"],
  [999.6, "1 s"],
  [12_340, "12.3 s"],
  [59_960, "1 min"],
  [912_706, "15 min 13 s"],
  [3_600_000, "1 h"],
  [7_500_000, "2 h 5 min"],
  [Number.NaN, "unknown"],
])("says %d ms as %s", (ms, words) => {
  expect(spent(ms)).toBe(words);
});

it.each([
  [0, "0%", "░░░░░░░░░░"],
  [0.001, "<1%", "█░░░░░░░░░"],
  [0.52, "52%", "█████░░░░░"],
  [1, "100%", "██████████"],
])("says a share of %d as %s", (share, words, blocks) => {
  expect(percent(share)).toBe(words);
  expect(bar(share)).toBe(blocks);
});
