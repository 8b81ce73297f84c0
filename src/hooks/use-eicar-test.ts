import { LocalStorage } from "@raycast/api";
import { homedir } from "node:os";
import { join } from "node:path";
import { useEffect, useRef, useState } from "react";
import { readHealth } from "../defender/health/read-health";
import { readThreats } from "../defender/threats/read-threats";
import { thisMac } from "../app/this-mac";
import { runAwaited } from "../process/run-awaited";
import { removeTestFile, testWithEicar } from "../validation/eicar";
import type { EicarOutcome } from "../validation/eicar-outcome";

/** Which file a running test made, so that one which was broken off is cleaned up at the next visit. */
const UNDER_WAY = "eicar-test-under-way";

export interface EicarTest {
  /** What happens at the moment; undefined while no test runs. */
  stage: string | undefined;
  isRunning: boolean;
  /** Runs the test; resolves with how it ended. One at a time: undefined where one runs already. */
  start: () => Promise<EicarOutcome | undefined>;
  stop: () => void;
}

/** The EICAR test for a view: it is stopped, and its file removed, when the view closes. */
export function useEicarTest(): EicarTest {
  const [stage, setStage] = useState<string>();
  const [isRunning, setIsRunning] = useState(false);
  const running = useRef(false);
  const stopped = useRef(false);
  const folder = join(homedir(), "Downloads");

  useEffect(() => {
    void (async () => {
      const made = await LocalStorage.getItem(UNDER_WAY);
      if (made === undefined || running.current) return;
      if (await removeTestFile(folder, String(made))) await LocalStorage.removeItem(UNDER_WAY);
    })();
    return () => {
      stopped.current = true;
    };
  }, []);

  return {
    stage,
    isRunning,
    stop: () => {
      stopped.current = true;
    },
    async start() {
      if (running.current) return undefined;
      running.current = true;
      stopped.current = false;
      setIsRunning(true);
      const mac = thisMac(runAwaited);
      // Somebody else's file of that name is not this test's to remove.
      let made: string | undefined;
      try {
        return await testWithEicar(folder, {
          run: mac.run,
          async made(identity) {
            made = identity;
            await LocalStorage.setItem(UNDER_WAY, identity);
          },
          clock: mac.clock,
          readHealth: () => readHealth(mac),
          readThreats: () => readThreats(mac),
          tell: setStage,
          isStopped: () => stopped.current,
        });
      } finally {
        // What could not be removed now is tried again at the next visit.
        if (made !== undefined && (await removeTestFile(folder, made))) await LocalStorage.removeItem(UNDER_WAY);
        running.current = false;
        setStage(undefined);
        setIsRunning(false);
      }
    },
  };
}
