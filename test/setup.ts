import { BUILD_FAILURE, ensureBuilt, ensureWorkerBuilt } from "./host/build";

/** Builds once before all tests. A failed build of the extension fails only the tests that run its bundles. */
export default async function setup(): Promise<void> {
  delete process.env[BUILD_FAILURE];
  await ensureWorkerBuilt();
  try {
    await ensureBuilt();
  } catch (error) {
    process.env[BUILD_FAILURE] = (error as Error).message;
    console.warn(process.env[BUILD_FAILURE]);
  }
}
