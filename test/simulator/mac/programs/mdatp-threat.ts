import { lines, type Invocation, type Outcome } from "../program";
import type { ThreatState } from "../state";
import { option } from "./option";

/** `mdatp threat list` and `mdatp threat quarantine add --id`. */
export function mdatpThreat(args: readonly string[], invocation: Invocation): Outcome {
  const [verb, noun] = args;
  if (verb === "list") return list(args, invocation);
  if (verb === "quarantine" && noun === "add") return quarantine(option(args, "--id"), invocation);
  return { stderr: lines("Expected one of:", "    list", "    quarantine"), exitCode: 64 };
}

function list(args: readonly string[], { state }: Invocation): Outcome {
  if (option(args, "--output") === "json") {
    if (state.defender.json === "refuses") return { stderr: lines("Unknown option: --output"), exitCode: 64 };
    if (state.defender.json === "json") return { stdout: printJson(state.threats), exitCode: 0 };
  }
  // Seen on Linux.
  if (state.threats.length === 0) return { stdout: lines("No threats"), exitCode: 0 };
  return { stdout: state.threats.map(block).join("---\n"), exitCode: 0 };
}

function block(threat: ThreatState): string {
  return lines(
    `Id: "${threat.id}"`,
    `Name: ${threat.name}`,
    `Type: "${threat.type}"`,
    `Detection time: ${ctime(threat.detectedAt)}`,
    `Status: "${threat.status}"`,
  );
}

/** `Fri Aug 22 12:20:47 2025`, in local time; C pads the day with a blank. */
function ctime(at: number): string {
  const [weekday, month, day, year, time] = new Date(at).toString().split(" ");
  return `${weekday} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`;
}

/**
 * The shape that a reader of the Linux product relies on: scans with threats, each with a history whose largest key
 * holds the state of today. That macOS prints the same is a guess.
 */
function printJson(threats: readonly ThreatState[]): string {
  const entries = threats.map((threat) => ({
    threat: { tracking_id: threat.id, name: threat.name, type: threat.type, status: threat.status },
    history: [
      { key: String(threat.detectedAt), value: "detected" },
      { key: String(threat.detectedAt + 1), value: threat.status },
    ],
  }));
  const scans = entries.length > 0 ? [{ threats: entries }] : [];
  return `${JSON.stringify({ threats: { scans } })}\n`;
}

/** The words of both endings are a guess. */
function quarantine(id: string | undefined, { state }: Invocation): Outcome {
  const threat = state.threats.find((candidate) => candidate.id === id);
  if (!threat || !id) return { stderr: lines("Threat not found"), exitCode: 1 };
  return { stdout: lines("Threat quarantined"), exitCode: 0, actions: [{ id: "quarantine-threat", threatId: id }] };
}
