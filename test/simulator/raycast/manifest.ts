import { readFileSync } from "node:fs";
import type { Json } from "./protocol";

export interface Preference {
  name: string;
  type: string;
  default?: Json;
  data?: { title: string; value: string }[];
}

export interface Command {
  name: string;
  title: string;
  subtitle?: string;
  mode: "view" | "menu-bar" | "no-view";
  interval?: string;
  preferences?: Preference[];
  disabledByDefault?: boolean;
}

export interface Tool {
  name: string;
  title: string;
  description: string;
}

/** The part of an extension's package.json that the host goes by. */
export interface Manifest {
  name: string;
  title: string;
  author: string;
  commands: Command[];
  tools?: Tool[];
  preferences?: Preference[];
}

/** Reads an extension's package.json. */
export function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

function unsetValue({ type, data }: Preference): Json {
  if (type === "checkbox") return false;
  // A dropdown without a default shows its first choice (a guess).
  return type === "dropdown" ? (data?.[0]?.value ?? "") : "";
}

/** What `getPreferenceValues` gives: defaults, the command's own over the extension's, under what was set. */
export function preferenceValues(
  manifest: Manifest,
  command: string,
  set: { [name: string]: Json } = {},
): { [name: string]: Json } {
  const own = manifest.commands.find(({ name }) => name === command)?.preferences ?? [];
  const values: { [name: string]: Json } = {};
  for (const preference of [...(manifest.preferences ?? []), ...own]) {
    values[preference.name] = set[preference.name] ?? preference.default ?? unsetValue(preference);
  }
  return values;
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A manifest interval such as `90s`, `10m`, `12h`, `1d` in milliseconds; undefined where it is none. */
export function intervalMs(interval: string | undefined): number | undefined {
  const parts = /^(\d+)([smhd])$/.exec(interval ?? "");
  return parts ? Number(parts[1]) * (UNITS[parts[2] ?? ""] ?? 0) : undefined;
}
