import { environment } from "@raycast/api";
import { takeLease, type Lease } from "../remedies/run/lease";
import type { Progress, Remedy, RemedyContext } from "../remedies/types";

/** What a remedy may take without saying another word. */
const QUIET_MS = 30_000;

/** An act of which there is one at a time on this Mac, whoever began it. */
export interface OneAct {
  /** Begins; what is under way instead where something is: `Restarting Defender`. */
  begin(): string | undefined;
  /** When it began, in milliseconds since 1970; undefined as long as it has not. */
  begunAt(): number | undefined;
  /** Goes on for as long as the step says, or half a minute. */
  goOn(step: Pick<Progress, "lastsMs" | "onlyWatches">): void;
  /** True once somebody else has begun, which only what watches allows. */
  isOvertaken(): boolean;
  end(): void;
}

/** Prepares to carry a remedy out as the only act. */
export function oneAct({ id }: Remedy, { channel, threat, mac }: RemedyContext): OneAct {
  let lease: Lease | undefined;
  let begunAt: number | undefined;
  return {
    begin() {
      const act = { remedy: id, ...(channel && { channel }), ...(threat?.id !== undefined && { threat: threat.id }) };
      const taken = takeLease(environment.supportPath, act, QUIET_MS, mac.clock.now);
      if ("busy" in taken) return taken.busy;
      lease = taken.lease;
      begunAt = mac.clock.now();
      return undefined;
    },
    begunAt: () => begunAt,
    goOn: ({ lastsMs = QUIET_MS, onlyWatches = false }) => lease?.extend(lastsMs, onlyWatches),
    isOvertaken: () => lease?.isLost() ?? false,
    end: () => lease?.end(),
  };
}
