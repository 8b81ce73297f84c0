import { type LaunchProps, showHUD, showToast, Toast } from "@raycast/api";
import { checksInWords, runChecks } from "./app/run-checks";
import { keepFailures } from "./app/failure-log";
import { thisMac } from "./app/this-mac";
import { CHECKS } from "./diagnosis/checks";
import { CHECK_IDS, type CheckId } from "./model/diagnosis";
import { isOneOf } from "./model/one-of";
import { runAwaited } from "./process/run-awaited";

/** What Diagnose Defender asks for: one check; without it, all of them. `isWatched`: its window shows the results. */
interface Context {
  check?: unknown;
  isWatched?: unknown;
}

/** Makes the checks of Diagnose Defender where Raycast waits for their end, and keeps what they found. */
export default async function Command({ launchContext }: LaunchProps<{ launchContext?: Context }>): Promise<void> {
  keepFailures();
  const { check, isWatched } = launchContext ?? {};
  const ids: readonly CheckId[] = isOneOf(CHECK_IDS, check) ? [check] : CHECK_IDS;
  const [only] = ids;
  const title = ids.length === 1 && only ? `Checking ${CHECKS[only].title}` : "Checking Defender";
  const toast = await showToast({ style: Toast.Style.Animated, title }).catch(() => undefined);
  const results = await runChecks(ids, thisMac(runAwaited));
  await toast?.hide().catch(() => undefined);
  // A HUD would close the window that shows more than it.
  if (isWatched !== true) await showHUD(checksInWords(results));
}
