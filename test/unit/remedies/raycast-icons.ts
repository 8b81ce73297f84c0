/** Stands in for Raycast's API where only the names of its icons are needed. */
export const Icon = new Proxy({}, { get: (_, name) => name });
