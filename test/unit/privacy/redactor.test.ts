import fc from "fast-check";
import { GROUPS, identifiersOf, type Identifiers } from "../../../src/privacy/identifiers";
import { redactor } from "../../../src/privacy/redactor";
import { printable } from "../../../src/text/printable";
import { CANARIES, EVERY_CANARY, NEIGHBOR, POISON, poisonedSnapshot } from "../reporting/canary";

const names = {
  hostName: CANARIES["host-name"][0]!,
  userName: CANARIES["user-name"][0]!,
  homePath: CANARIES["home-paths"][0]!,
  otherUsers: [NEIGHBOR],
};
const identifiers = identifiersOf(poisonedSnapshot(), names);
const strict = redactor(identifiers, new Set());

describe("this Mac's identifiers", () => {
  it("are gathered from health, and from what the Mac and its user are called", () => {
    for (const group of GROUPS) expect(identifiers[group]).toEqual(expect.arrayContaining(CANARIES[group]));
  });

  it("are gathered from the last health where the newest could not be read", () => {
    const snapshot = poisonedSnapshot();
    if (snapshot.health.state !== "fresh") throw new Error("not fresh");
    const last = { value: snapshot.health.value, readAt: 1 };
    const failure = { code: "Failed" as const, message: "", nextStep: "" };
    const failed = identifiersOf({ ...snapshot, health: { state: "failed", failure, readAt: 2, last } }, names);
    expect(failed).toEqual(identifiers);
  });

  it("hold nothing so short that every text would hold it", () => {
    const none = identifiersOf(undefined, { hostName: "localhost", userName: "x", homePath: "/" });
    expect(Object.values(none).flat()).toEqual([]);
  });
});

describe("a foreign text", () => {
  it.each(EVERY_CANARY)("loses %s in any case, and keeps the words around it", (canary) => {
    for (const form of [canary, canary.toUpperCase(), canary.toLowerCase()]) {
      const left = strict.foreign(`before ${form}, after`);
      expect(left.toLowerCase()).not.toContain(canary.toLowerCase());
      expect(left).toMatch(/^before \[.+\]/);
    }
  });

  it("loses identifiers wherever it was cut", () => {
    for (let limit = 1; limit < POISON.length; limit += 1) {
      const left = strict.foreign(printable(POISON, limit)).toLowerCase();
      // A lone word that was cut cannot be told from another.
      expect(left.replace(/(?:okapi|neighbor|someone)(?=…)/, "")).not.toMatch(
        /c0ffee0|0ddba1|feedfac|pilot-ri|groupqu|okapi|secret|neighb/,
      );
    }
  });

  it("keeps words that only begin like a name, and versions", () => {
    const alex: Identifiers = {
      ...identifiersOf(undefined, { hostName: "", userName: "", homePath: "" }),
      "user-name": ["alex"],
    };
    const text = "alexandria 101.25062.0005 and 1.435.368.0 of the test";
    expect(redactor(alex, new Set()).foreign(text)).toBe(text);
  });

  it("is never made longer than can be or fails, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary", minLength: 2 }), (text, name) => {
        const any: Identifiers = { ...identifiers, "user-name": [name] };
        expect(typeof redactor(any, new Set(["home-paths"])).own(text)).toBe("string");
        expect(typeof redactor(any, new Set()).foreign(text)).toBe("string");
      }),
    );
  });
});
