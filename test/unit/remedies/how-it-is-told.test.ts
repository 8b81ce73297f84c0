import { REMEDIES } from "../../../src/remedies";
import { feedbackFor, HUD_LENGTH } from "../../../src/remedies/run/feedback";
import type { Outcome, RemedyContext } from "../../../src/remedies/types";
import { fakeMac, NOT_INSTALLED, NOW, osascriptError, type Answers, type MacOptions } from "./fake-mac";
import type { Threat } from "../../../src/model/threat";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

const ALL = Object.values(REMEDIES);
const TOAST_LENGTH = 35;

/** Sentences that a person reads: a period inside a version or an abbreviation ends none. */
const sentences = (text: string) => text.split(/(?<=[.!?”])\s+(?=[A-Z“])/).filter((one) => one.trim() !== "");

const MACS: MacOptions[] = [
  {},
  { health: NOT_INSTALLED },
  { macOS: "10.15.7", endpointSecurity: "waiting_for_user", network: "waiting_for_user" },
  { fields: { tamper_protection: "block" } },
  { fields: { tamper_protection: { managed: "block" }, real_time_protection_enabled: { managed: false } } },
  { fields: { real_time_protection_enabled: false, passive_mode_enabled: true } },
  { fields: { real_time_protection_enabled: false, tamper_protection: null } },
  { channel: { managed: true, source: "managed" } },
  { channel: { source: "per-app", channel: "Beta", written: "Beta" } },
];

/** How every program may answer. */
const WORLDS: Answers[string][] = [
  () => ({}),
  () => ({ exitCode: 1, stderr: "no\n" }),
  () => ({ exitCode: 1, stderr: "Administrator privileges are required\n" }),
  () => ({ exitCode: undefined, spawnError: "ENOENT" }),
  () => ({ exitCode: undefined, timedOut: true, signal: "SIGKILL" }),
  () => ({ stdout: "\u0000{{{]", stderr: "%%%" }),
  () => osascriptError("The administrator user name or password was incorrect.", -60007),
  () => osascriptError("Authentication failed.", -60005),
  () => osascriptError("Not authorized to send Apple events.", -1743),
  () => osascriptError("No matching processes were found", 1),
  () => osascriptError("Operation not permitted", 1),
];

const THREAT: Threat = { id: "0f7e33cc-7d92-4f0c-8e5f-5b4f2d1a7a11", name: "Virus:DOS/EICAR", status: "active" };

function contexts(): RemedyContext[] {
  const programs = ["mdatp", "osascript", "open", "defaults", "msupdate", "pkill", "pgrep", "codesign"];
  return MACS.flatMap((options) =>
    WORLDS.map((answer) => ({
      ...fakeMac({ ...options, answers: Object.fromEntries(programs.map((name) => [name, answer])) }).context,
      now: NOW,
      channel: "Preview" as const,
      threat: THREAT,
    })),
  );
}

async function outcomes(id: keyof typeof REMEDIES): Promise<Outcome[]> {
  const remedy = REMEDIES[id];
  const all: Outcome[] = [];
  for (const context of contexts()) {
    const readiness = remedy.precondition(context);
    if (!readiness.ok) all.push({ kind: "failed", title: `Cannot ${remedy.title}`, detail: readiness.reason });
    all.push(await remedy.run(context));
    if (remedy.readBack) all.push(remedy.readBack(context));
  }
  return all;
}

describe.each(ALL.map(({ id, title }) => [title, id] as const))("%s", (_, id) => {
  test("is told in what a HUD, a toast and an alert show", async () => {
    const wrong = new Set<string>();
    for (const outcome of await outcomes(id)) {
      for (const surface of ["view", "no-view"] as const) {
        const told = feedbackFor(outcome, surface);
        if (told.via === "hud" && (outcome.title.length > HUD_LENGTH || told.text !== outcome.title)) {
          wrong.add(`HUD: ${outcome.title}`);
        }
        if (told.via === "toast" && REMEDIES[id].onTheSpot && told.title.length > TOAST_LENGTH) {
          wrong.add(`toast: ${told.title}`);
        }
        if (told.via === "alert" && sentences(told.message).length > 2) wrong.add(`alert: ${told.message}`);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  test("asks in two sentences", () => {
    const questions = contexts().map((context) => REMEDIES[id].confirmation?.(context)?.message ?? "");
    expect([...new Set(questions)].filter((words) => sentences(words).length > 2)).toEqual([]);
  });

  test("says on the way what a toast shows", async () => {
    const said = new Set<string>();
    for (const context of contexts()) {
      await REMEDIES[id].run({ ...context, progress: ({ text }) => void said.add(text) });
    }
    expect([...said].filter((text) => text.length > TOAST_LENGTH)).toEqual([]);
  });
});
