import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkMdatpPath } from "../../../src/defender/mdatp-path";
import { asFailure } from "../../../src/process/failure-error";
import { fakeRun } from "../fakes/mac";
import * as mocked from "../../../src/process/programs";

jest.mock("../../../src/process/programs", () =>
  jest.requireActual<typeof import("./programs-in")>("./programs-in").programsInNewFolder(),
);
const { folder, places, programs } = mocked as unknown as ReturnType<
  typeof import("./programs-in").programsInNewFolder
>;

beforeEach(() => mkdirSync(folder, { recursive: true }));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, mode = 0o755): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "#!/bin/sh\n");
  chmodSync(path, mode);
  return path;
}

/** What `codesign` says of every file; only asked where others could replace it. */
const codesign = fakeRun(() => ({ exitCode: 3 }));
beforeEach(() => codesign.requests.splice(0));

async function failureAt(path: string) {
  const failure = await checkMdatpPath(path, codesign).then(() => undefined, asFailure);
  // The path itself may hold a person's name.
  expect(JSON.stringify(failure ?? "")).not.toContain(folder);
  return failure;
}

describe("checkMdatpPath", () => {
  it("accepts an executable file, and a link to one", async () => {
    expect(await failureAt(put(programs.mdatp))).toBeUndefined();
    const link = join(folder, "link");
    symlinkSync(programs.mdatp, link);
    expect(await failureAt(link)).toBeUndefined();
  });

  it.each(["", "mdatp", "bin/mdatp", "~/mdatp", "/bin/\0mdatp"])(
    "refuses %p, which is no absolute path",
    async (path) => {
      expect(await failureAt(path)).toMatchObject({
        code: "WrongPath",
        nextStep: expect.stringContaining("Path to mdatp"),
      });
    },
  );

  it.each([
    ["a file that is not executable", () => put(join(folder, "x"), 0o644), /not executable/],
    [
      "a link that leads to itself",
      () => (symlinkSync(join(folder, "x"), join(folder, "x")), join(folder, "x")),
      /followed/,
    ],
  ])("refuses %s", async (_, make, words) => {
    expect(await failureAt(make())).toMatchObject({ code: "NotExecutable", message: expect.stringMatching(words) });
  });

  it("takes a folder for a wrong path", async () => {
    mkdirSync(join(folder, "x"));
    expect(await failureAt(join(folder, "x"))).toMatchObject({
      code: "WrongPath",
      message: expect.stringMatching(/file/),
    });
  });

  it("says that Defender is not installed where there is nothing", async () => {
    expect(await failureAt(programs.mdatp)).toMatchObject({
      code: "NotInstalled",
      message: expect.stringContaining("not installed"),
    });
  });

  it("says so below a file too", async () => {
    expect(await failureAt(join(put(join(folder, "file")), "mdatp"))).toMatchObject({ code: "NotInstalled" });
  });

  it("tells Office's stand-in app from the product", async () => {
    put(places.shimLauncher);
    expect(await failureAt(programs.mdatp)).toMatchObject({ code: "OfficeShimOnly" });
    put(places.daemon);
    expect(await failureAt(programs.mdatp)).toMatchObject({
      code: "ToolMissing",
      message: expect.stringContaining("command-line tool"),
    });
  });

  it("says that the tool is missing where the app is there, under either name", async () => {
    mkdirSync(places.defenderAtpApp, { recursive: true });
    expect(await failureAt(programs.mdatp)).toMatchObject({
      code: "ToolMissing",
      message: expect.stringContaining("command-line tool"),
    });
  });

  it("points to the preference where only the path is wrong", async () => {
    put(programs.mdatp);
    expect(await failureAt(join(folder, "elsewhere"))).toMatchObject({
      code: "WrongPath",
      message: expect.stringContaining("usual place"),
      nextStep: expect.stringContaining("Path to mdatp"),
    });
  });

  it("says that a link leads nowhere", async () => {
    mkdirSync(dirname(programs.mdatp));
    symlinkSync(join(folder, "gone"), programs.mdatp);
    expect(await failureAt(programs.mdatp)).toMatchObject({
      code: "LinkBroken",
      message: expect.stringContaining("link"),
      nextStep: expect.stringMatching(/^Wait /),
    });
  });
});
