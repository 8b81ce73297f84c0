import { fix } from "./app/fix";

/** Restarts Defender's daemon and tells how that ended. */
export default function Command(): Promise<void> {
  return fix({ remedy: "restart-daemon" });
}
