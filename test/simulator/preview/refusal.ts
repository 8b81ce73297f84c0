/** The page asked for something that does not stand on the screen. */
export class Refusal extends Error {}
