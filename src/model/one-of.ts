/** Whether a value from outside is one of the words of a list, such as `LEVELS`. */
export function isOneOf<T extends string>(words: readonly T[], value: unknown): value is T {
  return (words as readonly unknown[]).includes(value);
}
