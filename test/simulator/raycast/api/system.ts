import { readFileSync } from "node:fs";
import { ask, tell } from "../worker/link";
import { toPlain } from "../worker/plain";
import { setup } from "../worker/setup";
import type { Json, LaunchType, ToWorker } from "../protocol";

/** Opens a file, folder or URL; the host hears it and opens nothing. */
export async function open(target: string, application?: unknown): Promise<void> {
  const name = typeof application === "string" ? application : (application as { name?: string } | undefined)?.name;
  tell({ kind: "open", target: String(target), ...(name === undefined ? {} : { application: name }) });
}

/** Shows a path in Finder. */
export async function showInFinder(path: unknown): Promise<void> {
  await open(String(path), "Finder");
}

/** What the simulated Mac's Finder has selected; throws, as Raycast does, where Finder is not in front or has nothing. */
export async function getSelectedFinderItems(): Promise<{ path: string }[]> {
  const { finderSelection = [] } = setup.mac
    ? (JSON.parse(readFileSync(setup.mac.clockFile, "utf8")) as { finderSelection?: string[] })
    : {};
  if (finderSelection.length === 0) throw new Error("Finder isn't the frontmost application");
  return finderSelection.map((path) => ({ path }));
}

/** Has no stand-in on purpose: a host that drew a moved file without moving it would mislead. */
export async function trash(paths: unknown): Promise<void> {
  throw new Error(`The host moves nothing to the Trash (${String(paths)})`);
}

export async function closeMainWindow(): Promise<void> {
  tell({ kind: "closeWindow" });
}

export async function popToRoot(): Promise<void> {
  tell({ kind: "popToRoot" });
}

export async function openCommandPreferences(): Promise<void> {
  tell({ kind: "openPreferences", of: "command" });
}

export async function openExtensionPreferences(): Promise<void> {
  tell({ kind: "openPreferences", of: "extension" });
}

export async function clearSearchBar(): Promise<void> {
  tell({ kind: "log", level: "debug", text: "The search bar was cleared" });
}

interface LaunchOptions {
  name: string;
  type: LaunchType;
  context?: unknown;
  arguments?: unknown;
  extensionName?: string;
}

/** Launches another command of the extension. The host may refuse, at the call itself or by the promise. */
export function launchCommand(options: LaunchOptions): Promise<void> {
  const refused = setup.refusedLaunches[options.type]?.[options.name];
  if (refused !== undefined) throw new Error(refused);
  return launched(options);
}

async function launched(options: LaunchOptions): Promise<void> {
  if (options.extensionName && options.extensionName !== setup.environment.extensionName) {
    throw new Error(`Could not find the extension “${options.extensionName}”`);
  }
  const answer = await ask<Extract<ToWorker, { kind: "launched" }>>((id) => ({
    kind: "launch",
    id,
    command: options.name,
    type: options.type,
    ...(options.context === undefined ? {} : { context: toPlain(options.context, "context") as Json }),
    ...(options.arguments === undefined ? {} : { arguments: toPlain(options.arguments, "arguments") as Json }),
  }));
  if (answer.error !== undefined) throw new Error(answer.error);
}

/** Changes the command's subtitle in root search; null takes the change back. */
export async function updateCommandMetadata(metadata: { subtitle?: string | null }): Promise<void> {
  tell({ kind: "subtitle", text: metadata.subtitle ?? null });
}

/** Reports to the developer without disturbing the person. */
export function captureException(exception: unknown): void {
  tell({ kind: "log", level: "exception", text: exception instanceof Error ? exception.message : String(exception) });
}
