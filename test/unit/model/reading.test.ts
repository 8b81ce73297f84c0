import { lastOf, lastUsable, type Part, PART_STALE_AFTER, usable, valueOf } from "../../../src/model/snapshot";
import { cached, failed, fresh, MINUTE, NOW } from "../assess/snapshots";
const last = { value: "before", readAt: NOW - MINUTE };
const old = NOW - PART_STALE_AFTER - MINUTE;

it.each<[string, Part<string>, { value?: string; last?: string; usable?: string; lastUsable?: string }]>([
  ["fresh", fresh("now"), { value: "now", last: "now", usable: "now", lastUsable: "now" }],
  ["cached", cached("kept", NOW - MINUTE), { value: "kept", last: "kept", usable: "kept", lastUsable: "kept" }],
  ["too old", cached("old", old), { value: "old", last: "old" }],
  ["failed", failed("TimedOut"), {}],
  ["failed after a value", failed("TimedOut", last), { last: "before", lastUsable: "before" }],
  ["failed after an old value", failed("TimedOut", { value: "old", readAt: old }), { last: "old" }],
  ["never asked for", { state: "not-asked" }, {}],
])("a part that is %s gives each question its value", (_, part, expected) => {
  expect({
    value: valueOf(part),
    last: lastOf(part)?.value,
    usable: usable(part, NOW),
    lastUsable: lastUsable(part, NOW),
  }).toEqual({ value: undefined, last: undefined, usable: undefined, lastUsable: undefined, ...expected });
});
