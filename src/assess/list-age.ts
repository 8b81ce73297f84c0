import { lastKnown } from "../model/snapshot";
import { clockTime } from "../text/times";
import type { FindingContext } from "./context";

/** A sentence on when macOS's list of extensions was read, to stand after a claim from it; empty where it was with health. */
export function listAge({ extensions, extensionsAreFresh, now, snapshot }: FindingContext): string {
  const read = lastKnown(snapshot.systemExtensions);
  if (!extensions || extensionsAreFresh || !read) return "";
  return ` That was so at ${clockTime(read.readAt, now)}.`;
}
