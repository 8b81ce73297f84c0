import { readFileSync, statSync } from "node:fs";

interface Clock {
  realStart: number;
  simStart: number;
  rate: number;
}

/** How long a reading of the clock's file counts, in real milliseconds. */
const TRUSTED_MS = 20;

/**
 * Makes `Date` and the global timers follow the simulated Mac's clock, whose file may change at any time. A timer that
 * is already running keeps the rate it was started with. Without a readable clock, time is real.
 */
export function followClock(file: string): void {
  const RealDate = Date;
  const realNow = RealDate.now;
  let clock: Clock | undefined;
  let changedAt = -1;
  let lookedAt = -Infinity;

  const current = (): Clock | undefined => {
    const now = performance.now();
    if (now - lookedAt < TRUSTED_MS) return clock;
    lookedAt = now;
    try {
      const { mtimeMs } = statSync(file);
      if (mtimeMs !== changedAt) clock = (JSON.parse(readFileSync(file, "utf8")) as { clock?: Clock }).clock;
      changedAt = mtimeMs;
    } catch {
      // Half written, or gone: the last reading goes on.
    }
    return clock;
  };
  const macNow = () => {
    const at = current();
    return at ? Math.round(at.simStart + (realNow() - at.realStart) * at.rate) : realNow();
  };

  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(macNow()).toString(),
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [macNow()], newTarget) as Date,
    get: (target, key, receiver) => (key === "now" ? macNow : (Reflect.get(target, key, receiver) as unknown)),
  });

  for (const name of ["setTimeout", "setInterval"] as const) {
    const original = globalThis[name] as unknown as (...args: unknown[]) => unknown;
    const replaced = (handler: unknown, ms?: unknown, ...rest: unknown[]) =>
      original(handler, Number(ms ?? 0) / (current()?.rate || 1), ...rest);
    Object.defineProperties(replaced, Object.getOwnPropertyDescriptors(original));
    (globalThis as Record<string, unknown>)[name] = replaced;
  }
}
