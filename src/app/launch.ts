import { environment, launchCommand, LaunchType, showHUD, showToast, Toast } from "@raycast/api";
import { COMMAND_TITLES, type CommandName } from "../model/command";
import { HUD_LENGTH } from "../remedies/run/feedback";
import type { FixRequest } from "../remedies/run/request";
import type { Remedy, RemedyContext } from "../remedies/types";

/**
 * Asks Raycast to run another command of this extension; false where it refused, as it does with one that is disabled.
 * `launchCommand` throws then, in some hosts before it gives a promise.
 */
export async function launch(
  command: CommandName,
  context?: Readonly<Record<string, unknown>>,
  type = LaunchType.UserInitiated,
): Promise<boolean> {
  try {
    await launchCommand({ name: command, type, ...(context && { context: { ...context } }) });
    return true;
  } catch {
    return false;
  }
}

/** Shows another command of this extension, or says in words that Raycast refused. Never rejects. */
export async function show(command: CommandName, context?: Readonly<Record<string, string>>): Promise<void> {
  await runCommand(command, context);
}

/** Runs another command of this extension, with any context, or says in words that Raycast refused. Never rejects. */
export async function runCommand(command: CommandName, context?: Readonly<Record<string, unknown>>): Promise<void> {
  if (!(await launch(command, context))) await tellRefusal(command);
}

/**
 * Hands a remedy to the command that carries it out, which outlives the menu, or the window, it was chosen in. Where
 * Raycast refuses `fix`, the guide is opened, which says in words what there is to do. Never rejects.
 */
export async function handToFix(
  { id, command }: Pick<Remedy, "id" | "command">,
  choice: Omit<FixRequest, "remedy"> = {},
): Promise<void> {
  const target = command ?? { name: "fix" as const, context: { remedy: id, ...choice } };
  if (await launch(target.name, target.context)) return;
  await tellRefusal(target.name);
  if (target.name === "fix") await launch("setup");
}

/** Hands a remedy over with what was chosen; where a view is all it leads to, that is shown. Never rejects. */
export async function handOver(
  remedy: Remedy,
  { channel, threat }: Pick<RemedyContext, "channel" | "threat"> = {},
): Promise<void> {
  if (remedy.view && channel === undefined) return show(remedy.view);
  return handToFix(remedy, { ...(channel && { channel }), ...(threat?.id && { threat: threat.id }) });
}

/**
 * Has the menu bar painted again from what is kept, where the person activated it: no child, no history, no
 * notification of its own.
 */
export async function repaintMenuBar(): Promise<void> {
  await launch("menu-bar", { paint: true }, LaunchType.Background);
}

/** Has the menu bar read every part of the Mac, in a run that outlives the open menu. */
export async function readEverything(): Promise<void> {
  if (!(await launch("menu-bar", { read: "all" }, LaunchType.Background))) await tellRefusal("menu-bar");
}

/** Raycast says no more than that it did not run the command; that it is disabled is by far the likeliest reason. */
async function tellRefusal(command: CommandName): Promise<void> {
  const title = `Enable ${COMMAND_TITLES[command]}`;
  const inSettings = `${title} in Settings`;
  try {
    if (environment.commandMode === "view") {
      await showToast({
        style: Toast.Style.Failure,
        title,
        message: "Raycast did not run it. Enable it in Raycast's settings, under Extensions.",
      });
    } else {
      await showHUD(inSettings.length > HUD_LENGTH ? title : inSettings);
    }
  } catch {
    // Where Raycast refuses that too, there is nothing left to tell it with.
  }
}
