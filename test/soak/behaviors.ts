import { chmodSync } from "node:fs";
import { programs } from "../../src/process/programs";
import type { BareMac } from "../bench/bare-mac";

/** One way in which mdatp can behave, put in place before a poll. */
export interface Behavior {
  name: string;
  /** What the poll must make of it: a reading, none, or a late answer, beside which what was read just before holds. */
  reads: boolean | "late";
  prepare(mac: BareMac, health: string): void;
}

const behavior = (name: string, reads: Behavior["reads"], body: (health: string) => string): Behavior => ({
  name,
  reads,
  prepare: (mac, health) => void mac.script(programs.mdatp, body(health)),
});

/** 1 GiB, without an end in practice. */
const FLOOD = "/usr/bin/head -c 1073741824 /dev/zero";

/**
 * Every way at hand. `health` is the path of a file with a good answer, so that what is read is never the question, only
 * how it comes.
 */
export const BEHAVIORS: readonly Behavior[] = [
  behavior("answers", true, (health) => `exec /bin/cat '${health}'`),
  behavior("hangs", "late", () => "exec /bin/sleep 600"),
  behavior("answers in pieces", true, (health) => {
    return `size=$(/usr/bin/wc -c < '${health}'); half=$((size / 2))
/usr/bin/head -c "$half" '${health}'; /bin/sleep 0.1; /usr/bin/tail -c +$((half + 1)) '${health}'`;
  }),
  behavior("dies by a signal", false, (health) => `/usr/bin/head -c 200 '${health}'; kill -SEGV $$`),
  behavior("dies by a signal after a whole answer", false, (health) => `/bin/cat '${health}'; kill -KILL $$`),
  behavior("floods stdout", false, () => `exec ${FLOOD}`),
  behavior("floods stderr", false, () => `exec ${FLOOD} >&2`),
  behavior("answers and floods stderr", false, (health) => `/bin/cat '${health}'; exec ${FLOOD} >&2`),
  behavior("ignores SIGTERM", "late", () => "trap '' TERM INT HUP; while :; do /bin/sleep 0.1; done"),
  behavior("leaves a grandchild that holds the pipe", true, (health) => `/bin/sleep 5 & exec /bin/cat '${health}'`),
  behavior("exits 0 with nothing", false, () => "exit 0"),
  behavior(
    "stops in the middle and hangs",
    "late",
    (health) => `/usr/bin/head -c 300 '${health}'; exec /bin/sleep 600`,
  ),
  behavior("stops in the middle of a value", false, (health) => `/usr/bin/head -c 300 '${health}'`),
  {
    name: "is replaced in the middle",
    reads: true,
    prepare(mac, health) {
      const update = mac.script("/update", `exec /bin/cat '${health}'`);
      mac.script(programs.mdatp, `/bin/cp '${update}' "$0.new"; /bin/mv "$0.new" "$0"; exec /bin/cat '${health}'`);
    },
  },
  {
    name: "loses its execute bit",
    reads: false,
    prepare: (mac) => chmodSync(mac.script(programs.mdatp, "exit 0"), 0o644),
  },
  {
    name: "loses its execute bit in the middle",
    reads: false,
    prepare: (mac) => void mac.script(programs.mdatp, `/bin/chmod 644 "$0"; exit 0`),
  },
  behavior("is removed in the middle", false, () => `/bin/rm "$0"; exit 0`),
];
