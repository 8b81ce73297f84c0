import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUILD_FAILURE, ensureBuilt, ensureWorkerBuilt } from "./simulator/raycast/build";
import { TEMPORARY } from "./simulator/raycast/temporary";

/** Builds once before all tests. A failed build of the extension fails only the tests that run its bundles. */
export default async function setup(): Promise<void> {
  // As on a Mac, and for every worker: where a group may write to new folders, an mdatp in them would be refused.
  process.umask(0o022);
  process.env[TEMPORARY] = mkdtempSync(join(tmpdir(), "host-tests-"));
  delete process.env[BUILD_FAILURE];
  await ensureWorkerBuilt();
  try {
    await ensureBuilt();
  } catch (error) {
    process.env[BUILD_FAILURE] = (error as Error).message;
    console.warn(process.env[BUILD_FAILURE]);
  }
}
