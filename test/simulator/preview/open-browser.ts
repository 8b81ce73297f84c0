import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../../../src/process/run";

/** Where the desktop's own opener is: `open` on a Mac, `xdg-open` elsewhere; undefined where there is none. */
function opener(): string | undefined {
  if (process.platform === "darwin") return "/usr/bin/open";
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder.startsWith("/"));
  return folders.map((folder) => join(folder, "xdg-open")).find((file) => existsSync(file));
}

/** Asks the desktop to show `url` in a browser; says whether anything took it. */
export async function openBrowser(url: string): Promise<boolean> {
  const program = opener();
  if (program === undefined) return false;
  const { exitCode } = await run({ program, args: [url], timeoutMs: 10_000 });
  return exitCode === 0;
}
