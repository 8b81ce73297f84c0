import { approvedWords } from "../../../src/guide/next-words";
import { REMEDIES } from "../../../src/remedies";
import { watchFor } from "../../../src/remedies/run/watch";
import type { RemedyContext } from "../../../src/remedies/types";
import { fakeMac, judged, snapshotOf, type MacOptions } from "./fake-mac";
import type { SetupStep, SetupStepId } from "../../../src/model/setup";
import type { Snapshot } from "../../../src/model/snapshot";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

const WAITING: MacOptions = { endpointSecurity: "waiting_for_user" };

/** A Mac that is read as waiting until so many readings were made, and as approved from then on. */
function approvedAfter(readings: number): { context: RemedyContext; seen: () => number; now: () => number } {
  const mac = fakeMac(WAITING);
  let seen = 0;
  const context: RemedyContext = {
    ...mac.context,
    reread: async () => judged(snapshotOf(++seen > readings ? {} : WAITING)),
  };
  return { context, seen: () => seen, now: () => context.mac.clock.now() };
}

const settled = REMEDIES["approve-endpoint-security"].settled!;
const noted = async () => undefined;

test("an approval is seen, with each reading and the one before", async () => {
  const { context, seen } = approvedAfter(3);
  const pairs: [Snapshot, Snapshot][] = [];
  const watched = await watchFor(settled, context, async (before, after) => void pairs.push([before, after]));
  expect(watched.state).toBe("settled");
  expect(seen()).toBe(4);
  expect(pairs[1]?.[0]).toBe(pairs[0]?.[1]);
  expect(watched.judged.snapshot).toBe(pairs.at(-1)?.[1]);
});

test("whoever never approves is not watched for ever", async () => {
  const { context, now } = approvedAfter(Infinity);
  const began = now();
  expect((await watchFor(settled, context, noted)).state).toBe("gave-up");
  expect(now() - began).toBeLessThanOrEqual(5 * 60_000);
});

test("it ends without a word when somebody begins something else", async () => {
  const { context, seen } = approvedAfter(Infinity);
  const isOvertaken = () => seen() >= 2;
  expect((await watchFor(settled, { ...context, isOvertaken }, noted)).state).toBe("overtaken");
  expect(seen()).toBe(2);
});

test("only what the Mac shows is watched for", () => {
  const watched = Object.values(REMEDIES)
    .filter((remedy) => remedy.settled)
    .map(({ id }) => id);
  expect(watched.sort()).toEqual([
    "allow-network-filter",
    "approve-endpoint-security",
    "approve-network",
    "grant-full-disk-access",
  ]);
});

test("what is next fits a HUD, whatever step it is", () => {
  const ids: SetupStepId[] = [
    "macos-version",
    "product-version",
    "channel",
    "restart",
    "approve-endpoint-security",
    "approve-network",
    "allow-network-filter",
    "full-disk-access",
    "reboot",
    "verify-engine",
    "validate-detection",
  ];
  for (const id of ids) {
    const words = approvedWords([{ id, state: "next" } as SetupStep]);
    expect(words).toMatch(/^Approved\. Next: [A-Z]/);
    expect(words.length).toBeLessThanOrEqual(40);
  }
  expect(approvedWords([]).length).toBeLessThanOrEqual(40);
});
