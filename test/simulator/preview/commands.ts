import type { Manifest } from "../raycast";
import type { CommandInfo } from "./state";

/** What the host has no use for and the page draws. */
type FullManifest = { icon: string; commands: (Partial<CommandInfo> & { name: string })[] };

/** The manifest's commands as root search shows them; `subtitles` are those that commands gave themselves. */
export function commandInfos(manifest: Manifest, subtitles: (name: string) => string | undefined): CommandInfo[] {
  return (manifest as unknown as FullManifest).commands.map((command) => {
    const { name, title = name, subtitle = "", description = "", keywords = [], mode = "view", interval } = command;
    const shown = subtitles(name) ?? subtitle;
    return { name, title, subtitle: shown, description, keywords, mode, ...(interval ? { interval } : {}) };
  });
}

/** The extension's own icon: the name of an asset. */
export function extensionIcon(manifest: Manifest): string {
  return (manifest as unknown as FullManifest).icon;
}
