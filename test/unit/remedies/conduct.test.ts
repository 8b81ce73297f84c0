import { conduct, type ConductPorts } from "../../../src/remedies/run/conduct";
import type { Confirmation, Outcome, Remedy, RemedyContext } from "../../../src/remedies/types";
import { fakeMac, judged, snapshotOf } from "./fake-mac";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

const QUESTION: Confirmation = { title: "Really?", message: "It costs.", action: "Do It", destructive: true };
const DONE: Outcome = { kind: "done", title: "Did It" };

/** A remedy that writes down what happens, and whose precondition holds while health says `licensed`. */
function setUp(
  changes: Partial<Remedy> = {},
  { confirmed = true, later = {} as Record<string, boolean>, busy = undefined as string | undefined } = {},
) {
  const events: string[] = [];
  const remedy = {
    id: "restart-daemon",
    title: "Restart Defender",
    changes: "Nothing.",
    reads: ["health"],
    shows: () => true,
    precondition: ({ snapshot: { health } }) => {
      const licensed = health.state === "fresh" && health.value.fields.licensed?.value === true;
      events.push(`precondition ${licensed}`);
      return licensed ? { ok: true } : { ok: false, reason: "No license." };
    },
    confirmation: () => QUESTION,
    run: async () => {
      events.push("run");
      return DONE;
    },
    ...changes,
  } as Remedy;
  const ports: ConductPorts = {
    confirm: async () => {
      events.push("confirm");
      return confirmed;
    },
    begin: () => busy,
  };
  /** A Mac that was read with, or without, a license. */
  const licensed = (value: boolean): RemedyContext => ({
    ...fakeMac({ fields: { licensed: value } }).context,
    reread: async () => {
      events.push("reread");
      return judged(snapshotOf({ fields: { licensed: true, ...later } }));
    },
  });
  return { events, remedy, ports, licensed };
}

test("asks, looks again, runs, and looks once more", async () => {
  const { events, remedy, ports, licensed } = setUp();
  const context = licensed(true);
  const { outcome, snapshot } = await conduct(remedy, context, ports);
  expect(outcome).toBe(DONE);
  expect(events).toEqual(["precondition true", "confirm", "reread", "precondition true", "run", "reread"]);
  expect(snapshot).not.toBe(context.snapshot);
});

test("does nothing when the person says no", async () => {
  const { events, remedy, ports, licensed } = setUp({}, { confirmed: false });
  const context = licensed(true);
  const { outcome, snapshot } = await conduct(remedy, context, ports);
  expect(outcome.kind).toBe("cancelled");
  expect(events).not.toContain("run");
  expect(snapshot).toBe(context.snapshot);
});

test("says what is under way instead of beginning a second act", async () => {
  const { events, remedy, ports, licensed } = setUp({}, { busy: "Restarting Defender" });
  const { outcome } = await conduct(remedy, licensed(true), ports);
  expect(outcome).toEqual({ kind: "failed", title: "Still Restarting Defender" });
  expect(events).not.toContain("run");
});

test("does nothing when the Mac changed while the question stood open", async () => {
  const { events, remedy, ports, licensed } = setUp({}, { later: { licensed: false } });
  const { outcome } = await conduct(remedy, licensed(true), ports);
  expect(outcome).toMatchObject({ kind: "failed", detail: "No license." });
  expect(events).toContain("confirm");
  expect(events).not.toContain("run");
});

test("reads again before it refuses, and goes on where an old reading was wrong", async () => {
  const { events, remedy, ports, licensed } = setUp();
  expect((await conduct(remedy, licensed(false), ports)).outcome).toBe(DONE);
  expect(events.slice(0, 2)).toEqual(["precondition false", "reread"]);
});

test("refuses without asking where it is still so", async () => {
  const { events, remedy, ports, licensed } = setUp({}, { later: { licensed: false } });
  const { outcome } = await conduct(remedy, licensed(false), ports);
  expect(outcome).toMatchObject({ kind: "failed", title: "Cannot Restart Defender", detail: "No license." });
  expect(events).not.toContain("confirm");
});

test("asks nothing where nothing needs confirming, and does not read twice", async () => {
  const { events, remedy, ports, licensed } = setUp({ confirmation: () => undefined });
  await conduct(remedy, licensed(true), ports);
  expect(events.filter((event) => event === "reread")).toHaveLength(1);
  expect(events).not.toContain("confirm");
});

test("judges the fresh reading, not the old one, when it runs", async () => {
  const seen: unknown[] = [];
  const { remedy, ports, licensed } = setUp({
    run: async ({ assessment, snapshot }) => {
      seen.push(assessment.engine, snapshot.health.state);
      return DONE;
    },
  });
  await conduct(remedy, licensed(true), ports);
  expect(seen).toEqual(["endpoint_security_extension", "fresh"]);
});

test("tells a remedy that breaks in words, and never rejects", async () => {
  const { remedy, ports, licensed } = setUp({
    terminal: "sudo true",
    run: async () => {
      throw new Error("kaboom");
    },
  });
  expect((await conduct(remedy, licensed(true), ports)).outcome).toMatchObject({
    kind: "failed",
    title: "Could Not Restart Defender",
    nextStep: expect.any(String),
    terminal: "sudo true",
  });
});

test("does not read again after a remedy that was cancelled", async () => {
  const { events, remedy, ports, licensed } = setUp({
    confirmation: () => undefined,
    run: async () => ({ kind: "cancelled", title: "Cancelled" }),
  });
  await conduct(remedy, licensed(true), ports);
  expect(events).not.toContain("reread");
});
