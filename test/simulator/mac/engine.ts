import { isDict } from "./preferences";
import type { ExtensionKind, State } from "./state";
import { atLeast, macOSMajor } from "./versions";

/** How long the preview products waited for an approval before they fell back. */
export const APPROVAL_MS = 60_000;

/** The channel names that AutoUpdate knows, and the ring that each stands for (Microsoft's mau-preferences page). */
const RINGS: Record<string, string> = {
  Beta: "InsiderFast",
  InsiderFast: "InsiderFast",
  Preview: "External",
  External: "External",
  Current: "Production",
  Production: "Production",
};

/** On 10.15 the product runs on the kernel extension while it has no approval; from macOS 11 on there is none. */
export function hasFallback(state: State): boolean {
  return macOSMajor(state.macOS.version) < 11;
}

/** The app's folder name: renamed in product 101.56.35. */
export function appName(state: State): string {
  return atLeast(state.defender.version, "101.56.35") || state.defender.installed !== "product"
    ? "Microsoft Defender.app"
    : "Microsoft Defender ATP.app";
}

/**
 * Whether the product asks for system extensions at all. The preview asked for macOS 10.15.4, product 101.03.73 and the
 * Insider Fast ring; a product older than that never does. From macOS 11 on, 101.09.50 is taken as the first that does
 * (a guess: Microsoft's pages name it as the first one tried on macOS 11).
 */
export function usesSystemExtensions(state: State): boolean {
  const { defender, macOS } = state;
  if (hasFallback(state)) {
    const inPreview = defender.releaseRing === "InsiderFast" || atLeast(defender.version, "101.19.48");
    return atLeast(macOS.version, "10.15.4") && atLeast(defender.version, "101.03.73") && inPreview;
  }
  return atLeast(defender.version, "101.09.50");
}

/** What real-time protection runs through, in Defender's own word. */
export function engine(state: State): "endpoint_security_extension" | "kernel_extension" | "unavailable" {
  const { defender, daemon, extensions } = state;
  if (!daemon.running || !defender.licensed) return "unavailable";
  if (!usesSystemExtensions(state)) return hasFallback(state) ? "kernel_extension" : "unavailable";
  if (state.fellBack) return "kernel_extension";
  return extensions.endpoint_security.state === "enabled" ? "endpoint_security_extension" : "unavailable";
}

/** Whether the network extension runs and may filter. */
export function networkFilterRuns(state: State): boolean {
  return state.daemon.running && state.extensions.network.state === "enabled" && state.defender.networkFilterAllowed;
}

/** Whether a file that lands on the disk is looked at. */
export function realTimeProtectionWorks(state: State): boolean {
  return state.defender.realTimeProtection && !state.defender.passive && engine(state) !== "unavailable";
}

/**
 * The channel word that counts: policy's; then Defender's own entry, in whichever layer; then the user's word for all
 * apps; then the system-wide one. That policy's word for all apps beats an entry for Defender is a guess.
 */
export function writtenChannel(state: State): string | undefined {
  const [managed, user, system] = (["managed", "user", "system"] as const).map((layer) => {
    const preferences = state.preferences[layer]["com.microsoft.autoupdate2"] ?? {};
    const applications = preferences["Applications"];
    const entry = isDict(applications) ? applications[`/Applications/${appName(state)}`] : undefined;
    return { app: isDict(entry) ? entry["ChannelName"] : undefined, all: preferences["ChannelName"] };
  });
  const words = [managed?.app, managed?.all, user?.app, system?.app, user?.all, system?.all];
  return words.find((word) => typeof word === "string");
}

/** The ring that a channel word stands for; a missing or unknown one counts as Production. */
export function ringOf(channel: string | undefined): string {
  return (channel !== undefined && RINGS[channel]) || "Production";
}

/** The extensions that still wait for an approval, in the order in which System Preferences shows them. */
export function waitingExtensions(state: State): ExtensionKind[] {
  return (["endpoint_security", "network"] as const).filter((kind) => state.extensions[kind].state === "waiting");
}

/** On 10.15 the approval is only offered until the product fell back; after that the daemon has to start again. */
export function approvalIsOffered(state: State): boolean {
  return !state.fellBack;
}
