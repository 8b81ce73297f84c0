import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { REMEDIES } from "../index";
import type { RemedyId } from "../../model/assessment";

/** Beyond the longest that any remedy announces; an end further away was written by a clock that was wrong. */
const LONGEST_MS = 10 * 60_000;

interface Entry {
  id: string;
  remedy: RemedyId;
  /** When it counts no more, in milliseconds since 1970: its worker may have ended without a word. */
  until: number;
  /** True where it only watches the Mac, so that somebody else may begin. */
  onlyWatches: boolean;
}

/** The right to be the only one who changes something at this Mac. Nothing of it throws. */
export interface Lease {
  /** Says how long it goes on, in milliseconds from now, and whether it only watches from here on. */
  extend(lastsMs: number, onlyWatches: boolean): void;
  /** True where somebody else has begun, or this lease has run out and was taken over. */
  isLost(): boolean;
  end(): void;
}

const fileIn = (folder: string) => path.join(folder, "acting.json");

/** What is under way at this Mac now, `Restarting Defender`; undefined where nothing is, or where it only watches. */
export function underWay(folder: string, now: number): string | undefined {
  const entry = read(fileIn(folder), now);
  return entry && !entry.onlyWatches ? REMEDIES[entry.remedy].doing : undefined;
}

/**
 * Takes the lease for `lastsMs`, or says what is under way instead. A file that only one can make; one that has run
 * out, was left behind damaged, or only watches is put aside first. Where the folder cannot be written to, the remedy
 * is not kept from running for that.
 */
export function takeLease(
  folder: string,
  remedy: RemedyId,
  lastsMs: number,
  now: () => number,
): { lease: Lease } | { busy: string } {
  const entry: Entry = { id: randomUUID(), remedy, until: now() + lastsMs, onlyWatches: false };
  const file = fileIn(folder);
  for (let tries = 0; tries < 3; tries++) {
    try {
      fs.writeFileSync(file, JSON.stringify(entry), { flag: "wx", mode: 0o600 });
      return { lease: leaseOf(folder, entry, now) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return { lease: leaseOf(folder, entry, now) };
    }
    const busy = underWay(folder, now()) ?? setAside(file, now());
    if (busy !== undefined) return { busy };
  }
  return { busy: underWay(folder, now()) ?? "Busy" };
}

function leaseOf(folder: string, entry: Entry, now: () => number): Lease {
  const file = fileIn(folder);
  const isLost = () => {
    const kept = read(file, now());
    return kept !== undefined && kept.id !== entry.id;
  };
  const quietly = (action: () => void) => {
    try {
      if (!isLost()) action();
    } catch {
      // It runs out by itself.
    }
  };
  return {
    isLost,
    extend(lastsMs, onlyWatches) {
      quietly(() => {
        Object.assign(entry, { until: now() + lastsMs, onlyWatches });
        const half = `${file}.${entry.id}`;
        fs.writeFileSync(half, JSON.stringify(entry), { mode: 0o600 });
        fs.renameSync(half, file);
      });
    },
    end: () => quietly(() => fs.rmSync(file, { force: true })),
  };
}

/**
 * Takes away one that does not count any more. Only one of those who find it can rename it; what turns out to be a new
 * one of somebody quicker is put back, and what that one does is given back.
 */
function setAside(file: string, now: number): string | undefined {
  const aside = `${file}.${randomUUID()}`;
  try {
    fs.renameSync(file, aside);
    const quicker = read(aside, now);
    if (quicker && !quicker.onlyWatches) {
      fs.linkSync(aside, file);
      return REMEDIES[quicker.remedy].doing;
    }
  } catch {
    // Gone already, or made anew meanwhile: the next try finds out.
  } finally {
    fs.rmSync(aside, { force: true });
  }
  return undefined;
}

/** The lease that counts at `now`; undefined for one that has run out or is not readable. */
function read(file: string, now: number): Entry | undefined {
  try {
    const { id, remedy, until, onlyWatches } = JSON.parse(fs.readFileSync(file, "utf8")) as Partial<Entry>;
    const holds =
      typeof id === "string" &&
      typeof remedy === "string" &&
      Object.hasOwn(REMEDIES, remedy) &&
      typeof until === "number" &&
      until > now &&
      until <= now + LONGEST_MS;
    return holds ? { id, remedy, until, onlyWatches: onlyWatches === true } : undefined;
  } catch {
    return undefined;
  }
}
