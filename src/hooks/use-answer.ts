import { useCallback, useEffect, useRef, useState } from "react";
import { keepFailures } from "../app/failure-log";
import { thisMac } from "../app/this-mac";
import { asFailure } from "../process/failure-error";
import type { Mac } from "../process/mac";
import { runOnThread } from "../process/run-on-thread";
import type { Failure } from "../model/failure";

export interface Answer<T> {
  /** The last answer; undefined before the first, and kept where a later question failed. */
  value: T | undefined;
  /** When it was given, in milliseconds since 1970. */
  readAt: number | undefined;
  /** Why the last question was not answered. */
  failure: Failure | undefined;
  isLoading: boolean;
  /** Asks again, or joins the question under way. */
  refresh: () => Promise<void>;
}

/**
 * What Defender answers to one question, for a view: asked when it opens and, with `pauseMs`, again and again for as
 * long as it is open. Two questions never overlap, and one under way ends with its child.
 */
export function useAnswer<T>(ask: (mac: Mac) => Promise<T>, { pauseMs }: { pauseMs?: number } = {}): Answer<T> {
  const [answer, setAnswer] = useState<Pick<Answer<T>, "value" | "readAt" | "failure">>({
    value: undefined,
    readAt: undefined,
    failure: undefined,
  });
  const [isLoading, setIsLoading] = useState(true);
  const underWay = useRef<Promise<void>>(undefined);
  const closed = useRef(new AbortController());

  const read = useCallback((): Promise<void> => {
    underWay.current ??= (async () => {
      setIsLoading(true);
      const { signal } = closed.current;
      const outcome = await ask(thisMac(runOnThread)).then(
        (value) => ({ value, readAt: Date.now(), failure: undefined }),
        (error: unknown) => ({ failure: asFailure(error) }),
      );
      underWay.current = undefined;
      // What was cut off says nothing.
      if (signal.aborted) return;
      setAnswer((before) => ({ ...before, ...outcome }));
      setIsLoading(false);
    })();
    return underWay.current;
  }, []);

  useEffect(() => {
    keepFailures();
    let timer: NodeJS.Timeout | undefined;
    closed.current = new AbortController();
    const { signal } = closed.current;
    const loop = async () => {
      await read();
      if (pauseMs !== undefined && !signal.aborted) timer = setTimeout(loop, pauseMs);
    };
    void loop();
    return () => {
      closed.current.abort();
      clearTimeout(timer);
    };
  }, []);

  return { ...answer, isLoading, refresh: read };
}
