/**
 * How long a check may take that Defender needs time for: the connectivity test was seen to take 45 s, the list of
 * exclusions 20 s and more. Such a check is made where Raycast waits for the end of a command.
 */
export const LONG_MS = 50_000;
