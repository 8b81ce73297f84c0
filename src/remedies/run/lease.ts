import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { CHANNELS, type Channel } from "../../model/channel";
import { isOneOf } from "../../model/one-of";
import { REMEDIES } from "../index";
import type { RemedyId } from "../../model/assessment";

/** Beyond the longest that any remedy announces; an end further away was written by a clock that was wrong. */
const LONGEST_MS = 10 * 60_000;

/** What is being done, and with what was chosen for it. */
export interface Act {
  remedy: RemedyId;
  channel?: Channel;
  /** A threat's id. */
  threat?: string;
}

interface Entry extends Act {
  id: string;
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
  act: Act,
  lastsMs: number,
  now: () => number,
): { lease: Lease } | { busy: string } {
  const entry: Entry = { ...act, id: randomUUID(), until: now() + lastsMs, onlyWatches: false };
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
 * What was begun and never told how it ended, because its worker was ended in the middle; given once, to whoever asks
 * first. undefined where there is nothing of the kind. Never throws.
 */
export function takeLeftBehind(folder: string, now: number): Act | undefined {
  const file = fileIn(folder);
  const entry = parse(file);
  if (!entry || read(file, now) || entry.onlyWatches) return undefined;
  const aside = `${file}.${randomUUID()}`;
  try {
    fs.renameSync(file, aside);
    fs.rmSync(aside, { force: true });
  } catch {
    return undefined;
  }
  const { remedy, channel, threat } = entry;
  return { remedy, ...(channel && { channel }), ...(threat !== undefined && { threat }) };
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
  const entry = parse(file);
  return entry && entry.until > now && entry.until <= now + LONGEST_MS ? entry : undefined;
}

function parse(file: string): Entry | undefined {
  try {
    const entry = JSON.parse(fs.readFileSync(file, "utf8")) as Partial<Entry>;
    const { id, remedy, until, onlyWatches, channel, threat } = entry;
    if (typeof id !== "string" || typeof until !== "number") return undefined;
    if (typeof remedy !== "string" || !Object.hasOwn(REMEDIES, remedy)) return undefined;
    return {
      id,
      remedy,
      until,
      onlyWatches: onlyWatches === true,
      ...(isOneOf(CHANNELS, channel) && { channel }),
      ...(typeof threat === "string" && { threat }),
    };
  } catch {
    return undefined;
  }
}
