import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { LONG, all, times } from "../length";
import type { Action } from "../simulator/mac/action";
import { presets, type PresetName } from "../simulator/mac/presets";
import { checkNextPoll, checkNotifications, checkReading, checkShown } from "./checks";
import { anyStep, type Step, take } from "./steps";
import { ANY, HOUR, isActive, MINUTE, World } from "./world";
import { assess } from "../../src/assess/assess";
import { setupSteps } from "../../src/guide/setup-steps";
import { loadSnapshot } from "../../src/snapshot/cache";
import getProtectionStatus from "../../src/tools/get-protection-status";
import getSetupSteps from "../../src/tools/get-setup-steps";
import listThreats from "../../src/tools/list-threats";
import { ALL_PARTS } from "../../src/snapshot/parts";

let mockWorld: World;

jest.mock(
  "@raycast/api",
  () => ({
    Cache: class {
      get = (key: string) => mockWorld.kept.get(key);
      set = (key: string, text: string) => void mockWorld.kept.set(key, text);
    },
    environment: { supportPath: "" },
    getPreferenceValues: () => ({}),
    LocalStorage: { getItem: () => Promise.resolve(undefined), setItem: () => Promise.resolve() },
    Color: new Proxy({}, { get: (_, name) => name }),
    Icon: new Proxy({}, { get: (_, name) => name }),
    Image: {},
  }),
  { virtual: true },
);
jest.mock("../../src/app/this-mac", () => ({ thisMac: () => mockWorld.mac }));
jest.mock("../../src/app/failure-log", () => ({ keepFailures: () => undefined }));
jest.mock("../../src/process/last-start", () => ({
  macStartedAt: () => mockWorld.startedAt,
  lastStart: () => mockWorld.startedAt,
}));
jest.mock("../../src/defender/mdatp-path", () => ({
  checkMdatpPath: () => {
    mockWorld.checkMdatp();
    return Promise.resolve(0);
  },
}));

const root = fs.mkdtempSync(path.join(os.tmpdir(), "stories-"));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

let count = 0;
const folder = () => path.join(root, String(count++));

function live(preset: PresetName, where = folder()): World {
  jest.spyOn(os, "release").mockReturnValue(presets[preset].build().macOS.kernel);
  return (mockWorld = new World(preset, where));
}

/** All that has to hold after a reading; what comes next is tried on a copy. */
async function check(): Promise<void> {
  const world = mockWorld;
  checkReading(world);
  checkShown(world);
  try {
    mockWorld = world.fork();
    await checkNextPoll(world, mockWorld);
  } finally {
    mockWorld = world;
  }
}

async function tell(preset: PresetName, story: readonly Step[]): Promise<void> {
  const where = folder();
  const world = live(preset, where);
  try {
    for (const step of story) {
      await take(world, step, check);
      checkShown(world);
    }
    checkNotifications(world);
  } finally {
    fs.rmSync(where, { recursive: true, force: true });
  }
}

const PRESETS = Object.keys(presets) as PresetName[];
/** Too long a list for stories of many polls. */
const TOLD = PRESETS.filter((name) => name !== "ten-thousand-threats");

/** One Mac of each kind: well, fallen back, not set up, told by banners, silent, and with malware. */
const IN_SHORT: PresetName[] = [
  "healthy",
  "pilot-fallen-back",
  "not-approved",
  "unlicensed",
  "hanging",
  "threats",
  "upgrading",
];

/** Any Mac, and more often one on which most can change. */
const ANY_MAC = fc.oneof(
  fc.constantFrom(...TOLD),
  fc.constantFrom<PresetName>("healthy", "not-approved", "pilot-fallen-back", "pilot-wrong-channel", "upgrading"),
);

describe("in a story that went wrong once", () => {
  const look: Step = { what: "look at the menu" };
  const polls: Step = { what: "polls", times: 11 };
  const act = (action: Action): Step => ({ what: "do", action });

  it.each<[string, PresetName, Step[]]>([
    ["the extensions are approved after a look", "not-approved", [look, { what: "approve everything" }, polls]],
    [
      "a restart that was waited for is done",
      "healthy",
      [{ what: "an extension waits for a restart" }, look, polls, act({ id: "restart-mac" }), polls],
    ],
    [
      "Defender hangs, and a person looks before the poll does",
      "healthy",
      [polls, act({ id: "hang-daemon" }), look, polls],
    ],
    [
      "an extension is switched off after a look",
      "healthy",
      [look, act({ id: "revoke", kind: "endpoint_security" }), polls, look, polls],
    ],
  ])("%s", (_, preset, story) => tell(preset, story));
});

