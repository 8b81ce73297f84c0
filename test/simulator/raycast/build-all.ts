/** Builds what the host runs, in a process of its own, for whoever cannot wait without blocking. Failures are kept. */
import { ensureBuilt } from "./build";

await ensureBuilt().catch(() => undefined);
