import { lossesAgainst } from "../../bench/loss";
import { Samples } from "../../bench/samples";

it("tells a real loss from noise", () => {
  const before = { unchanged: { value: 4, noise: 0.2 } };
  const now = (value: number, noise: number) => lossesAgainst(before, { unchanged: { value, noise } });
  expect(now(4.9, 0.1)).toEqual([]);
  expect(now(6, 0.6)).toEqual([]);
  expect(now(6, 0.1)).toEqual([expect.stringContaining("6.00 ± 0.10 ×")]);
  expect(lossesAgainst({}, { unchanged: { value: 9, noise: 0 } })).toEqual([]);
});

it("works a multiple out round by round, with less noise the more rounds there are", () => {
  const samples = new Samples();
  for (let round = 0; round < 40; round++) {
    // The machine is twice as busy in every second round.
    const load = round % 2 ? 2 : 1;
    samples.add("own", "ms", (30 + (round % 5)) * load);
    samples.add("empty", "ms", 10 * load);
  }
  const { value, noise } = samples.ratioOfRounds(["own", "empty"], (own, empty) => own / empty);
  expect(value).toBeCloseTo(3.2, 1);
  expect(noise).toBeLessThan(0.05);
});
