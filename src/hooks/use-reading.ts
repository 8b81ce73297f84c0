import { environment, LaunchType } from "@raycast/api";
import { useCallback, useEffect, useRef, useState } from "react";
import { readMac } from "../app/read-mac";
import { readSettings } from "../app/settings";
import { thisMac } from "../app/this-mac";
import { assess } from "../assess/assess";
import type { Assessment } from "../model/assessment";
import type { Snapshot, SnapshotPart } from "../model/snapshot";
import type { Mac } from "../process/mac";
import { runBlocking } from "../process/run-blocking";
import { runOnThread } from "../process/run-on-thread";
import type { JudgedMac } from "../remedies/types";
import { loadSnapshot } from "../snapshot/cache";
import { saveGlance } from "../snapshot/glance";
import { MOVING_PARTS } from "../snapshot/parts";
import { sameButForTime, sameSnapshot } from "../snapshot/same-snapshot";

export interface Reading {
  /** The last snapshot that said anything new; undefined before the very first reading. */
  snapshot: Snapshot | undefined;
  assessment: Assessment | undefined;
  /** True during the first reading, and while one that was asked for is awaited. A view that watches shows no more. */
  isLoading: boolean;
  /** The time that ages are told by, in milliseconds since 1970. */
  now: number;
  /** Reads the Mac again, or joins the reading under way; resolves when it is on screen. */
  refresh: () => Promise<void>;
}

/** Told of each reading; the command is loading until it is done, since it may have a child of its own. */
export type AfterReading = (snapshot: Snapshot, assessment: Assessment, mac: Mac) => Promise<void>;

/** What to read, by what was read before. */
export type PartsWanted = (previous: Snapshot | undefined) => readonly SnapshotPart[];

/** How long a view that watches rests, by how long nothing has changed and nothing was asked for. Milliseconds. */
export type Pace = (calmForMs: number) => number;

interface Shown {
  shown: JudgedMac | undefined;
  isLoading: boolean;
}

interface Options {
  /** Reads again for as long as the command is open. */
  live?: boolean;
  pace?: Pace;
  /** Shows what is kept, and reads nothing. */
  paintsOnly?: boolean;
  afterReading?: AfterReading;
}

/** Soon after a change, for more is likely to follow, and then now and then. */
export function calmPace(pauseMs: number): Pace {
  return (calmForMs) => (calmForMs < SOON_MS ? SOON_MS : pauseMs);
}

const SOON_MS = 2_000;
const USUAL_PACE = calmPace(10_000);

/** How often ages are told anew while nothing else changes. */
const AGES_MS = 60_000;

/**
 * The Mac's state for a command: at once from the cache (but for a poll), then read. With `live`, what can change is
 * read again for as long as the command is open, and a reading that says nothing new draws nothing. Two readings never
 * overlap, and none begins after the command has closed.
 */
export function useReading(parts: readonly SnapshotPart[] | PartsWanted, options: Options = {}): Reading {
  const { live = false, pace = USUAL_PACE, paintsOnly = false, afterReading } = options;
  const [{ expectations }] = useState(readSettings);
  const judge = (snapshot: Snapshot | undefined): JudgedMac | undefined => {
    const now = Date.now();
    return snapshot && { snapshot, assessment: assess(snapshot, expectations, now), now };
  };
  // A poll paints its item from the last glance first, and its menu once, at the end.
  const [{ shown, isLoading }, setState] = useState<Shown>(() => ({
    shown: isBackground() ? undefined : judge(loadSnapshot(Date.now())),
    isLoading: true,
  }));
  // Where nothing changes, nothing is drawn.
  const update = (change: Partial<Shown>) =>
    setState((state) => {
      const next = { ...state, ...change };
      return next.shown === state.shown && next.isLoading === state.isLoading ? state : next;
    });
  const latest = useRef(shown);
  const hasRead = useRef(false);
  const underWay = useRef<Promise<boolean>>(undefined);
  const isClosed = useRef(false);
  const timer = useRef<NodeJS.Timeout>(undefined);
  // Whoever opened a view just now has done something.
  const newsAt = useRef(Date.now());
  const currentPace = useRef(pace);
  currentPace.current = pace;

  /** Reads once; true where that said something new. */
  const readOnce = async (): Promise<boolean> => {
    const previous = latest.current?.snapshot ?? loadSnapshot(Date.now());
    if (paintsOnly) {
      const kept = judge(previous);
      if (kept) saveGlance(kept.assessment);
      update({ shown: kept, isLoading: false });
      return false;
    }
    const all = typeof parts === "function" ? parts(previous) : parts;
    const wanted = live && hasRead.current ? all.filter((part) => MOVING_PARTS.includes(part)) : all;
    const mac = thisMac(isBackground() ? runBlocking : runOnThread);
    const next = await readMac(mac, { parts: wanted, previous, expectations, keptThreatsDo: isBackground() });
    if (isClosed.current) return false;
    const before = hasRead.current ? latest.current : undefined;
    const isNews = !before || !saysTheSame(before, next);
    const isFirst = !hasRead.current;
    hasRead.current = true;
    latest.current = next;
    saveGlance(next.assessment);
    // Who looks sees it at once; a poll paints once, at its end.
    if (isNews && !isBackground()) update({ shown: next });
    await afterReading?.(next.snapshot, next.assessment, mac);
    if (isBackground()) update({ shown: next, isLoading: false });
    return isNews && !isFirst;
  };

  const read = useCallback(async (isAsked: boolean): Promise<void> => {
    if (isAsked) update({ isLoading: true });
    const isNews = await (underWay.current ??= readOnce().finally(() => (underWay.current = undefined)));
    if (isClosed.current) return;
    update({ isLoading: false });
    if (isNews || isAsked) newsAt.current = Date.now();
    if (!live) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void read(false), currentPace.current(Date.now() - newsAt.current));
  }, []);

  useEffect(() => {
    isClosed.current = false;
    void read(false);
    const ages = isBackground()
      ? undefined
      : setInterval(() => update({ shown: judge(latest.current?.snapshot) }), AGES_MS);
    return () => {
      isClosed.current = true;
      clearTimeout(timer.current);
      clearInterval(ages);
    };
  }, []);

  return {
    snapshot: shown?.snapshot,
    assessment: shown?.assessment,
    isLoading,
    now: Date.now(),
    refresh: () => read(true),
  };
}

function saysTheSame(one: JudgedMac, other: JudgedMac): boolean {
  return sameSnapshot(one.snapshot, other.snapshot) && sameButForTime(one.assessment, other.assessment);
}

/** True when nobody is looking: Raycast runs the command by its interval. */
export function isBackground(): boolean {
  return environment.launchType === LaunchType.Background;
}
