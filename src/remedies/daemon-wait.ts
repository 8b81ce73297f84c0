import { readHealth } from "../defender/health/read-health";
import { asFailure } from "../process/failure-error";
import type { Mac } from "../process/mac";
import type { Failure } from "../model/failure";
import type { Health } from "../model/health";

/** How often a waiting remedy asks Defender. */
const POLL_MS = 2_000;

export interface WaitOptions {
  mac: Mac;
  /** When to give up, in milliseconds since 1970. */
  until: number;
  /** Called after each answer that was not the one waited for, with the milliseconds left. */
  onWait?: (leftMs: number) => void;
  /** True where it is to be given up at once. */
  isOver?: () => boolean;
}

export type WaitResult =
  /** `at`: when it was as wanted; `awayAt`: when Defender last gave no answer before that, if it ever did not. */
  | { state: "reached"; health: Health; at: number; awayAt?: number }
  /** Defender's last word, where it had one, and why it gave none the last time it was asked. */
  | { state: "gave-up"; health?: Health; failure?: Failure };

/**
 * Asks Defender every two seconds until its health is as wanted or the time is up. One child at a time; it is asked at
 * least once. Never rejects.
 */
export async function waitForHealth(wanted: (health: Health) => boolean, options: WaitOptions): Promise<WaitResult> {
  const { mac, until, onWait, isOver } = options;
  const { clock } = mac;
  let health: Health | undefined;
  let failure: Failure | undefined;
  let awayAt: number | undefined;
  for (;;) {
    const askedAt = clock.now();
    try {
      health = await readHealth(mac);
      failure = undefined;
      if (wanted(health)) {
        return { state: "reached", health, at: clock.now(), ...(awayAt !== undefined && { awayAt }) };
      }
    } catch (error) {
      failure = asFailure(error);
      awayAt = askedAt;
    }
    const left = until - clock.now();
    if (left <= 0 || isOver?.()) return { state: "gave-up", ...(health && { health }), ...(failure && { failure }) };
    onWait?.(left);
    await clock.sleep(Math.min(POLL_MS, left));
  }
}
