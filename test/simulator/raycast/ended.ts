import type { LeftoverChild, StartedChild } from "./children";

/** Why a run is over. */
export type EndReason =
  /** The host unloaded it: done, closed, or asked to. */
  | "unloaded"
  /** An error that nothing caught. */
  | "threw"
  | "timed-out"
  | "out-of-memory"
  /** The worker ended itself, or was terminated without a word. */
  | "exited";

export interface Failure {
  name: string;
  message: string;
  stack?: string;
}

/** What a run cost, in milliseconds and bytes. */
export interface Measures {
  /** Evaluating the bundle alone; undefined where the worker was ended before it could tell. */
  evaluateMs?: number;
  /** The same in CPU time of the worker's thread; undefined where the system does not tell it, as off Linux. */
  evaluateCpuMs?: number;
  /** CPU time of the worker's thread from the hand-over of the bundle to its unloading. */
  cpuMs?: number;
  /** From the hand-over of the bundle to its unloading. */
  sinceHandOverMs?: number;
  /** From launch to the first frame; undefined where there was none. */
  firstFrameMs?: number;
  /** From launch to the moment the worker was gone. */
  loadToUnloadMs: number;
  /** The highest that was seen, looked at every 20 ms; undefined where the worker was ended before it could tell. */
  peakHeapBytes?: number;
  frames: number;
  childrenStarted: number;
}

export interface Ended {
  reason: EndReason;
  /** What ended it, in words for a person. */
  by: string;
  error?: Failure;
  measures: Measures;
  children: readonly StartedChild[];
  /** Children that outlived the run, as they were right after it. */
  leftover: readonly LeftoverChild[];
}
