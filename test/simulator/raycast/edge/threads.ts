import type * as workerThreads from "node:worker_threads";
import { dirname, join } from "node:path";
import { parentPort } from "node:worker_threads";
import { setup } from "../worker/setup";
import type { ThreadSetup, WireThread } from "../worker-setup";

type Options = workerThreads.WorkerOptions;

/**
 * Makes every thread that a command starts see the simulated Mac, too, and tell the host of its children; or refuses
 * threads where Raycast is to be one that does.
 */
export function watchThreads(module: typeof workerThreads): void {
  const { Worker: RealWorker, MessageChannel } = module;

  class Worker extends RealWorker {
    constructor(file: string | URL, options: Options = {}) {
      if (!setup.threads) throw new Error("This host lets no command start a thread");
      const { port1, port2 } = new MessageChannel();
      const given: ThreadSetup = {
        host: { ...setup, network: { ...setup.network, answered: false } },
        port: port2,
        code: options.eval ? { text: String(file) } : { file: String(file) },
        own: options.workerData as unknown,
      };
      const transferList = [...(options.transferList ?? []), port2];
      super(join(dirname(__filename), "thread.cjs"), { ...options, eval: false, workerData: given, transferList });
      const thread: WireThread = { kind: "thread", port: port1 };
      parentPort?.postMessage(thread, [port1]);
    }
  }
  (module as { Worker: unknown }).Worker = Worker;
}
