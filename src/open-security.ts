import type { LaunchProps } from "@raycast/api";
import { isRefusedInBackground } from "./app/fix";
import { performRemedy } from "./app/perform";
import { startContext } from "./app/start-context";
import { REMEDIES } from "./remedies";
import { missingFirst, paneRemedyIn } from "./guide/missing-first";
import { openSecurityPane } from "./remedies/settings-remedies";

/** Asks macOS for the pane of what it was launched for, else of what is missing first, else of the approvals. */
export default async function Command({ launchContext }: LaunchProps): Promise<void> {
  if (await isRefusedInBackground()) return;
  const context = await startContext(["health", "systemExtensions", "macOS"]);
  const id = paneRemedyIn(launchContext) ?? missingFirst(context.assessment);
  await performRemedy(id === undefined ? openSecurityPane : REMEDIES[id], context, "no-view");
}
