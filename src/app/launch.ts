import { launchCommand, LaunchType } from "@raycast/api";

/** Shows another command of this extension. Raycast refuses one that is disabled: then nothing happens. */
export async function show(command: string, context?: Record<string, string>): Promise<void> {
  await launchCommand({ name: command, type: LaunchType.UserInitiated, context }).catch(() => undefined);
}
