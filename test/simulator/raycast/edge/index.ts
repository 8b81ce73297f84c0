import childProcess from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import os from "node:os";
import threads from "node:worker_threads";
import type { WorkerSetup } from "../worker-setup";
import { thread } from "../worker/setup";
import { watchChildren } from "./children";
import { followClock } from "./clock";
import { redirectFiles } from "./files";
import { pretendMac } from "./machine";
import { guardNetwork } from "./network";
import { redirection } from "./paths";
import { watchThreads } from "./threads";

/** Puts the simulated Mac, the clock and the guards between the bundle and this machine; before the bundle is loaded. */
export function installEdge({ mac, network }: WorkerSetup): void {
  const paths = mac && redirection(mac);
  watchChildren(childProcess, fs, paths);
  if (mac && paths) {
    followClock(mac.clockFile);
    pretendMac(os, mac);
    redirectFiles(fs as unknown as Record<string, unknown>, fs.promises as unknown as Record<string, unknown>, paths);
  }
  guardNetwork(network);
  if (!thread) watchThreads(threads);
  syncBuiltinESMExports();
}
