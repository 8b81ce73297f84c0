import { lines, type Invocation, type Outcome } from "../program";
import { scanFrom } from "../scanning";
import type { ScanState, State } from "../state";
import { option } from "./option";

/**
 * `mdatp scan`: the client waits for the end of the scan and then prints it. A guess, on which the extension does not
 * rely: that the scan goes on where the client is ended before.
 */
export function mdatpScan(args: readonly string[], invocation: Invocation): Outcome {
  const [verb = ""] = args;
  const { state } = invocation;
  if (verb === "list") return list(args, state);
  if (verb === "cancel") return cancel(state);
  if (verb !== "quick" && verb !== "full" && verb !== "custom") {
    return { stderr: lines("Expected one of:", "    cancel", "    custom", "    full", "    quick"), exitCode: 64 };
  }
  const path = verb === "custom" ? option(args, "--path") : undefined;
  if (verb === "custom" && !path) return { stderr: lines("Expected:", "    --path arg"), exitCode: 64 };
  // The words are a guess.
  if (state.scans.some(({ state: word }) => word === "running")) {
    return { stderr: lines("Another scan is already in progress"), exitCode: 1 };
  }
  const scan = scanFrom(state, verb, path);
  return {
    first: [{ id: "start-scan", kind: verb, ...(path === undefined ? {} : { path }) }],
    takesMs: scan.endsAt - scan.startedAt,
    stdout: lines(
      "Scan has finished",
      `        ${scan.files} file(s) scanned`,
      `        ${scan.found.length} threat(s) detected`,
    ),
    exitCode: 0,
  };
}

function cancel(state: State): Outcome {
  const runs = state.scans.some(({ state: word }) => word === "running");
  if (!runs) return { stderr: lines("No scan is in progress"), exitCode: 1 };
  return { stdout: lines("Scan cancelled"), exitCode: 0, actions: [{ id: "cancel-scan" }] };
}

/** The fields are those that two readers on macOS take; the words of the states are a guess. */
function list(args: readonly string[], state: State): Outcome {
  const json = state.scans.toReversed().map((scan) => ({
    type: scan.kind,
    state: { running: "inProgress", finished: "completed", cancelled: "cancelled" }[scan.state],
    startTime: scan.startedAt,
    ...(scan.state !== "running" && { endTime: scan.endsAt }),
    filesScanned: scan.state === "finished" ? scan.files : filesSoFar(scan, state.at),
    threats: scan.state === "finished" ? scan.found.map((name) => ({ name })) : [],
  }));
  // A guess: the text form, which the extension does not ask for.
  if (option(args, "--output") !== "json") return { stdout: lines(`${json.length} scan(s)`), exitCode: 0 };
  return { stdout: lines(JSON.stringify(json)), exitCode: 0 };
}

function filesSoFar({ startedAt, endsAt, files }: ScanState, at: number): number {
  return Math.floor((files * Math.min(at - startedAt, endsAt - startedAt)) / Math.max(1, endsAt - startedAt));
}
