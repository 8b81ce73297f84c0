import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readHealth } from "../../src/defender/health/read-health";
import { asFailure } from "../../src/process/failure-error";
import { programs } from "../../src/process/programs";
import { keepVerdictsIn, SIGNED_BY_MICROSOFT } from "../../src/process/signature";
import { trustOf } from "../../src/process/trust";
import { distFolder, RaycastHost } from "../simulator/raycast";
import { answersOf } from "../bench/answers";
import { bareMac } from "../bench/bare-mac";
import { shownLevel } from "../soak/soak";
import { fakeRun } from "../unit/fakes/mac";

const HEALTHY = answersOf("healthy").get(programs.mdatp)?.[0]?.stdout ?? "";

/** An account that is neither root nor this one. */
const ANOTHER = 45_678;

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "whose-")));
  keepVerdictsIn(new Map());
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, mode = 0o755): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  writeFileSync(path, "#!/bin/sh\n");
  chmodSync(path, mode);
  return path;
}

/** Makes a file or a folder another account's; where only root may do that, everything made here counts as another's. */
function giveAway(path: string): void {
  const me = process.getuid?.();
  if (me === 0) chownSync(path, ANOTHER, ANOTHER);
  else jest.spyOn(process, "getuid").mockReturnValue(ANOTHER);
}

/** Runs the reading with an mdatp that claims that all is well, and a codesign that says this. */
async function readThrough(path: string, codesign: { exitCode?: number; spawnError?: string }) {
  const run = fakeRun(({ program }) => (program === programs.codesign ? codesign : { stdout: HEALTHY }));
  const failure = await readHealth({ mdatpPath: path, run }).then(() => undefined, asFailure);
  return { failure, asked: run.requests.map(({ program }) => program), requests: run.requests };
}

const UNTRUSTED: readonly (readonly [string, string, () => string])[] = [
  ["that a group can change", "writable-by-others", () => put(join(folder, "mdatp"), 0o775)],
  ["that everyone can change", "writable-by-others", () => put(join(folder, "mdatp"), 0o757)],
  [
    "of another account",
    "owned-by-another",
    () => {
      const path = put(join(folder, "mdatp"));
      giveAway(path);
      return path;
    },
  ],
  [
    "in a folder that everyone can change",
    "writable-by-others",
    () => {
      const path = put(join(folder, "open/mdatp"));
      chmodSync(dirname(path), 0o777);
      return path;
    },
  ],
  [
    "far below a folder that a group can change",
    "writable-by-others",
    () => {
      const path = put(join(folder, "open/below/further/mdatp"));
      chmodSync(join(folder, "open"), 0o775);
      return path;
    },
  ],
  [
    "behind a link into such a folder",
    "writable-by-others",
    () => {
      const path = put(join(folder, "open/mdatp"));
      chmodSync(dirname(path), 0o777);
      symlinkSync("open/mdatp", join(folder, "mdatp"));
      return join(folder, "mdatp");
    },
  ],
  [
    "behind a link in a folder on the way",
    "writable-by-others",
    () => {
      const path = put(join(folder, "open/bin/mdatp"));
      chmodSync(join(folder, "open"), 0o777);
      symlinkSync(dirname(path), join(folder, "bin"));
      return join(folder, "bin/../bin/mdatp");
    },
  ],
  [
    "in a folder of another account",
    "owned-by-another",
    () => {
      const path = put(join(folder, "theirs/mdatp"));
      giveAway(dirname(path));
      return path;
    },
  ],
];

describe.each(UNTRUSTED)("an mdatp %s", (_, doubt, make) => {
  it("is not started, whatever it would say", async () => {
    const path = make();
    const { failure, asked } = await readThrough(path, { exitCode: 3 });
    expect(failure).toMatchObject({ code: "NotTrusted", seen: doubt });
    expect(JSON.stringify(failure)).not.toContain(folder);
    expect(asked).toEqual([programs.codesign]);
  });

  it("is not started where nobody can say who signed it", async () => {
    const { failure, asked } = await readThrough(make(), { exitCode: undefined, spawnError: "ENOENT" });
    expect(failure).toMatchObject({ code: "NotTrusted" });
    expect(asked).toEqual([programs.codesign]);
  });

  it("is started where Microsoft signed it, and codesign is not asked a second time", async () => {
    const path = make();
    const first = await readThrough(path, { exitCode: 0 });
    expect(first.failure).toBeUndefined();
    expect(first.asked).toEqual([programs.codesign, path]);
    expect(first.requests[0]?.args).toEqual(["--verify", "--strict", "-R", SIGNED_BY_MICROSOFT, trustOf(path).file]);
    expect((await readThrough(path, { exitCode: 3 })).asked).toEqual([path]);
  });

  it("is looked into again where the file is another one", async () => {
    const path = make();
    await readThrough(path, { exitCode: 0 });
    const { file } = trustOf(path);
    writeFileSync(file, "#!/bin/sh\n# replaced\n");
    utimesSync(file, 0, 0);
    const { failure, asked } = await readThrough(path, { exitCode: 3 });
    expect(failure).toMatchObject({ code: "NotTrusted" });
    expect(asked).toEqual([programs.codesign]);
  });
});

test("an mdatp that runs with this account's rights for whoever starts it is not started", async () => {
  const path = put(join(folder, "mdatp"));
  if (process.getuid?.() === 0) {
    chownSync(path, ANOTHER, ANOTHER);
    jest.spyOn(process, "getuid").mockReturnValue(ANOTHER);
  }
  chmodSync(path, 0o4755);
  expect((await readThrough(path, { exitCode: 3 })).failure).toMatchObject({
    code: "NotTrusted",
    seen: "runs-as-its-owner",
  });
});

test.each([
  ["of this account", () => put(join(folder, "mdatp"))],
  [
    "of this account in a sticky folder that everyone can write to",
    () => {
      const path = put(join(folder, "sticky/mdatp"));
      chmodSync(dirname(path), 0o1777);
      return path;
    },
  ],
  [
    "behind a link",
    () => {
      put(join(folder, "app/mdatp"));
      symlinkSync("app/mdatp", join(folder, "mdatp"));
      return join(folder, "mdatp");
    },
  ],
])("an mdatp %s is believed, and nobody is asked about its signature", async (_, make) => {
  const path = make();
  const { failure, asked } = await readThrough(path, { exitCode: 3 });
  expect(failure).toBeUndefined();
  expect(asked).toEqual([path]);
});

test("a planted mdatp that claims that all is well makes nothing green, in whole polls", async () => {
  const mac = bareMac();
  try {
    const marker = join(mac.root, "was-run");
    const health = join(mac.root, "health.json");
    writeFileSync(health, HEALTHY);
    mac.script(programs.mdatp, `: > '${marker}'; exec /bin/cat '${health}'`);
    chmodSync(join(mac.root, "usr/local/bin"), 0o777);
    mac.script(programs.codesign, "exit 3");
    const host = new RaycastHost({ dist: distFolder(), mac });
    const first = await host.launch("menu-bar", { type: "background" }).ended;
    expect(first.children.map(({ program }) => program)).toEqual([programs.codesign]);
    expect(shownLevel(host)).toBe("unknown");
    expect(JSON.stringify(host.menuBar("menu-bar").painted)).toContain("Defender's Tool Is Not Trusted");
    // What codesign said holds for as long as the file is the same.
    const second = await host.launch("menu-bar", { type: "background" }).ended;
    expect(second.children).toEqual([]);
    expect(existsSync(marker)).toBe(false);
  } finally {
    mac.destroy();
  }
});
