import { environment } from "@raycast/api";
import { useEffect, useState } from "react";
import { readHistory } from "../timeline/read-history";
import { readMacModel } from "../macos/mac-model";
import { readSettings } from "../app/settings";
import { thisMac } from "../app/this-mac";
import { runOnThread } from "../process/run-on-thread";
import { contextOf } from "../assess/context";
import { prerequisites } from "../assess/prerequisites";
import { setupSteps } from "../guide/setup-steps";
import type { ReportInput } from "../reporting/build-report";
import { namesOfThisMac } from "../privacy/names";
import { ALL_PARTS } from "../snapshot/parts";
import { readSetupMarks } from "../guide/setup-marks";
import { useReading } from "./use-reading";
import type { SetupMarks } from "../model/setup";

/** What a report is made from, but for what the tester says. */
export type ReportSource = Omit<ReportInput, "id" | "createdAt" | "tester" | "ticked">;

/** Reads the Mac for a report. `source` is undefined before the very first reading. */
export function useReportSource(): { source: ReportSource | undefined; isLoading: boolean } {
  const [{ expectations }] = useState(readSettings);
  const reading = useReading(ALL_PARTS);
  const [extras, setExtras] = useState<{ macModel?: string; marks: SetupMarks }>();
  const [history] = useState(() => readHistory(environment.supportPath));

  useEffect(() => {
    void (async () => {
      const macModel = await readMacModel(thisMac(runOnThread)).catch(() => undefined);
      setExtras({ macModel, marks: await readSetupMarks(Date.now()) });
    })();
  }, []);

  const { snapshot, assessment, now } = reading;
  const isLoading = reading.isLoading || !extras;
  if (!snapshot || !assessment) return { source: undefined, isLoading };
  return {
    isLoading,
    source: {
      names: namesOfThisMac(),
      snapshot,
      assessment,
      prerequisites: prerequisites(contextOf(snapshot, expectations, now)),
      steps: setupSteps(snapshot, expectations, now, extras?.marks),
      validations: history.validations,
      history: history.entries,
      macModel: extras?.macModel,
      raycastVersion: environment.raycastVersion,
    },
  };
}
