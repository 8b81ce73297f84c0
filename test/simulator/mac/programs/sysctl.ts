import { lines, type Invocation, type Outcome } from "../program";

/** `sysctl [-n] NAME`, for the few names that say something about this Mac. */
export function sysctl({ state, args }: Invocation): Outcome {
  const bare = args.includes("-n");
  const name = args.find((arg) => !arg.startsWith("-")) ?? "";
  const values: Record<string, string> = {
    "hw.model": state.macOS.model,
    "kern.osrelease": state.macOS.kernel,
    "kern.osproductversion": state.macOS.version,
    "kern.boottime": `{ sec = ${Math.floor(state.bootedAt / 1000)}, usec = 0 } ${new Date(state.bootedAt).toString().slice(0, 24)}`,
  };
  const value = values[name];
  if (value === undefined) return { stderr: lines(`sysctl: unknown oid '${name}'`), exitCode: 1 };
  return { stdout: lines(bare ? value : `${name}: ${value}`), exitCode: 0 };
}
