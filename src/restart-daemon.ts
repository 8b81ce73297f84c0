import { startContext } from "./app/start-context";
import { REMEDIES } from "./remedies";
import { performRemedy } from "./remedies/run/perform";

/** Restarts Defender's daemon and tells how that ended. */
export default async function Command(): Promise<void> {
  const remedy = REMEDIES["restart-daemon"];
  await performRemedy(remedy, await startContext(remedy.reads), "no-view");
}
