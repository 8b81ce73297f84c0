import type { PlistDict, PlistValue, PreferenceLayer, State } from "./state";

/** A domain's preferences of one layer, made where there are none. */
export function preferencesOf(state: State, layer: PreferenceLayer, domain: string): PlistDict {
  return (state.preferences[layer][domain] ??= {});
}

export function isDict(value: PlistValue | undefined): value is PlistDict {
  return typeof value === "object" && !Array.isArray(value);
}

/** The folder of each layer's files, as the Mac sees it. */
export const PREFERENCE_FOLDERS: Record<PreferenceLayer, string> = {
  managed: "/Library/Managed Preferences",
  user: "/Users/pilot/Library/Preferences",
  system: "/Library/Preferences",
};

/** The layer and domain that a name given to `defaults` stands for: a domain is the user's, a path says where. */
export function locateDomain(name: string): { layer: PreferenceLayer; domain: string } | undefined {
  if (!name.startsWith("/") && !name.startsWith("~")) return { layer: "user", domain: name.replace(/\.plist$/, "") };
  const path = name.replace(/^~/, "/Users/pilot").replace(/\.plist$/, "");
  for (const layer of ["managed", "user", "system"] as const) {
    const folder = `${PREFERENCE_FOLDERS[layer]}/`;
    if (path.startsWith(folder)) return { layer, domain: path.slice(folder.length) };
  }
  return undefined;
}
