const STEPS = [
  ["y", 31_536_000_000],
  ["mo", 2_592_000_000],
  ["w", 604_800_000],
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
] as const;

/** A time as an accessory says it: `5m`, `3d`, `2y`; `now` for less than a minute. */
export function relativeDate(at: number, now: number): string {
  const distance = Math.abs(now - at);
  for (const [unit, length] of STEPS) {
    if (distance >= length) return `${Math.floor(distance / length)}${unit}`;
  }
  return "now";
}
