import { readFileSync } from "node:fs";
import { distFolder } from "./simulator/raycast/build";

/**
 * Runs before each suite: one that runs the extension's bundles has them built here, where no test's limit counts the
 * time that takes, and where a type error fails the suite once and with the compiler's own words.
 */
const { testPath } = expect.getState();
if (testPath && /\b(distFolder|startPreview)\b/.test(readFileSync(testPath, "utf8"))) distFolder();
