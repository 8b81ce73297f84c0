import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureWorkerBuilt } from "./simulator/raycast/build";
import { TEMPORARY } from "./simulator/raycast/temporary";

/** Before all tests. The extension is built by the first test that needs its bundles. */
export default async function setup(): Promise<void> {
  // As on a Mac, and for every worker: where a group may write to new folders, an mdatp in them would be refused.
  process.umask(0o022);
  process.env[TEMPORARY] = mkdtempSync(join(tmpdir(), "host-tests-"));
  process.env.RAYCAST_PATIENCE ??= "20";
  await ensureWorkerBuilt();
}
