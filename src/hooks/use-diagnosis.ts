import { useEffect, useRef, useState } from "react";
import { askToStop, loadDiagnosis, loadRunning, type RunningChecks } from "../app/diagnosis-store";
import { runCommand } from "../app/launch";
import type { CheckId, Diagnosis } from "../model/diagnosis";

/** How often it is looked for results while checks are being made. */
const LOOK_MS = 500;
/** How long a command that was just launched may take to begin. */
const STARTING_MS = 5_000;

export interface DiagnosisState {
  diagnosis: Diagnosis;
  running: RunningChecks | undefined;
  /** Has one check made, or all of them, by a command that outlives this window. */
  start: (check?: CheckId) => Promise<void>;
  /** Asks those that run to stop. */
  stop: () => void;
}

/** The results of the checks for a view, looked for again while some are being made. */
export function useDiagnosis(): DiagnosisState {
  const [kept, setKept] = useState(load);
  const startedAt = useRef(0);
  const { running } = kept;
  const isWatching = running !== undefined || Date.now() - startedAt.current < STARTING_MS;

  useEffect(() => {
    if (!isWatching) return;
    const timer = setInterval(() => setKept(load()), LOOK_MS);
    return () => clearInterval(timer);
  }, [isWatching]);

  return {
    ...kept,
    async start(check) {
      startedAt.current = Date.now();
      await runCommand("run-checks", { isWatched: true, ...(check && { check }) });
      setKept(load());
    },
    stop: () => {
      if (running) askToStop(running.startedAt);
    },
  };
}

function load(): Pick<DiagnosisState, "diagnosis" | "running"> {
  return { diagnosis: loadDiagnosis(), running: loadRunning(Date.now()) };
}
