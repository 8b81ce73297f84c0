import { existsSync } from "node:fs";
import { join } from "node:path";
import { getEnvironmentData, setEnvironmentData, Worker } from "node:worker_threads";
import { temporaryFolder } from "../raycast/temporary";
import type { ServerData } from "./server";

/** Where this process keeps the address of its server: jest loads this module anew for each suite, the server stays. */
const KEY = "simulated-mac-socket";

/** How long a server may take to listen, in milliseconds; without it, programs run in a node of their own. */
const START_MS = 60_000;

/** The address of this process's server for programs, which is started where there is none. `bundle` is server.ts, built. */
export function programServer(bundle: string): string {
  const running = getEnvironmentData(KEY);
  if (typeof running === "string" && existsSync(running)) return running;
  const socket = join(temporaryFolder("mac-"), "socket");
  const ready = new SharedArrayBuffer(4);
  new Worker(bundle, { workerData: { socket, ready } satisfies ServerData }).unref();
  Atomics.wait(new Int32Array(ready), 0, 0, START_MS);
  setEnvironmentData(KEY, socket);
  return socket;
}
