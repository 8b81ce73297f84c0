import { lines, type Invocation, type Outcome } from "../program";
import { appName, writtenChannel } from "../engine";

/** Microsoft AutoUpdate's command line. All words but `No updates applied` are a guess. */
export function msupdate({ state, args }: Invocation): Outcome {
  const has = (...names: string[]) => args.some((arg) => names.includes(arg));
  const { updateAvailable } = state.defender;
  if (has("-l", "--list")) {
    const found = updateAvailable ? ["Updates available:", `    WDAV00 Microsoft Defender ${updateAvailable}`] : [];
    return {
      stdout: lines("Checking for updates...", ...(found.length > 0 ? found : ["No updates available"])),
      exitCode: 0,
    };
  }
  if (has("-i", "--install")) {
    if (state.network !== "up") return { stderr: lines("No result returned from Update Assistant"), exitCode: 1 };
    if (!updateAvailable) return { stdout: lines("No updates applied"), exitCode: 0 };
    return { stdout: lines("Updates applied"), exitCode: 0, takesMs: 4_000, actions: [{ id: "install-update" }] };
  }
  if (has("-c", "--config")) {
    const text = [
      "{",
      `    ChannelName = ${writtenChannel(state) ?? "Current"};`,
      `    "${appName(state)}" = WDAV00;`,
      "}",
    ];
    return { stdout: lines(...text), exitCode: 0 };
  }
  return { stdout: lines("usage: msupdate [-l | --list] [-i | --install [-a ID]] [-c | --config]"), exitCode: 0 };
}
