import { environment, LaunchType } from "@raycast/api";
import { useCallback, useEffect, useRef, useState } from "react";
import { readMac } from "../app/read-mac";
import { readSettings } from "../app/settings";
import { thisMac } from "../app/this-mac";
import type { Mac } from "../process/mac";
import { runBlocking } from "../process/run-blocking";
import { runOnThread } from "../process/run-on-thread";
import type { Run } from "../process/run-result";
import { assess } from "../assess/assess";
import { loadSnapshot } from "../snapshot/cache";
import { saveGlance } from "../snapshot/glance";
import { MOVING_PARTS } from "../snapshot/parts";
import type { Assessment } from "../model/assessment";
import type { Snapshot, SnapshotPart } from "../model/snapshot";

/** The pause between two readings while a view is open: short after a change, for more is likely to follow. */
const PAUSE_AFTER_CHANGE_MS = 2_000;
const PAUSE_MS = 10_000;

export interface Reading {
  /** The last snapshot; undefined before the very first reading. */
  snapshot: Snapshot | undefined;
  assessment: Assessment | undefined;
  /** True while a child process of this reading lives. */
  isLoading: boolean;
  /** The time this was judged at, in milliseconds since 1970. */
  now: number;
  /** Reads the Mac again, or joins the reading under way; resolves when it is on screen. */
  refresh: () => Promise<void>;
}

/** Told of each reading; the command is loading until it is done, since it may have a child of its own. */
export type AfterReading = (snapshot: Snapshot, assessment: Assessment, mac: Mac) => Promise<void>;

/** What to read, by what was read before. */
export type PartsWanted = (previous: Snapshot | undefined) => readonly SnapshotPart[];

interface Options {
  /** Reads again for as long as the command is open. */
  live?: boolean;
  pauseMs?: number;
  /** Shows what is kept, and reads nothing. */
  paintsOnly?: boolean;
  afterReading?: AfterReading;
}

/**
 * The Mac's state for a command: at once from the cache (but for a poll), then read. With `live`, what can change is read again for as
 * long as the command is open. Two readings never overlap, and none goes on after the command has closed.
 */
export function useReading(parts: readonly SnapshotPart[] | PartsWanted, options: Options = {}): Reading {
  const { live = false, pauseMs = PAUSE_MS, paintsOnly = false, afterReading } = options;
  const [{ expectations }] = useState(readSettings);
  // A poll paints its item from the last glance first: the menu below it may come a moment later.
  const [snapshot, setSnapshot] = useState(() => (isBackground() ? undefined : loadSnapshot(Date.now())));
  const [isLoading, setIsLoading] = useState(true);
  const latest = useRef(snapshot);
  const hasRead = useRef(false);
  const underWay = useRef<Promise<boolean>>(undefined);
  const closed = useRef(new AbortController());

  const read = useCallback((): Promise<boolean> => {
    underWay.current ??= (async () => {
      setIsLoading(true);
      if (paintsOnly) {
        const kept = loadSnapshot(Date.now());
        if (kept) saveGlance(assess(kept, expectations, Date.now()));
        setSnapshot(kept);
        setIsLoading(false);
        return false;
      }
      const { signal } = closed.current;
      if (!latest.current) setSnapshot((latest.current = loadSnapshot(Date.now())));
      const all = typeof parts === "function" ? parts(latest.current) : parts;
      const wanted = live && hasRead.current ? all.filter((part) => MOVING_PARTS.includes(part)) : all;
      const mac = thisMac(runner());
      const { snapshot: next, assessment: judged } = await readMac(mac, {
        parts: wanted,
        previous: latest.current,
        expectations,
      });
      if (signal.aborted) {
        underWay.current = undefined;
        return false;
      }
      hasRead.current = true;
      const changed = live && fingerprint(next) !== fingerprint(latest.current);
      latest.current = next;
      saveGlance(judged);
      // Who looks sees it at once; a poll paints once, at its end.
      if (!isBackground()) setSnapshot(next);
      await afterReading?.(next, judged, mac);
      setSnapshot(next);
      underWay.current = undefined;
      setIsLoading(false);
      return changed;
    })();
    return underWay.current;
  }, []);

  useEffect(() => {
    let timer: NodeJS.Timeout | undefined;
    closed.current = new AbortController();
    const { signal } = closed.current;
    const loop = async () => {
      const changed = await read();
      if (live && !signal.aborted) timer = setTimeout(loop, changed ? PAUSE_AFTER_CHANGE_MS : pauseMs);
    };
    void loop();
    return () => {
      closed.current.abort();
      clearTimeout(timer);
    };
  }, []);

  const now = Date.now();
  return {
    snapshot,
    assessment: snapshot && assess(snapshot, expectations, now),
    isLoading,
    now,
    refresh: async () => void (await read()),
  };
}

/** True when nobody is looking: Raycast runs the command by its interval. */
export function isBackground(): boolean {
  return environment.launchType === LaunchType.Background;
}

/** In the background nobody is kept waiting by a thread that stands still, and a thread more would cost too much. */
function runner(): Run {
  return isBackground() ? runBlocking : runOnThread;
}

/** Keys that differ between any two readings. */
const MOVES_BY_ITSELF = new Set(["takenAt", "readAt", "definitions_updated_minutes_ago"]);

/** What a snapshot says, without when it was said. */
function fingerprint(snapshot: Snapshot | undefined): string {
  return JSON.stringify(snapshot, (key, value) => (MOVES_BY_ITSELF.has(key) ? undefined : value));
}
