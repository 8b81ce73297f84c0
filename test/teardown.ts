import { rmSync } from "node:fs";
import { TEMPORARY } from "./simulator/raycast/temporary";

/** Removes what the tests' hosts kept. */
export default function teardown(): void {
  const folder = process.env[TEMPORARY];
  if (folder) rmSync(folder, { recursive: true, force: true });
}
