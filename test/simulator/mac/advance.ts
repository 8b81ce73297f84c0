import {
  APPROVAL_MS,
  hasFallback,
  realTimeProtectionWorks,
  ringOf,
  usesSystemExtensions,
  writtenChannel,
} from "./engine";
import { infectedFiles } from "./scanning";
import type { ExtensionKind, State } from "./state";

/** How long Defender takes to take an EICAR file away and list it. */
export const QUARANTINE_MS = 3_000;
/** How long launchd takes to bring a killed daemon back. */
export const DAEMON_AWAY_MS = 6_000;
/** How long an approved extension takes to start. */
export const ENABLING_MS = 1_500;
/** How long the product takes to be up after the Mac started. */
export const BOOT_MS = 8_000;
/** How long macOS's restart dialog counts down. */
export const RESTART_DIALOG_MS = 60_000;

/**
 * Lets time pass: returns the state as it is at `now`. Pure; a `now` in the past changes nothing. What happens is
 * handled one event after the other in its own order, so that one long step gives the same as many short ones.
 */
export function advance(state: State, now: number): State {
  const next = structuredClone(state);
  for (let event = nextEvent(next); event !== undefined && event.at <= now; event = nextEvent(next)) {
    next.at = Math.max(next.at, event.at);
    event.happen(next);
  }
  next.at = Math.max(next.at, now);
  return next;
}

interface Event {
  at: number;
  happen: (state: State) => void;
}

/** The earliest thing that happens by itself. Each must end its own cause, or time would never pass. */
function nextEvent(state: State): Event | undefined {
  const events: Event[] = [];
  if (state.restartDialog) events.push({ at: state.restartDialog.openedAt + RESTART_DIALOG_MS, happen: restartMac });
  if (!state.daemon.running && state.daemon.startsAt !== undefined) {
    events.push({ at: state.daemon.startsAt, happen: startDaemon });
  }
  for (const kind of ["endpoint_security", "network"] as const) {
    const { state: word, enabledAt } = state.extensions[kind];
    if (word === "enabling") events.push({ at: enabledAt ?? state.at, happen: (s) => enableExtension(s, kind) });
  }
  if (hasFallback(state) && !state.fellBack && state.askedAt !== undefined) {
    events.push({ at: state.askedAt + APPROVAL_MS, happen: fallBack });
  }
  for (const scan of state.scans) {
    if (scan.state === "running") events.push({ at: scan.endsAt, happen: (s) => endScan(s, scan.startedAt) });
  }
  const { updatingUntil } = state.defender.definitions;
  if (updatingUntil !== undefined) events.push({ at: updatingUntil, happen: finishDefinitions });
  if (realTimeProtectionWorks(state)) {
    state.eicar.forEach((file, index) => {
      const excluded = state.defender.exclusions.some((folder) => file.path.startsWith(`${folder}/`));
      if (excluded || (file.state !== "present" && file.state !== "pending")) return;
      events.push({ at: file.writtenAt + QUARANTINE_MS, happen: (s) => quarantine(s, index) });
    });
  }
  return events.sort((a, b) => a.at - b.at)[0];
}

/** The product starts: the written channel comes into force, and what is not approved is asked for. Mutates. */
export function startDaemon(state: State): void {
  state.daemon = { ...state.daemon, running: true, hung: false, startedAt: state.at, startsAt: undefined };
  state.daemon.pid += 1;
  state.defender.releaseRing = ringOf(writtenChannel(state));
  state.fellBack = false;
  state.askedAt = undefined;
  if (state.defender.installed !== "product" || !state.defender.licensed || !usesSystemExtensions(state)) return;
  for (const extension of Object.values(state.extensions))
    if (extension.state === "absent") extension.state = "waiting";
  if (state.extensions.endpoint_security.state !== "enabled") state.askedAt = state.at;
}

/** The daemon goes away, and comes back by itself where it may. Mutates. */
export function stopDaemon(state: State, comesBackAfterMs = DAEMON_AWAY_MS): void {
  const startsAt = state.daemon.comesBack ? state.at + comesBackAfterMs : undefined;
  state.daemon = { ...state.daemon, running: false, hung: false, startsAt };
  state.askedAt = undefined;
}

/** The Mac starts again: old copies of extensions are gone, the product comes up some seconds later. Mutates. */
export function restartMac(state: State): void {
  state.restartDialog = undefined;
  state.bootedAt = state.at;
  state.settings = { open: false, panesMissing: state.settings.panesMissing };
  for (const extension of Object.values(state.extensions)) {
    extension.oldVersion = undefined;
    if (extension.state === "waiting_for_restart") extension.state = "enabled";
  }
  if (state.defender.installed === "product") stopDaemon(state, BOOT_MS);
}

function enableExtension(state: State, kind: ExtensionKind): void {
  const extension = state.extensions[kind];
  extension.state = "enabled";
  extension.enabledAt = undefined;
  if (kind === "endpoint_security") state.askedAt = undefined;
}

function fallBack(state: State): void {
  state.fellBack = true;
  state.askedAt = undefined;
}

function finishDefinitions(state: State): void {
  const { definitions } = state.defender;
  definitions.updatingUntil = undefined;
  if (!definitions.canUpdate) return;
  definitions.updatedAt = state.at;
  definitions.version = nextDefinitions(definitions.version);
}

function nextDefinitions(version: string): string {
  const parts = version.split(".");
  parts[2] = String(Number(parts[2] ?? 0) + 7);
  return parts.join(".");
}

/** What a scan finds is dealt with where automatic remediation is on: not in passive mode. The word is a guess. */
function endScan(state: State, startedAt: number): void {
  const scan = state.scans.find((candidate) => candidate.startedAt === startedAt && candidate.state === "running");
  if (!scan) return;
  scan.state = "finished";
  for (const index of infectedFiles(state, scan))
    quarantine(state, index, state.defender.passive ? "active" : undefined);
}

function quarantine(state: State, index: number, status = "quarantined"): void {
  const file = state.eicar[index];
  if (!file) return;
  if (status === "quarantined") file.state = "quarantined";
  state.threats.push({
    id: eicarId(state.threats.length, file.writtenAt),
    name: "Virus:DOS/EICAR_Test_File",
    type: "virus",
    status,
    detectedAt: state.at,
  });
}

/** A UUID made from what is known, so that the model stays pure. */
function eicarId(count: number, writtenAt: number): string {
  const tail = (writtenAt % 2 ** 40).toString(16).padStart(12, "0").slice(-12);
  return `e1ca4000-${(count % 65536).toString(16).padStart(4, "0")}-4000-8000-${tail}`;
}
