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

/** Set while a test runs, so that one which was broken off is cleaned up at the next visit. */
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
      if (!(await LocalStorage.getItem(UNDER_WAY)) || running.current) return;
      if (await removeTestFile(folder)) await LocalStorage.removeItem(UNDER_WAY);
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
      // Somebody else's file of that name ends the test before anything is started, and is not this one's to remove.
      let started = false;
      try {
        return await testWithEicar(folder, {
          run: async (request) => {
            started = true;
            await LocalStorage.setItem(UNDER_WAY, "yes");
            return mac.run(request);
          },
          clock: mac.clock,
          readHealth: () => readHealth(mac),
          readThreats: () => readThreats(mac),
          tell: setStage,
          isStopped: () => stopped.current,
        });
      } finally {
        // What could not be removed now is tried again at the next visit.
        if (started && (await removeTestFile(folder))) await LocalStorage.removeItem(UNDER_WAY);
        running.current = false;
        setStage(undefined);
        setIsRunning(false);
      }
    },
  };
}
