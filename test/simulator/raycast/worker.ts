/**
 * The worker that runs one command: the stand-in for Raycast on one side, the bundle on the other. React and the
 * reconciler are evaluated first, so that they keep the real timers.
 */
import { installEdge } from "./edge";
import { fire, fireToast } from "./worker/fire";
import { peakHeapBytes, watchHeap } from "./worker/heap";
import { listen, tell } from "./worker/link";
import { loadBundle } from "./worker/load-bundle";
import { runRole } from "./worker/run-role";
import { clear, popView, tellFailure } from "./worker/screen";
import { elapsedMs, setup } from "./worker/setup";
import { since, threadCpuMs } from "./worker/thread-cpu";

const realImmediate = setImmediate;

/** Stops this thread where it stands, for its end is under way. */
function freeze(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

let evaluateMs = 0;
let evaluateCpuMs: number | undefined;
let handedOver: { cpuMs: number | undefined; atMs: number } | undefined = undefined;

listen((message) => {
  switch (message.kind) {
    case "fire":
      fire(message.id, message.handler, message.args);
      if (message.thenFreeze) freeze();
      return;
    case "toastAction":
      return void fireToast(message.id, message.which);
    case "pop":
      return popView();
    case "settle":
      return void realImmediate(() => realImmediate(() => tell({ kind: "settled", id: message.id })));
    case "unload":
      if (message.unmount) clear();
      return tell({
        kind: "report",
        evaluateMs,
        evaluateCpuMs,
        cpuMs: since(handedOver?.cpuMs, threadCpuMs()),
        sinceHandOverMs: since(handedOver?.atMs, elapsedMs()),
        peakHeapBytes: peakHeapBytes(),
      });
  }
});
process.on("uncaughtException", tellFailure);
process.on("unhandledRejection", tellFailure);
for (const level of ["debug", "log", "info", "warn", "error"] as const) {
  console[level] = (...values: unknown[]) => tell({ kind: "log", level, text: values.map(String).join(" ") });
}

watchHeap();
installEdge(setup);
tell({ kind: "loading", atMs: elapsedMs() });
handedOver = { cpuMs: threadCpuMs(), atMs: elapsedMs() };
try {
  const loaded = loadBundle(setup.bundle);
  evaluateMs = loaded.ms;
  evaluateCpuMs = since(handedOver.cpuMs, threadCpuMs());
  runRole(loaded.exports).catch(tellFailure);
} catch (error) {
  tellFailure(error);
}
