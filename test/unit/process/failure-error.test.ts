import fc from "fast-check";
import { asFailure, FailureError, seenIn } from "../../../src/process/failure-error";
import type { Failure } from "../../../src/model/failure";

const failure: Failure = { code: "TimedOut", message: "It took too long.", nextStep: "Try again." };

describe("FailureError", () => {
  it("carries its failure and speaks its message", () => {
    const error = new FailureError(failure);
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe("It took too long.");
    expect(asFailure(error)).toBe(failure);
  });
});

describe("asFailure", () => {
  it.each([
    [new TypeError("x is not a function"), "TypeError: x is not a function"],
    ["plain words", "plain words"],
    [undefined, "undefined"],
  ])("turns what is no FailureError into Failed: %p", (thrown, seen) => {
    expect(asFailure(thrown)).toMatchObject({ code: "Failed", seen });
  });

  it("shows neither the stack nor identifiers", () => {
    const error = new Error("no entry for 00000000-0000-4000-8000-00000000abcd in /Users/someone/Library");
    const shown = JSON.stringify(asFailure(error));
    expect(shown).not.toContain("00000000abcd");
    expect(shown).not.toContain("someone");
    expect(shown).not.toContain("failure-error.test");
  });
});

describe("seenIn", () => {
  it("is one line of at most 120 characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (output) => {
        const seen = seenIn(output);
        expect(Array.from(seen).length).toBeLessThanOrEqual(120);
        expect(seen).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it("does not let an identifier through because the cut falls into it", () => {
    for (let before = 90; before < 120; before++) {
      const output = `${"x".repeat(before)} 00000000-aaaa-4bbb-8ccc-0123456789ab`;
      expect(seenIn(output)).not.toMatch(/00000000|aaaa/);
    }
  });
});
