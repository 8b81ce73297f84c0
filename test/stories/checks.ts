import { engineName, LEVEL_LOOK } from "../../src/app/look";
import { stateFacts } from "../../src/app/state-facts";
import { assess } from "../../src/assess/assess";
import { contextOf } from "../../src/assess/context";
import { prerequisites } from "../../src/assess/prerequisites";
import { setupSteps } from "../../src/guide/setup-steps";
import { buildReport } from "../../src/reporting/build-report";
import { chatText } from "../../src/reporting/chat-text";
import { loadSnapshot } from "../../src/snapshot/cache";
import { lookedAt } from "../../src/snapshot/carry-part";
import { loadGlance } from "../../src/snapshot/glance";
import { stateJson } from "../../src/snapshot/state-json";
import { readHistory } from "../../src/timeline/read-history";
import { STALE_AFTER, type Snapshot } from "../../src/model/snapshot";
import type { Assessment } from "../../src/model/assessment";
import { ANY, condition, HOUR, MINUTE, type Seen, type World } from "./world";

/** A story went wrong here. */
export class Untrue extends Error {}

function hold(holds: boolean, whatIsWrong: () => string): void {
  if (!holds) throw new Untrue(whatIsWrong());
}

/** What any surface shows now from what is kept is true, whatever happened. */
export function checkShown(world: World): void {
  const snapshot = loadSnapshot(world.now);
  const glance = loadGlance(world.now);
  if (glance?.level === "protected") checkGreen(world, glance.readAt, "the menu bar's item");
  if (!snapshot) return;
  const assessment = assess(snapshot, ANY, world.now);
  if (assessment.level === "protected") checkGreen(world, assessment.readAt, "what is kept");
  hold(assessment.loud === world.knownActive.size > 0, () =>
    assessment.loud
      ? "Malware is claimed that the last list did not name."
      : `Malware that the last list named is told no more: ${[...world.knownActive].join(", ")}.`,
  );
  checkSurfaces(snapshot, assessment, world.now);
}

function checkGreen(world: World, readAt: number | undefined, where: string): void {
  hold(readAt !== undefined && Math.abs(world.now - readAt) <= STALE_AFTER, () => `Green by an old reading: ${where}.`);
  const truth = world.truthAt(readAt ?? 0);
  hold(truth === undefined || truth.isProtected, () => `Green while the Mac was not protected: ${where}.`);
  hold(world.knownActive.size === 0, () => `Green with malware that is known: ${where}.`);
}

/** What was read just now says what is so now. */
export function checkReading(world: World): void {
  const last = world.seen.at(-1);
  if (!last) return;
  const { snapshot, assessment, isProtected } = last;
  if (snapshot.health.state === "fresh") {
    hold(assessment.level !== "protected" || isProtected, () => "A reading is green while the Mac is not protected.");
    hold(assessment.level !== "unprotected" || !isProtected, () => "A reading is red while the Mac is protected.");
  }
  const ids = assessment.findings.map(({ id }) => id);
  hold(
    !ids.some((id) => id.endsWith("-contradiction")),
    () => `The Mac is said to contradict itself: ${ids.join(", ")}.`,
  );
  hold(
    !ids.some((id) => /^network-(?:waiting-for-restart|uninstalling)$/.test(id)) ||
      world.state.extensions.network.state === "waiting_for_restart",
    () => {
      return "A restart is asked for that was done.";
    },
  );
  checkHistory(world, last);
  checkThreatTurn(world);
}

/** The history ends with what was read, where it was written down. */
function checkHistory(world: World, { recorded, assessment, now }: Seen): void {
  if (!world.folder || (recorded.kind !== "recorded" && recorded.kind !== "unchanged")) return;
  const { entries, damaged } = readHistory(world.folder, now);
  const end = entries.at(-1);
  hold(damaged === 0, () => "The history is damaged.");
  hold(
    end?.level === assessment.level,
    () => `The history ends with ${end?.level}, and the reading is ${assessment.level}.`,
  );
}

/** Polls of one a minute that all got health have also got the threat list. */
function checkThreatTurn(world: World): void {
  const run = world.seen.slice(-14);
  const unbroken =
    run.length === 14 &&
    run.every(({ now, snapshot, assessment }, index) => {
      const before = run[index - 1]?.now ?? now - MINUTE;
      return now - before === MINUTE && snapshot.health.state !== "failed" && assessment.readAt !== undefined;
    });
  if (!unbroken) return;
  const list = run.at(-1)?.snapshot.threats;
  hold(list !== undefined && world.now - lookedAt(list) <= 13 * MINUTE, () => "Polls did not learn of threats.");
}

