/** The value after an option, or after `option=`; empty where nothing follows it. */
export function option(args: readonly string[], name: string): string | undefined {
  const index = args.indexOf(name);
  return index >= 0 ? (args[index + 1] ?? "") : args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
}
