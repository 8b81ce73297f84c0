import type { ScanState, State } from "./state";

/** How long scans take, and how many files they see. Guesses, but for a real quick scan of 108 s over 5,566 files. */
const SCANS: Record<string, { takesMs: number; files: number }> = {
  quick: { takesMs: 108_000, files: 5_566 },
  full: { takesMs: 3 * 3_600_000, files: 1_480_000 },
  custom: { takesMs: 700, files: 1 },
};

/** Folders take longer than files; this many files are in one. */
const FOLDER = { takesMs: 4_000, files: 240 };

/** The scan that starts now. */
export function scanFrom(state: State, kind: string, path?: string): ScanState {
  const isFolder = path !== undefined && !/\.[^/]+$/.test(path);
  const { takesMs, files } = (isFolder ? FOLDER : SCANS[kind]) ?? FOLDER;
  const scan: ScanState = {
    kind,
    ...(path !== undefined && { path }),
    startedAt: state.at,
    endsAt: state.at + takesMs,
    state: "running",
    files,
    found: [],
  };
  return { ...scan, found: infectedFiles(state, scan).map(() => "Virus:DOS/EICAR_Test_File") };
}

/** The test files that a scan comes by, as indexes: below its path, and not excluded. */
export function infectedFiles(state: State, { path }: Pick<ScanState, "path">): number[] {
  return state.eicar.flatMap((file, index) => {
    const isThere = file.state === "present" || file.state === "pending";
    const isBelow = path === undefined || file.path === path || file.path.startsWith(`${path.replace(/\/$/, "")}/`);
    const isExcluded = state.defender.exclusions.some((folder) => file.path.startsWith(`${folder}/`));
    return isThere && isBelow && !isExcluded ? [index] : [];
  });
}
