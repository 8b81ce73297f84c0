import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A stand-in for src/process/programs.ts whose paths lie in a new folder, for tests that put files there. */
export function programsInNewFolder() {
  const folder = mkdtempSync(join(tmpdir(), "mdatp-test-"));
  const app = join(folder, "Microsoft Defender.app");
  return {
    folder,
    programs: { mdatp: join(folder, "bin", "mdatp") },
    places: {
      defenderApp: app,
      defenderAtpApp: join(folder, "Microsoft Defender ATP.app"),
      daemon: join(app, "Contents/MacOS/wdavdaemon"),
      shimLauncher: join(app, "Contents/MacOS/launcher"),
    },
  };
}
