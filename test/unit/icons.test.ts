import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { LEVELS } from "../../src/model/level";

const assets = join(__dirname, "../../assets");
const icons = readdirSync(assets).filter((name) => name.startsWith("state-"));

/** How much of the picture is covered, from 0 to 1. */
async function coverage(name: string): Promise<number> {
  const { data, info } = await sharp(readFileSync(join(assets, name)))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let sum = 0;
  for (let index = 3; index < data.length; index += info.channels) sum += data[index] ?? 0;
  return sum / 255 / (info.width * info.height);
}

test("every level has its own picture, and malware one beside them", () => {
  expect(icons.sort()).toEqual([...LEVELS, "malware"].map((state) => `state-${state}.png`).sort());
});

test("each is 64 pixels wide and high, in one color on nothing, so that a tint shows", async () => {
  for (const name of icons) {
    const image = sharp(readFileSync(join(assets, name)));
    expect(await image.metadata()).toMatchObject({ width: 64, height: 64, hasAlpha: true, format: "png" });
    const { channels } = await image.stats();
    // Red, green and blue are 0 wherever anything is drawn.
    expect(channels.slice(0, -1).map(({ max }) => max)).toEqual(channels.slice(0, -1).map(() => 0));
  }
});

test("the worse the state, the louder its picture", async () => {
  const of = async (state: string) => coverage(`state-${state}.png`);
  const quiet = Math.max(await of("protected"), await of("unknown"));
  for (const state of ["attention", "fallback", "unprotected"]) expect(await of(state)).toBeGreaterThan(quiet);
  for (const state of LEVELS) expect(await of("malware")).toBeGreaterThan(await of(state));
});

test("no two look alike at the size of the menu bar", async () => {
  const small = await Promise.all(
    icons.map((name) => sharp(join(assets, name)).resize(16, 16).extractChannel("alpha").raw().toBuffer()),
  );
  for (const [index, one] of small.entries()) {
    for (const other of small.slice(index + 1)) {
      const different = one.filter((value, pixel) => Math.abs(value - (other[pixel] ?? 0)) > 96).length;
      expect(different).toBeGreaterThanOrEqual(8);
    }
  }
});
