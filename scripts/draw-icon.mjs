/** Draws assets/extension-icon.png (512 × 512, as the Store wants it) from its source. */
import sharp from "sharp";

await sharp("scripts/extension-icon.svg")
  .resize(512, 512)
  .png({ compressionLevel: 9 })
  .toFile("assets/extension-icon.png");
