/** Whether a dotted version is at least another one; missing parts count as 0. */
export function atLeast(version: string, minimum: string): boolean {
  const have = version.split(".").map(Number);
  const need = minimum.split(".").map(Number);
  for (let i = 0; i < Math.max(have.length, need.length); i++) {
    const difference = (have[i] ?? 0) - (need[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** `10.15.7` → 10.15, `26.1` → 26: the number that macOS's behavior goes by. */
export function macOSMajor(version: string): number {
  const [major = "0", minor = "0"] = version.split(".");
  return major === "10" ? Number(`10.${minor}`) : Number(major);
}
