/** How long work took, in milliseconds, in words: `98 ms`, `12.3 s`, `15 min 12 s`, `2 h 5 min`. */
export function spent(ms: number): string {
  if (!(ms >= 0)) return "unknown";
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1).replace(/\.0$/, "")} s`;
  const seconds = Math.round(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`;
}

/** A part of a whole, 0 to 1: `52%`; what rounds to nothing but is not is `<1%`. */
export function percent(share: number): string {
  return share > 0 && share < 0.005 ? "<1%" : `${Math.round(share * 100)}%`;
}

/** A part of a whole, 0 to 1, as a bar of ten blocks. */
export function bar(share: number): string {
  const full = Math.min(10, Math.max(share > 0 ? 1 : 0, Math.round(share * 10)));
  return "█".repeat(full) + "░".repeat(10 - full);
}
