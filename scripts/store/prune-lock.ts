/** One entry of a lock file of version 3: what is installed at a path, and what it needs. */
interface LockEntry {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  [other: string]: unknown;
}

/** As much of package-lock.json as is looked at here. */
export interface Lock {
  packages: Record<string, LockEntry>;
  [other: string]: unknown;
}

/** What a package at `path` gets for `name`: the nearest one installed at or above it; undefined where there is none. */
function resolve(packages: Lock["packages"], path: string, name: string): string | undefined {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    const candidate = `${at}${at && "/"}node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (at === "") return undefined;
  }
}

/**
 * The lock of the same packages for a manifest that needs fewer of them: what it does not reach is left out, and what
 * stays is locked as it was. Nothing is installed or asked for.
 */
export function pruneLock(lock: Lock, manifest: LockEntry): Lock {
  const { dependencies = {}, devDependencies = {} } = manifest;
  const root = { ...lock.packages[""], dependencies, devDependencies };
  const kept = new Set<string>();
  const visit = (path: string, names: readonly string[]) => {
    for (const name of names) {
      const found = resolve(lock.packages, path, name);
      if (found === undefined || kept.has(found)) continue;
      kept.add(found);
      const entry = lock.packages[found] ?? {};
      visit(
        found,
        [entry.dependencies, entry.optionalDependencies, entry.peerDependencies].flatMap((of) => Object.keys(of ?? {})),
      );
    }
  };
  visit("", Object.keys({ ...dependencies, ...devDependencies }));
  const entries = Object.entries(lock.packages).filter(([path]) => kept.has(path));
  return { ...lock, packages: { "": root, ...Object.fromEntries(entries) } };
}
