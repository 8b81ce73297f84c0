import { access } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { places, programs } from "../process/programs";
import type { Run } from "../process/run";
import {
  AUTOUPDATE_DOMAIN,
  namesChannel,
  parseAutoUpdatePreferences,
  resolveChannel,
  type AutoUpdatePreferences,
  type ChannelLayers,
} from "./parse-channel";
import { askTool, runTool, type ToolRequest } from "./run-tool";
import type { ChannelReading } from "../model/channel";

export interface ReadChannelOptions {
  run?: Run;
  /** Whether a file is there; for tests. */
  exists?: (path: string) => Promise<boolean>;
}

type Files = { run?: Run; exists: (path: string) => Promise<boolean> };

/** The update channel that Microsoft AutoUpdate was told for Defender, and where. Throws FailureError. */
export async function readChannel(options: ReadChannelOptions = {}): Promise<ChannelReading> {
  return resolveChannel(await readChannelLayers(options));
}

/** What each layer of preferences tells Microsoft AutoUpdate. Throws FailureError. */
export async function readChannelLayers({ run, exists = fileExists }: ReadChannelOptions = {}): Promise<ChannelLayers> {
  const [managed, user, system] = await Promise.all([
    readManaged({ run, exists }),
    readUser(run),
    readFile(join(places.systemPreferences, AUTOUPDATE_DOMAIN), { run, exists }),
  ]);
  return { managed, user, system };
}

/** Policy may speak to the Mac or to its user; what it tells the user is in a folder of the user's name. */
async function readManaged(files: Files): Promise<AutoUpdatePreferences | undefined> {
  const user = userName();
  const [forMac, forUser] = await Promise.all([
    readFile(join(places.managedPreferences, AUTOUPDATE_DOMAIN), files),
    user === undefined ? undefined : readFile(join(places.managedPreferences, user, AUTOUPDATE_DOMAIN), files),
  ]);
  return [forMac, forUser].find((layer) => layer !== undefined && namesChannel(layer)) ?? forMac ?? forUser;
}

/** The user's own layer. It is asked for by name, not by file: macOS keeps what was just written in memory for a while. */
async function readUser(run: Run | undefined): Promise<AutoUpdatePreferences | undefined> {
  const { exitCode, stdout } = await askTool(exporting(AUTOUPDATE_DOMAIN, run));
  // The exit code is how `defaults` says that nobody has written to this domain; its words change with macOS.
  return exitCode === 0 ? parseAutoUpdatePreferences(stdout) : undefined;
}

/** A layer that is a file. No child is started for one that is not there. */
async function readFile(path: string, { run, exists }: Files): Promise<AutoUpdatePreferences | undefined> {
  if (!(await exists(`${path}.plist`))) return undefined;
  return parseAutoUpdatePreferences(await runTool(exporting(path, run)));
}

function exporting(domain: string, run: Run | undefined): ToolRequest {
  return { program: programs.defaults, args: ["export", domain, "-"], run };
}

async function fileExists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function userName(): string | undefined {
  try {
    return userInfo().username || undefined;
  } catch {
    return undefined;
  }
}
