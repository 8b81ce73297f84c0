/** The model identifiers of the years in which they named the model. */
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/^MacBookPro\d/, "MacBook Pro"],
  [/^MacBookAir\d/, "MacBook Air"],
  [/^MacBook\d/, "MacBook"],
  [/^Macmini\d/, "Mac mini"],
  [/^iMacPro\d/, "iMac Pro"],
  [/^iMac\d/, "iMac"],
  [/^MacPro\d/, "Mac Pro"],
  [/^VirtualMac\d/, "Virtual Mac"],
];

/**
 * The class of Mac behind a model identifier as `sysctl -n hw.model` prints it: `MacBookPro18,3` is a MacBook Pro.
 * Since 2022 the identifiers are all `Mac14,2` and the like, which is `Mac`, as is anything not known here.
 */
export function parseMacModel(output: string): string {
  const identifier = output.trim();
  return CLASSES.find(([pattern]) => pattern.test(identifier))?.[1] ?? "Mac";
}
