/** What Microsoft AutoUpdate's `msupdate --list` says of updates. */
export type UpdateList =
  /** The answer cannot be relied on: empty, refused, or in a form that is not known. */
  | { state: "no-answer" }
  | {
      state: "listed";
      /** The words beside Defender's id, where an update for it is listed. */
      defender?: string;
      /** AutoUpdate has an update of itself, which it installs before any other. */
      autoUpdateFirst: boolean;
    };

/** Ids among AutoUpdate's apps: Defender's from Microsoft's page on its preferences, AutoUpdate's own from its releases. */
const DEFENDER_ID = "WDAV00";
const AUTO_UPDATE_ID = /^MSau/i;

/** Both seen: 2020, and 2024 with a tab before each id. */
const NONE = /^no updates available\.?$/im;
const SOME = /^updates available:?$/im;

/** Reads the output of `msupdate --list`, whose exit code says nothing where Apple Events are refused. */
export function parseUpdateList(stdout: string): UpdateList {
  const rows = stdout
    .split(/\r?\n/)
    .map((line) => /^\s+([A-Za-z0-9]{4,12})\s+(\S.*)$/.exec(line))
    .filter((match) => match !== null);
  if (rows.length === 0)
    return NONE.test(stdout) ? { state: "listed", autoUpdateFirst: false } : { state: "no-answer" };
  if (!SOME.test(stdout)) return { state: "no-answer" };
  const defender = rows.find(([, id]) => id?.toUpperCase() === DEFENDER_ID)?.[2];
  return {
    state: "listed",
    ...(defender !== undefined && { defender }),
    autoUpdateFirst: rows.some(([, id]) => AUTO_UPDATE_ID.test(id ?? "")),
  };
}
