/** Draws every picture in assets from its source: the extension's icon (512 × 512, as the Store wants it) and the states'. */
import sharp from "sharp";
import { STATE_ICONS, stateIconSvg } from "./state-icons.mjs";

await sharp("scripts/extension-icon.svg")
  .resize(512, 512)
  .png({ compressionLevel: 9 })
  .toFile("assets/extension-icon.png");

for (const [name, path] of Object.entries(STATE_ICONS)) {
  await sharp(Buffer.from(stateIconSvg(path)))
    .png({ compressionLevel: 9 })
    .toFile(`assets/${name}.png`);
}
