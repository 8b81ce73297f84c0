import { parentPort } from "node:worker_threads";
import type { FromWorker, ToWorker } from "../protocol";
import type { WireFrame } from "../worker-setup";
import { thread } from "./setup";

const waiting = new Map<number, (answer: ToWorker) => void>();
let lastId = 0;

/** A number that no other message, toast or alert of this worker has. */
export function nextId(): number {
  return ++lastId;
}

/** Tells the host. */
export function tell(message: FromWorker | WireFrame): void {
  (thread?.port ?? parentPort)?.postMessage(message);
}

/** Tells the host, and waits for the message that carries the same id. */
export function ask<Answer extends ToWorker>(make: (id: number) => FromWorker): Promise<Answer> {
  const id = nextId();
  return new Promise((resolve) => {
    waiting.set(id, (answer) => resolve(answer as Answer));
    tell(make(id));
  });
}

/** Hears the host: answers go to whoever asked, all else to `handle`. */
export function listen(handle: (message: ToWorker) => void): void {
  parentPort?.on("message", (message: ToWorker) => {
    const isAnswer = message.kind === "answerAlert" || message.kind === "launched" || message.kind === "fetched";
    if (!isAnswer) return handle(message);
    const resolve = waiting.get(message.id);
    waiting.delete(message.id);
    resolve?.(message);
  });
}
