import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setup } from "../worker/setup";

type Value = string | number | boolean;

function load(): Record<string, Value> {
  try {
    return JSON.parse(readFileSync(setup.localStorageFile, "utf8")) as Record<string, Value>;
  } catch {
    return {};
  }
}

function save(values: Record<string, Value>): void {
  writeFileSync(setup.localStorageFile, JSON.stringify(values));
}

/** Raycast's small storage, shared by all commands of the extension. */
export const LocalStorage = {
  allItems: async () => load(),
  getItem: async (key: string) => load()[key],
  setItem: async (key: string, value: Value) => save({ ...load(), [key]: value }),
  removeItem: async (key: string) => {
    const values = load();
    delete values[key];
    save(values);
  },
  clear: async () => rmSync(setup.localStorageFile, { force: true }),
};