/** No surface says something else than another, all drawn from one snapshot at one time. */
export function checkSurfaces(snapshot: Snapshot, assessment: Assessment, now: number): void {
  const redact = { foreign: (text: string) => text };
  const chat = chatText(snapshot, assessment, redact);
  const json = stateJson(snapshot, assessment, redact);
  const steps = setupSteps(snapshot, ANY, now);
  const needs = prerequisites(contextOf(snapshot, ANY, now));
  const report = buildReport({
    id: "00000000-0000-4000-8000-000000000000",
    createdAt: now,
    tester: { title: "", did: "", expected: "", saw: "", rating: "works" },
    ticked: new Set(),
    names: { hostName: "mac", userName: "pilot", homePath: "/Users/pilot" },
    snapshot,
    assessment,
    prerequisites: needs,
    steps,
    validations: [],
    history: [],
  });
  hold(chat.includes(`(${assessment.level})`), () => "Copy State says another level.");
  hold(
    json.level === assessment.level && report.state.level === assessment.level,
    () => "The report says another level.",
  );
  hold(report.headline === assessment.headline || report.headline.length > 0, () => "The report has no headline.");
  hold(
    stateFacts(snapshot, now).every(({ value }) => value !== ""),
    () => "A fact is empty.",
  );
  hold(`${LEVEL_LOOK[assessment.level].name} ${engineName(assessment)}`.length > 3, () => "The subtitle is empty.");
  hold(steps.filter(({ state }) => state === "next").length <= 1, () => "The guide has two next steps.");
  checkGuide(assessment, steps);
}

/** The guide does not ask for what the judgement takes for given, nor the other way around. */
function checkGuide({ level, findings, stale }: Assessment, steps: ReturnType<typeof setupSteps>): void {
  const stateOf = (id: string) => steps.find((step) => step.id === id)?.state;
  const ids = findings.map(({ id }) => id);
  if (level === "protected" && !stale) {
    hold(stateOf("verify-engine") !== "next", () => "Green, and the guide says that the engine does not run.");
  }
  for (const [finding, step] of [
    ["endpoint-security-waiting", "approve-endpoint-security"],
    ["network-waiting", "approve-network"],
    ["endpoint-security-disabled", "approve-endpoint-security"],
    ["network-disabled", "approve-network"],
  ] as const) {
    hold(
      !ids.includes(finding) || stateOf(step) !== "done",
      () => `${finding} is found, and the guide has ${step} done.`,
    );
  }
}

/**
 * What was told of this reading, the next poll does not take back: asked of the same Mac a minute later, where nothing
 * happened meanwhile, it is told again.
 */
export async function checkNextPoll(world: World, ahead: World): Promise<void> {
  const now = world.seen.at(-1);
  const before = condition(ahead.state);
  ahead.pass(MINUTE);
  // What prints something else each minute says something else each minute.
  if (ahead.state.defender.behavior === "garbage") return;
  // A poll that asked for the threat list goes on telling the health of the poll before.
  const read = now && world.truthAt(lookedAt(now.snapshot.health));
  const happened = condition(ahead.state) !== before || condition(read?.state ?? ahead.state) !== before;
  if (!now || happened) return;
  const next = await ahead.poll();
  const told = now.assessment.findings.filter(({ severity }) => severity !== "note").map(({ id }) => id);
  const again = next.assessment.findings.map(({ id }) => id);
  const gone = told.filter((id) => !again.includes(id) && !isPassing(id));
  hold(gone.length === 0, () => `The next poll takes back: ${gone.join(", ")}.`);
  const isWorse = next.parts.includes("threats");
  hold(next.assessment.level === now.assessment.level || isWorse, () => {
    return `A minute later ${now.assessment.level} is ${next.assessment.level}, and nothing happened: ${again.join(", ")}.`;
  });
}

/** What ends by itself without anything that the Mac's own condition shows. */
function isPassing(id: string): boolean {
  return id === "threats-in-unknown-state" || id === "active-threats" || /-(?:starting|upgrading)$/.test(id);
}

/** Nobody is told of more than they read. */
export function checkNotifications({ notified }: World): void {
  for (const { at } of notified) {
    const day = notified.filter((other) => other.at <= at && at - other.at < 24 * HOUR);
    hold(day.length <= 40, () => `${day.length} notifications in a day.`);
  }
}
