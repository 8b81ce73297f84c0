import { getHeapStatistics } from "node:v8";

/** How often the heap is looked at, in milliseconds. */
const EVERY_MS = 20;

let peak = 0;

/** Takes a look at the heap now; gives the highest that was seen, in bytes. */
export function peakHeapBytes(): number {
  peak = Math.max(peak, getHeapStatistics().used_heap_size);
  return peak;
}

/** Keeps looking, on real time. */
export function watchHeap(): void {
  setInterval(peakHeapBytes, EVERY_MS).unref();
}
