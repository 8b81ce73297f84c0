import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { HostNode } from "./protocol";

/** What the menu bar shows of one command, and whether it was ever opened. */
export interface MenuBarEntry {
  activated: boolean;
  /** The item as last painted; null where the command took it away. */
  painted: HostNode | null;
  /** Why the warning is painted. */
  error?: string;
}

const NEVER: MenuBarEntry = { activated: false, painted: null };

/** The painted items, in a file, so that they are there again after a restart without any code being run. */
export class MenuBarStore {
  private readonly entries: Record<string, MenuBarEntry>;

  constructor(private readonly file: string) {
    this.entries = load(file);
  }

  get(command: string): MenuBarEntry {
    return this.entries[command] ?? NEVER;
  }

  set(command: string, entry: MenuBarEntry): void {
    this.entries[command] = entry;
  }

  /** Writes what is painted; whole or not at all. */
  save(): void {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.half`, JSON.stringify(this.entries));
    renameSync(`${this.file}.half`, this.file);
  }
}

function load(file: string): Record<string, MenuBarEntry> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, MenuBarEntry>;
  } catch {
    return {};
  }
}

/** What Raycast paints for a command that failed: a warning in its place. Its exact look is a guess. */
export function warningItem(message: string): HostNode {
  return {
    id: 0,
    type: "MenuBarExtra",
    props: { icon: "warning-16", tooltip: message },
    children: [{ id: 0, type: "MenuBarExtra.Item", props: { title: message }, children: [], slots: {} }],
    slots: {},
  };
}
