import { fileURLToPath } from "node:url";
import type { MacSetup } from "../worker-setup";

/** What belongs to the Mac and not to the machine that carries it. */
const OF_THE_MAC = ["/usr/local", "/usr/bin", "/usr/sbin", "/Applications", "/Library", "/System", "/Users"];

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Maps the Mac's paths into its folder, and back in what comes out. */
export interface Redirection {
  /** A path, text or file URL, as it is on this machine; anything else is given back as it is. */
  into<T>(path: T): T | string;
  /** Takes the Mac's folder out of a text. */
  outOf(text: string): string;
  /** Rewrites an error in place, so that it names the path that was asked for. */
  rename(error: unknown): unknown;
}

/** The redirection of one simulated Mac. */
export function redirection(mac: MacSetup): Redirection {
  const kept = [mac.root, ...mac.untouched];
  const outOf = (text: string) => text.split(mac.root).join("");
  return {
    into(path) {
      const text = path instanceof URL && path.protocol === "file:" ? fileURLToPath(path) : path;
      if (typeof text !== "string" || kept.some((folder) => isWithin(text, folder))) return path;
      return OF_THE_MAC.some((folder) => isWithin(text, folder)) ? mac.root + text : path;
    },
    outOf,
    rename(error) {
      if (!(error instanceof Error)) return error;
      const named = error as Error & { path?: unknown; dest?: unknown };
      const stack = named.stack;
      named.message = outOf(named.message);
      if (stack !== undefined) named.stack = outOf(stack);
      if (typeof named.path === "string") named.path = outOf(named.path);
      if (typeof named.dest === "string") named.dest = outOf(named.dest);
      return named;
    },
  };
}
