import { current, lastKnown, type Part, PART_STALE_AFTER, trustedAt } from "../../../src/model/snapshot";
import { cached, failed, fresh, MINUTE, NOW } from "../assess/snapshots";
const last = { value: "before", readAt: NOW - MINUTE };
const old = NOW - PART_STALE_AFTER - MINUTE;

it.each<[string, Part<string> | undefined, { current?: string; lastKnown?: string; trusted?: string }]>([
  ["fresh", fresh("now"), { current: "now", lastKnown: "now", trusted: "now" }],
  ["cached", cached("kept", NOW - MINUTE), { current: "kept", lastKnown: "kept", trusted: "kept" }],
  ["too old", cached("old", old), { current: "old", lastKnown: "old" }],
  ["from the future", cached("ahead", NOW + 3 * MINUTE), { current: "ahead", lastKnown: "ahead" }],
  ["failed", failed("TimedOut"), {}],
  ["failed after a value", failed("TimedOut", last), { lastKnown: "before", trusted: "before" }],
  ["failed after an old value", failed("TimedOut", { value: "old", readAt: old }), { lastKnown: "old" }],
  ["never asked for", { state: "not-asked" }, {}],
  ["missing", undefined, {}],
])("a part that is %s gives each question its value", (_, part, expected) => {
  expect({
    current: current(part),
    lastKnown: lastKnown(part)?.value,
    trusted: trustedAt(part, NOW),
  }).toEqual({ current: undefined, lastKnown: undefined, trusted: undefined, ...expected });
});
