import fc from "fast-check";
import { assess } from "../../src/assess/assess";
import { parseThreats } from "../../src/defender/threats/parse-threats";
import { asFailure, FailureError } from "../../src/process/failure-error";
import type { Level } from "../../src/model/level";
import type { Part } from "../../src/model/snapshot";
import type { ThreatList } from "../../src/model/threat";
import { ANY, healthy, NOW } from "../unit/assess/snapshots";

/** The level of a Mac on which all else is well, after its threat list was answered so. */
function levelAfter(output: string): Level | "unreadable" {
  let threats: Part<ThreatList>;
  try {
    threats = { state: "fresh", value: parseThreats(output), readAt: NOW };
  } catch (error) {
    expect(error).toBeInstanceOf(FailureError);
    expect(asFailure(error).code).toBe("Unreadable");
    return "unreadable";
  }
  return assess(healthy({}, { threats }), ANY, NOW).level;
}

const ACTIVE = { id: "1", name: "Trojan:MacOS/Hidden.A", type: "trojan", status: "active" };
const REMOVED = { id: "2", name: "Virus:DOS/Old", type: "virus", status: "removed" };
const active = JSON.stringify(ACTIVE);
const removed = JSON.stringify(REMOVED);

test.each([
  ["behind an empty list", `[]\n[${active}]`],
  ["behind an empty list on the same line", `[] [${active}]`],
  ["before an empty list", `[${active}]\n[]`],
  ["behind an empty object", `{}\n{"threats":[${active}]}`],
  ["behind an empty object, as text", "{}\nName: Trojan\nStatus: active\n"],
  ["behind words that there are none", `No threats\n[${active}]`],
  ["behind such words, as text", "No threats\n---\nName: Trojan\nStatus: active\n"],
  ["under a key that comes twice", `{"threats":[${active}],"threats":[]}`],
  ["under a state that comes twice", `[{"id":"1","name":"T","status":"active","status":"removed"}]`],
  ["under two states", `[{"id":"1","name":"T","status":"removed","state":"active"}]`],
  ["under another list's name", `{"threats":[],"activeThreats":[${active}]}`],
  ["under another list's name, in another shape", `{"threats":[],"active":[{"file":"x","verdict":"malware"}]}`],
  ["under a name that is known for nothing", `{"threats":[],"rest":[${active}]}`],
  ["in a number", `{"threats":[],"activeThreatCount":3}`],
  ["in a list of names", `{"threats":[${removed}],"active":["Trojan"]}`],
  ["beside one that is removed, in another shape", `[${removed},{"title":"Trojan","situation":"active"}]`],
  ["beside one that is removed, as words", `[${removed},"Trojan is active"]`],
  ["inside of one that is removed", `[{"id":"2","name":"V","status":"removed","related":[${active}]}]`],
  ["deeper than anybody looks", `{"threats":${"[".repeat(12)}${active}${"]".repeat(12)}}`],
  [
    "in an unreadable last step",
    `[{"threat":{"id":"1","name":"T"},"history":[{"key":"1","value":"removed"},{"when":"2","now":"active"}]}]`,
  ],
  [
    "in the second of two last steps",
    `[{"threat":{"id":"1","name":"T"},"history":[{"key":"2","value":"removed"},{"key":"2","value":"active"}]}]`,
  ],
  ["in a history that is none", `[{"threat":{"id":"1","name":"T","status":"removed"},"history":"active"}]`],
  ["outside of what names it", `[{"threat":{"id":"1","name":"T","status":"removed"},"status":"active"}]`],
  ["in text of another form", "Name: Virus\nStatus: removed\nTrojan is active in a file\n"],
  ["under a key that is not known", "Name: Virus\nStatus: removed\nThreat state: active\n"],
  ["in JSON within text", `Name: Virus\nStatus: removed\nMore: [${active}]\n`],
  ["in a banner", "ATTENTION: 3 active threats.\n"],
  ["in a banner before words that there are none", "ATTENTION: malware is active.\nNo threats\n"],
  ["behind the end of a cut list", `{"threats":[${removed},`],
  ["in nothing at all", ""],
])("a threat that hides %s leaves no Mac green", (_, output) => {
  expect(levelAfter(output)).not.toBe("protected");
});

test.each([
  "allowed",
  "restored",
  "not_found",
  "quarantine_pending",
  "pending",
  "suspended",
  "no_action",
  "ignored",
  "",
  "?",
])("a threat whose state is %j leaves no Mac green", (status) => {
  expect(levelAfter(JSON.stringify([{ ...ACTIVE, status }]))).toBe("attention");
  expect(levelAfter(`Id: "1"\nName: Trojan\nStatus: "${status}"\n`)).toBe("attention");
});

test.each([
  ["JSON", `{"threats":{"scans":[{"id":"s","name":"a scan","threats":[{"threat":${removed}}]}]}}`],
  ["text", 'Id: "2"\nName: Virus:DOS/Old\nStatus: "removed"\nPath: "/x"\nSha256: "ab12"\n'],
  ["no threats", "No threats\n"],
  ["an empty list", '{"threats":{"scans":[]}}'],
])("what is dealt with keeps a Mac green, in %s, so that the tests above mean something", (_, output) => {
  expect(levelAfter(output)).toBe("protected");
});

test("no output that holds an active entry anywhere leaves a Mac green", () => {
  const word = fc.constantFrom(
    "id",
    "name",
    "threats",
    "scans",
    "items",
    "list",
    "status",
    "data",
    "found",
    "threat",
    "x",
  );
  const scalar = fc.oneof(
    fc.constantFrom("removed", "quarantined", "", "x"),
    fc.integer({ min: 0, max: 3 }),
    fc.boolean(),
    fc.constant(null),
  );
  const { around } = fc.letrec<{ around: unknown }>((tie) => ({
    around: fc.oneof(
      { weight: 1, arbitrary: fc.constant(ACTIVE) },
      {
        weight: 1,
        arbitrary: fc.record({ threat: fc.constant(ACTIVE), history: fc.constant([{ key: "1", value: "active" }]) }),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(
            fc.array(fc.constantFrom<unknown>(REMOVED, {}, [], "x", null), { maxLength: 2 }),
            tie("around"),
            fc.array(fc.constantFrom<unknown>(REMOVED, {}), { maxLength: 2 }),
          )
          .map(([before, it, after]) => [...before, it, ...after]),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.array(fc.tuple(word, scalar), { maxLength: 3 }), word, tie("around"))
          .map(([others, key, it]) => ({ ...Object.fromEntries(others), [key]: it })),
      },
    ),
  }));
  const noise = fc.constantFrom(
    "",
    "[]\n",
    "{}\n",
    "No threats\n",
    "ATTENTION: No license found.\n",
    '{"threats":[]}\n',
    `[${removed}]\n`,
  );
  fc.assert(
    fc.property(noise, around, noise, (before, value, after) => {
      expect(levelAfter(`${before}${JSON.stringify(value)}\n${after}`)).not.toBe("protected");
    }),
    { numRuns: 1_000 },
  );
});
