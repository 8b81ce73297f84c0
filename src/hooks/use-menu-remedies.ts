import { useState } from "react";
import { handOver } from "../app/launch";
import { groundsFor } from "../app/read-mac";
import { readSettings } from "../app/settings";
import { thisMac } from "../app/this-mac";
import { runOnThread } from "../process/run-on-thread";
import type { Reading } from "./use-reading";
import type { Remedies } from "./use-remedies";

/**
 * The remedies for the menu bar. A click ends whatever the menu began, so everything is handed to a command that
 * Raycast awaits, and how a remedy is carried out is no part of this command, which is loaded every minute.
 */
export function useMenuRemedies({ snapshot, assessment, now }: Reading): Remedies {
  const [grounds] = useState(() => groundsFor(thisMac(runOnThread), readSettings().expectations));
  return {
    context: snapshot && assessment && { snapshot, assessment, now, ...grounds },
    isBusy: false,
    perform: handOver,
  };
}
