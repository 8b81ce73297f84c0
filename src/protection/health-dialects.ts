/** How Defender was asked, newest first, so that the next poll asks the same way at once and stays one child process. */
export const HEALTH_DIALECTS = ["json", "text", "legacy"] as const;

export type HealthDialect = (typeof HEALTH_DIALECTS)[number];
