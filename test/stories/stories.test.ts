import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { all, times } from "../length";
import { presets, type PresetName } from "../simulator/mac/presets";
import { checkNextPoll, checkNotifications, checkReading, checkShown } from "./checks";
import { anyStep, type Step, take } from "./steps";
import { HOUR, MINUTE, World } from "./world";
import { ALL_PARTS } from "../../src/snapshot/parts";

let mockWorld: World;

jest.mock(
  "@raycast/api",
  () => ({
    Cache: class {
      get = (key: string) => mockWorld.kept.get(key);
      set = (key: string, text: string) => void mockWorld.kept.set(key, text);
    },
    Color: new Proxy({}, { get: (_, name) => name }),
    Icon: new Proxy({}, { get: (_, name) => name }),
    Image: {},
  }),
  { virtual: true },
);
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

describe("in every story", () => {
  // STORIES says how many, SEED from where: both are printed with a story that goes wrong, and the story with them.
  const numRuns = Number(process.env.STORIES) || times(2_000, 40);
  const seed = Number(process.env.SEED) || Date.now() % 2 ** 31;

  it(
    `nothing is shown that is not so (${numRuns} stories, seed ${seed})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...TOLD), fc.array(anyStep, { minLength: 1, maxLength: 14 }), tell),
        { numRuns, seed },
      );
      // Nothing waits for it: it only ends what hangs.
    },
    300_000 + numRuns * 5_000,
  );
});

/** When each Mac is looked at, in minutes from the first look; in between the menu bar polls. */
const MOMENTS = [0, 1, 2, 11, 61, 25 * 60];

describe.each(all(PRESETS, IN_SHORT))("on the Mac of the preset %s", (preset) => {
  it("no surface contradicts another for a day", async () => {
    const world = live(preset);
    await world.read(ALL_PARTS);
    await check();
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
  });
});
