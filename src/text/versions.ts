/** Digits and dots at the start; what follows (`(Preview)`, `-beta`) says nothing about order. */
const VERSION = /^\s*v?(\d{1,9}(?:\.\d{1,9}){0,7})(?![\d.])/i;

function parts(version: string | undefined): number[] | undefined {
  const match = version === undefined ? null : VERSION.exec(version.slice(0, 100));
  return match?.[1]?.split(".").map(Number);
}

/**
 * Compares two dotted versions number by number (`101.03.73` < `101.98.30` < `101.25062.0005`; a missing part counts
 * as 0). Negative where `a` is the older, 0 where they are equal, undefined where one of them is no version.
 */
export function compareVersions(a: string | undefined, b: string | undefined): number | undefined {
  const left = parts(a);
  const right = parts(b);
  if (!left || !right) {
    return undefined;
  }
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

/** Whether `version` is older than `bound`; undefined where that cannot be told. */
export function isOlder(version: string | undefined, bound: string): boolean | undefined {
  const order = compareVersions(version, bound);
  return order === undefined ? undefined : order < 0;
}

/** Product versions at which something began. Source: Microsoft's page of what is new in Defender on macOS. */
export const PRODUCT = {
  /** The first that carries system extensions (the preview's prerequisites). */
  systemExtensions: "101.03.73",
  /** The first whose health names passive mode. */
  passiveMode: "101.07.23",
  /** The first that was validated on macOS 11. */
  macOS11: "101.09.50",
  /** The first without the kernel panic that earlier ones could set off on macOS 11. */
  macOS11Panic: "101.13.75",
  /** A guess: the Kerberos issue is named by the preview's page only, and the preview ended about here. */
  previewEnded: "101.19",
  /** The first whose health names Full Disk Access. */
  fullDiskAccess: "101.56.35",
} as const;

/** The first macOS on which the preview's system extensions work. Source: the preview's prerequisites. */
export const FIRST_MACOS = "10.15.4";
