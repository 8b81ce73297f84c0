import type { Redirection } from "./paths";

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Module = Record<string, unknown>;

/** How many leading arguments of each function are paths. */
const ONE = [
  "access", "appendFile", "chmod", "chown", "createReadStream", "createWriteStream", "exists", "lchown", "lstat",
  "lutimes", "mkdir", "mkdtemp", "open", "openAsBlob", "opendir", "readFile", "readdir", "readlink", "realpath", "rm",
  "rmdir", "stat", "statfs", "truncate", "unlink", "unwatchFile", "utimes", "watch", "watchFile", "writeFile",
]; // prettier-ignore
const TWO = ["copyFile", "cp", "link", "rename", "symlink"];
/** What answers with a path of its own. */
const ANSWERS_PATH = new Set(["readlink", "realpath", "mkdtemp"]);

function redirected(original: Call, paths: number, answersPath: boolean, { into, outOf, rename }: Redirection): Call {
  const answer = (value: unknown) => (answersPath && typeof value === "string" ? outOf(value) : value);
  return function (...args) {
    for (let index = 0; index < paths; index++) args[index] = into(args[index]);
    const last = args.at(-1);
    if (typeof last === "function") {
      args[args.length - 1] = (error: unknown, ...rest: unknown[]) =>
        (last as Call)(rename(error), ...rest.map(answer)) as unknown;
    }
    let result: unknown;
    try {
      result = original.apply(this, args);
    } catch (error) {
      throw rename(error);
    }
    if (!(result instanceof Promise)) return answer(result);
    return result.then(answer, (error: unknown) => {
      throw rename(error);
    });
  };
}

function wrap(original: Call, paths: number, answersPath: boolean, redirection: Redirection): Call {
  const wrapped = redirected(original, paths, answersPath, redirection);
  // `realpath.native`, the promisified form of `exists` and the like stay where they are.
  for (const key of Reflect.ownKeys(original)) {
    if (key === "length" || key === "name" || key === "prototype") continue;
    const value = Reflect.get(original, key) as unknown;
    const kept = typeof value === "function" ? redirected(value as Call, paths, answersPath, redirection) : value;
    Reflect.set(wrapped, key, kept);
  }
  return wrapped;
}

function wrapAll(module: Module, suffixes: readonly string[], redirection: Redirection): void {
  const table = [...ONE.map((name) => [name, 1] as const), ...TWO.map((name) => [name, 2] as const)];
  for (const [name, paths] of table) {
    for (const suffix of suffixes) {
      const original = module[name + suffix];
      if (typeof original !== "function") continue;
      module[name + suffix] = wrap(original as Call, paths, ANSWERS_PATH.has(name), redirection);
    }
  }
}

/** Redirects every function of `fs` and `fs/promises` that takes a path. */
export function redirectFiles(fs: Module, promises: Module, redirection: Redirection): void {
  wrapAll(fs, ["", "Sync"], redirection);
  wrapAll(promises, [""], redirection);
}
