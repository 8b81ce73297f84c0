import { feedbackFor, type Surface } from "../../../src/remedies/run/feedback";
import type { Outcome } from "../../../src/remedies/types";

const SURFACES: readonly Surface[] = ["menu-bar", "view", "no-view"];
const FAILED: Outcome = { kind: "failed", title: "It Failed", detail: "Because.", nextStep: "Do that." };

test.each(SURFACES)("who cancelled is told nothing in %s", (surface) => {
  expect(feedbackFor({ kind: "cancelled", title: "Cancelled" }, surface)).toEqual({ via: "nothing" });
});

test.each(["menu-bar", "no-view"] as const)("there is never a toast in %s", (surface) => {
  for (const kind of ["done", "asked", "unconfirmed", "cancelled", "failed"] as const) {
    for (const terminal of [undefined, "sudo true"]) {
      expect(feedbackFor({ ...FAILED, kind, terminal }, surface).via).not.toBe("toast");
    }
  }
});

test.each(["menu-bar", "no-view"] as const)("a failure in %s says why and what next", (surface) => {
  expect(feedbackFor(FAILED, surface)).toEqual({ via: "hud", text: "It Failed: Because. Do that." });
});

test.each(["menu-bar", "no-view"] as const)("a failure that Terminal can mend can be copied in %s", (surface) => {
  expect(feedbackFor({ ...FAILED, terminal: "sudo true" }, surface)).toEqual({
    via: "alert",
    title: "It Failed",
    message: "Because. Do that. In Terminal: sudo true",
    terminal: "sudo true",
  });
});

test("a success in the menu bar says what to do next, if anything", () => {
  expect(feedbackFor({ kind: "done", title: "Did It" }, "menu-bar")).toEqual({ via: "hud", text: "Did It" });
  expect(feedbackFor({ kind: "done", title: "Did It", detail: "Really.", nextStep: "Wait." }, "menu-bar")).toEqual({
    via: "hud",
    text: "Did It: Wait.",
  });
});

test.each(["failed", "unconfirmed"] as const)("no next step of what is %s is cut off", (kind) => {
  const detail = "It was tried, and the Mac did not do it for a reason that takes many words to tell. "
    .repeat(3)
    .trim();
  expect(feedbackFor({ ...FAILED, kind, detail }, "no-view")).toEqual({
    via: "alert",
    title: "It Failed",
    message: `${detail} Do that.`,
  });
});

test("a HUD holds whole sentences, and stays short", () => {
  const path = `Go to ${"Settings › ".repeat(12)}Allow.`;
  const asked = (nextStep: string) => feedbackFor({ kind: "asked", title: "Asked for It", nextStep }, "no-view");
  expect(asked(`${path} If nothing is there, restart the daemon, which asks again.`)).toEqual({
    via: "hud",
    text: `Asked for It: ${path}`,
  });
  const long = `Go to ${"Settings › ".repeat(15)}Allow.`;
  expect(asked(long)).toEqual({ via: "hud", text: long });
  const { text } = asked("x".repeat(500)) as { text: string };
  expect(text.length).toBeLessThanOrEqual(180);
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

test("a failure in a view offers the command", () => {
  expect(feedbackFor({ ...FAILED, terminal: "sudo true" }, "view")).toMatchObject({ terminal: "sudo true" });
  expect(feedbackFor({ kind: "done", title: "Did It", terminal: "sudo true" }, "view")).not.toHaveProperty("terminal");
});
