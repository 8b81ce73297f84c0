import { feedbackFor, HUD_LENGTH, type Surface } from "../../../src/remedies/run/feedback";
import type { Outcome } from "../../../src/remedies/types";

const SURFACES: readonly Surface[] = ["view", "no-view"];
const FAILED: Outcome = { kind: "failed", title: "It Failed", detail: "Because.", nextStep: "Do that." };

test.each(SURFACES)("who cancelled is told nothing in %s", (surface) => {
  expect(feedbackFor({ kind: "cancelled", title: "Cancelled" }, surface)).toEqual({ via: "nothing" });
});

test("there is never a toast without a view", () => {
  for (const kind of ["done", "asked", "unconfirmed", "cancelled", "failed"] as const) {
    for (const terminal of [undefined, "sudo true"]) {
      expect(feedbackFor({ ...FAILED, kind, terminal }, "no-view").via).not.toBe("toast");
    }
  }
});

test.each(["failed", "unconfirmed"] as const)("what is %s stays on the screen, with why and what next", (kind) => {
  expect(feedbackFor({ ...FAILED, kind }, "no-view")).toEqual({
    via: "alert",
    title: "It Failed",
    message: "Because. Do that.",
  });
});

test("a failure that Terminal can mend can be copied", () => {
  expect(feedbackFor({ ...FAILED, terminal: "sudo true" }, "no-view")).toMatchObject({ terminal: "sudo true" });
  expect(feedbackFor({ ...FAILED, terminal: "sudo true" }, "view")).toMatchObject({ terminal: "sudo true" });
  expect(feedbackFor({ kind: "done", title: "Did It", terminal: "sudo true" }, "view")).not.toHaveProperty("terminal");
});

test("what to do next never stands in a HUD alone", () => {
  expect(feedbackFor({ kind: "done", title: "Did It" }, "no-view")).toEqual({ via: "hud", text: "Did It" });
  expect(feedbackFor({ kind: "done", title: "Did It", detail: "Really.", nextStep: "Wait." }, "no-view")).toEqual({
    via: "hud",
    text: "Did It",
    notification: "Wait.",
  });
});

test("after a long wait a notification tells what it came to, for nobody may be looking", () => {
  const done: Outcome = { kind: "done", title: "Did It", detail: "Really." };
  expect(feedbackFor(done, "no-view", false)).toEqual({ via: "hud", text: "Did It" });
  expect(feedbackFor(done, "no-view", true)).toEqual({ via: "hud", text: "Did It", notification: "Really." });
});

test("a HUD is no longer than Raycast shows", () => {
  const { text } = feedbackFor({ kind: "done", title: "x".repeat(500) }, "no-view") as { text: string };
  expect(text).toHaveLength(HUD_LENGTH);
  expect(text).toMatch(/…$/);
});

test.each([
  ["done", true],
  ["asked", true],
  ["unconfirmed", false],
  ["failed", false],
] as const)("%s is a success in a view: %s", (kind, success) => {
  expect(feedbackFor({ ...FAILED, kind }, "view")).toEqual({
    via: "toast",
    success,
    title: "It Failed",
    message: "Because. Do that.",
  });
});
