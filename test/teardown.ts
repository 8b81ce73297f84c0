import { rmSync } from "node:fs";
import { TEMPORARY } from "./simulator/raycast/temporary";

/** Removes what the tests' hosts kept; a child that has not ended yet may still write there. */
export default function teardown(): void {
  const folder = process.env[TEMPORARY];
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}
