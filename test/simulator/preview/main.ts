import { join } from "node:path";
import { ensureBuilt, projectFolder } from "../raycast";
import { HELP, readArguments } from "./arguments";
import { assetsFolder, Desktop } from "./desktop";
import { openBrowser } from "./open-browser";
import { bundlePage } from "./page-bundle";
import { startServer } from "./server";

/** `npm start`: builds what is not built, serves the page, and opens it where there is a browser. */
async function main(): Promise<void> {
  const { help, open, preset, real, port } = readArguments(process.argv.slice(2));
  if (help) return console.log(HELP);
  if (real && process.platform !== "darwin") throw new Error("--real needs a Mac");
  // As on a Mac: where a group may write to new folders, the simulated mdatp in them would be refused.
  process.umask(0o022);
  const root = projectFolder();
  console.log("Building the extension where it is not built yet, about half a minute the first time…");
  const [dist, page] = await Promise.all([
    ensureBuilt(),
    bundlePage(join(root, "test", "simulator", "preview", "page")),
  ]);
  const supportPath = join(root, "build", "preview", "support");
  const desktop = new Desktop(real ? { dist, supportPath } : { dist, preset });
  const server = await startServer({ desktop, page, assetsFolder: assetsFolder(dist), port });
  console.log(`The preview is at ${server.url}\nIt is for this machine only. Control-C ends it.`);
  if (open && !(await openBrowser(server.url))) console.log("No browser could be opened: open the address by hand.");

  const end = (): void => {
    void Promise.all([server.close(), desktop.close()]).finally(() => process.exit(0));
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
