import { access } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { places, programs } from "../process/programs";
import type { Mac } from "../process/mac";
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

/** How the Mac's preferences are read: by its programs, and by whether a file is there. */
export interface PreferencesMac extends Pick<Mac, "run"> {
  /** The file system's own answer where nothing is said. */
  exists?: (path: string) => Promise<boolean>;
}

/** The update channel that Microsoft AutoUpdate was told for Defender, and where. Throws FailureError. */
export async function readChannel(mac: PreferencesMac): Promise<ChannelReading> {
  return resolveChannel(await readChannelLayers(mac));
}

/** What each layer of preferences tells Microsoft AutoUpdate. Throws FailureError. */
export async function readChannelLayers(mac: PreferencesMac): Promise<ChannelLayers> {
  const [managed, user, system] = await Promise.all([
    readManaged(mac),
    readUser(mac),
    readFile(join(places.systemPreferences, AUTOUPDATE_DOMAIN), mac),
  ]);
  return { managed, user, system };
}

/** Policy may speak to the Mac or to its user; what it tells the user is in a folder of the user's name. */
async function readManaged(mac: PreferencesMac): Promise<AutoUpdatePreferences | undefined> {
  const user = userName();
  const [forMac, forUser] = await Promise.all([
    readFile(join(places.managedPreferences, AUTOUPDATE_DOMAIN), mac),
    user === undefined ? undefined : readFile(join(places.managedPreferences, user, AUTOUPDATE_DOMAIN), mac),
  ]);
  return [forMac, forUser].find((layer) => layer !== undefined && namesChannel(layer)) ?? forMac ?? forUser;
}

/** The user's own layer. It is asked for by name, not by file: macOS keeps what was just written in memory for a while. */
async function readUser(mac: PreferencesMac): Promise<AutoUpdatePreferences | undefined> {
  const { exitCode, stdout } = await askTool(mac, exporting(AUTOUPDATE_DOMAIN));
  // The exit code is how `defaults` says that nobody has written to this domain; its words change with macOS.
  return exitCode === 0 ? parseAutoUpdatePreferences(stdout) : undefined;
}

/** A layer that is a file. No child is started for one that is not there. */
async function readFile(path: string, mac: PreferencesMac): Promise<AutoUpdatePreferences | undefined> {
  if (!(await (mac.exists ?? fileExists)(`${path}.plist`))) return undefined;
  return parseAutoUpdatePreferences(await runTool(mac, exporting(path)));
}

function exporting(domain: string): ToolRequest {
  return { program: programs.defaults, args: ["export", domain, "-"] };
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