describe("in every story", () => {
  // STORIES says how many, SEED from where: both are printed with a story that goes wrong, and the story with them.
  const numRuns = Number(process.env.STORIES) || times(2_000, 40);
  // The short form tells the same stories each time: a change is what makes it fail. The long form looks for new ones.
  const seed = Number(process.env.SEED) || (LONG ? Date.now() % 2 ** 31 : 20_261_127);

  it(
    `nothing is shown that is not so (${numRuns} stories, seed ${seed})`,
    async () => {
      await fc.assert(fc.asyncProperty(ANY_MAC, fc.array(anyStep, { minLength: 1, maxLength: 14 }), tell), {
        numRuns,
        seed,
      });
      // Nothing waits for it: it only ends what hangs.
    },
    300_000 + numRuns * 5_000,
  );
});

/** What a model is told is what everybody else sees. */
async function checkTools(): Promise<void> {
  const { mac, state } = mockWorld;
  const status = await getProtectionStatus();
  const snapshot = loadSnapshot(mac.clock.now());
  if (!snapshot) throw new Error("Nothing was kept of what a tool read.");
  const now = mac.clock.now();
  const { level, headline, findings } = assess(snapshot, ANY, now);
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  expect({ level: status.level, headline: status.headline, ids: ids(status.findings) }).toEqual({
    level,
    headline,
    ids: ids(findings),
  });
  const { steps } = await getSetupSteps();
  const shown = setupSteps(snapshot, ANY, now, { macBootedAt: mockWorld.startedAt });
  expect(steps.map((step) => [step.id, step.state])).toEqual(shown.map((step) => [step.id, step.state]));
  const { counts, problem } = await listThreats({});
  if (!problem) expect(counts.active).toBe(state.threats.filter(isActive).length);
}

describe("malware that comes while nobody looks", () => {
  const polls = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      mockWorld.pass(MINUTE);
      await mockWorld.poll();
      checkShown(mockWorld);
    }
    return mockWorld.notified.map(({ title }) => title);
  };
  const malware = () => take(mockWorld, { what: "malware comes", status: "active" }, async () => undefined);
  const FOUND = "Microsoft Defender: Malware Found, Not Removed";

  it("is told once within a quarter of an hour, a second one too, and its end by nothing", async () => {
    live("healthy");
    expect(await polls(5)).toEqual([]);
    await malware();
    expect(await polls(15)).toEqual([FOUND]);
    expect(await polls(60)).toEqual([FOUND]);
    await malware();
    expect(await polls(15)).toEqual([FOUND, FOUND]);
    await take(mockWorld, { what: "malware goes" }, async () => undefined);
    expect(await polls(15)).toEqual([FOUND, FOUND]);
    expect(mockWorld.seen.at(-1)?.assessment.level).toBe("protected");
  });

  it("is told on through a night, a start of the Mac, a Defender that is silent, and a clock set back", async () => {
    live("healthy");
    await polls(5);
    await malware();
    await polls(15);
    mockWorld.pass(25 * HOUR);
    checkShown(mockWorld);
    mockWorld.act({ id: "set-tool-behavior", behavior: "hang" });
    await polls(3);
    mockWorld.act({ id: "restart-mac" });
    await polls(3);
    mockWorld.offset -= 48 * HOUR;
    await polls(3);
    expect(mockWorld.seen.at(-1)?.assessment.loud).toBe(true);
  });
});

/** When each Mac is looked at, in minutes from the first look; in between the menu bar polls. */
const MOMENTS = [0, 1, 2, 11, 61, 25 * 60];

describe.each(all(PRESETS, IN_SHORT))("on the Mac of the preset %s", (preset) => {
  it("no surface contradicts another for a day", async () => {
    const world = live(preset);
    await world.read(ALL_PARTS);
    await check();
    await checkTools();
    for (let minute = 1; minute <= 61; minute += 1) {
      world.pass(MINUTE);
      await world.poll();
      checkReading(world);
      if (MOMENTS.includes(minute)) await check();
    }
    world.pass(24 * HOUR - MINUTE);
    checkShown(world);
    for (let minute = 0; minute < 2; minute += 1) {
      await world.poll();
      await check();
      world.pass(MINUTE);
    }
    await world.read(ALL_PARTS);
    await check();
    await checkTools();
  });
});
