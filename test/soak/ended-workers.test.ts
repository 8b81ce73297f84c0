import { times } from "../length";
import { distFolder } from "../simulator/raycast";
import { endWorkers } from "./ended-workers";

test("workers that are ended at any moment, in every mode, leave no zombie and no child", async () => {
  const ends = times(200, 36);
  const result = await endWorkers({ dist: distFolder(), ends, macs: 9 });
  expect(result.wrong).toEqual([]);
  expect(result.ends).toBe(ends);
  // Else nothing was put to the test.
  expect(result.withChildren).toBeGreaterThan(ends / 4);
});
