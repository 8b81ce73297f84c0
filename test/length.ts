/** Whether everything is tried, as `npm run test:all` does. `npm test` tries a short form of what takes long. */
export const LONG = process.env.TEST_LENGTH === "long";

/** What is tried: all of it, or, in the short form, these alone. */
export function all<T>(everything: T[], inShort: T[]): T[] {
  return LONG ? everything : inShort;
}

/** How often something is tried. */
export function times(long: number, short: number): number {
  return LONG ? long : short;
}
