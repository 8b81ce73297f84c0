import fc from "fast-check";
import { validateSnapshot } from "../../../src/snapshot/validate-snapshot";
import { FAILURE, NOW, snapshot } from "./sample";

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it.each([
  ["every part read", snapshot()],
  [
    "nothing asked for",
    Object.fromEntries(Object.keys(snapshot()).map((key) => [key, key === "takenAt" ? NOW : { state: "not-asked" }])),
  ],
  ["a part that failed", snapshot({ health: { state: "failed", failure: FAILURE, readAt: NOW } })],
  [
    "a part that failed with its last value",
    snapshot({
      macOS: {
        state: "failed",
        failure: FAILURE,
        readAt: NOW,
        last: { value: { version: "15", source: "kernel" }, readAt: 1 },
      },
    }),
  ],
  ["a time a little in the future", snapshot({ takenAt: NOW + 60_000 })],
  ["an enrollment without a word", snapshot({ enrollment: { state: "cached", value: {}, readAt: NOW } })],
  [
    "a health field of a name that means something in JavaScript",
    JSON.parse(JSON.stringify(snapshot()).replace('"org_id"', '"__proto__"')),
  ],
])("accepts what was stored: %s", (_, value) => {
  expect(validateSnapshot(stored(value), NOW)).toEqual(stored(value));
});

it.each([
  ["a text", "snapshot"],
  ["null", null],
  ["a list", [snapshot()]],
  ["an empty object", {}],
  ["a part is missing", { ...snapshot(), threats: undefined }],
  ["a part is null", { ...snapshot(), channel: null }],
  ["a part has an unknown state", { ...snapshot(), channel: { state: "new", value: {}, readAt: NOW } }],
  [
    "a part has no time",
    { ...snapshot(), channel: { state: "fresh", value: { channel: "Beta", source: "user", managed: false } } },
  ],
  ["it was taken in the future", snapshot({ takenAt: NOW + 3 * 60_000 })],
  ["a part was read in the future", snapshot({ enrollment: { state: "fresh", value: {}, readAt: NOW + 3 * 60_000 } })],
  [
    "a part last worked in the future",
    snapshot({
      channel: {
        state: "failed",
        failure: FAILURE,
        readAt: NOW,
        last: { value: { channel: "Beta", source: "user", managed: false }, readAt: NOW + 1e9 },
      },
    }),
  ],
  ["its time is before 1970", snapshot({ takenAt: -1 })],
  ["its time is a text", { ...snapshot(), takenAt: String(NOW) }],
  [
    "a health field is a bare value",
    {
      ...snapshot(),
      health: { state: "fresh", readAt: NOW, value: { fields: { healthy: true }, banners: [], dialect: "json" } },
    },
  ],
  [
    "a health value is an object",
    {
      ...snapshot(),
      health: {
        state: "fresh",
        readAt: NOW,
        value: { fields: { healthy: { value: {}, managed: false } }, banners: [], dialect: "json" },
      },
    },
  ],
  [
    "an extension's state is unknown",
    JSON.parse(JSON.stringify(snapshot()).replace('"state":"enabled"', '"state":"running"')),
  ],
  [
    "the channel is unknown",
    JSON.parse(JSON.stringify(snapshot()).replace('"channel":"Beta"', '"channel":"constructor"')),
  ],
  [
    "a failure has an unknown code",
    snapshot({ health: { state: "failed", failure: { ...FAILURE, code: "Odd" as never }, readAt: NOW } }),
  ],
  [
    "a threat has no name",
    {
      ...snapshot(),
      threats: { state: "fresh", readAt: NOW, value: { threats: [{}], banners: [], truncated: false } },
    },
  ],
])("rejects one where %s", (_, value) => {
  expect(validateSnapshot(stored(value), NOW)).toBeUndefined();
});

it("takes nothing from a prototype", () => {
  expect(validateSnapshot(Object.create(snapshot()), NOW)).toBeUndefined();
});

it("never throws, and accepts nothing that lost a part of its shape", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => validateSnapshot(value, NOW) === undefined));
  const names = ["health", "systemExtensions", "channel", "macOS", "enrollment", "threats"] as const;
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
      const accepted = validateSnapshot({ ...snapshot(), [name]: value }, NOW);
      const isNotAsked = (value as { state?: unknown } | null)?.state === "not-asked";
      expect(accepted !== undefined).toBe(isNotAsked);
    }),
  );
});
