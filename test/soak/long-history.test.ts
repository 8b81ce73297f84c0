import { distFolder, RaycastHost } from "../simulator/raycast";
import { AGES, fill } from "../bench/history";

test("a year of history is shown within the heap of a command, and exported whole", async () => {
  // The HUD that tells of the copy would end the view before it could tell its heap.
  const host = new RaycastHost({ dist: distFolder(), lifetimes: { view: "stays" } });
  fill(host.supportPath, AGES["a year"]);
  const run = host.launch("history");
  await run.waitFor("idle");
  await run.fire(run.byTitle("Copy as CSV"));
  const [copied] = run.messagesOf("clipboard");
  expect(copied?.text.trim().split("\n").length).toBeGreaterThan(AGES["a year"] / 2);
  const { measures } = await run.unload();
  expect(measures.peakHeapBytes).toBeLessThan(50_000_000);
});
