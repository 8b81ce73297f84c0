import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import fsPromises from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FailureError } from "../../../src/process/failure-error";
import type { Run, RunResult } from "../../../src/process/run";
import {
  EICAR_FILE_NAME,
  EICAR_URL,
  type EicarPorts,
  removeTestFile,
  testWithEicar,
} from "../../../src/validation/eicar";
import type { Health, HealthField } from "../../../src/model/health";
import type { Threat } from "../../../src/model/threat";

const START = Date.UTC(2026, 10, 24, 9, 0, 0, 500);
let folder: string;
let file: string;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "eicar-"));
  file = join(folder, EICAR_FILE_NAME);
  now = START;
});
afterEach(() => rmSync(folder, { recursive: true }));

const protectedFields: Record<string, HealthField["value"]> = {
  real_time_protection_enabled: true,
  real_time_protection_available: true,
  real_time_protection_subsystem: "endpoint_security_extension",
  passive_mode_enabled: false,
};

function health(changes: Record<string, HealthField["value"]> = {}): Health {
  const fields = Object.fromEntries(
    Object.entries({ ...protectedFields, ...changes }).map(([name, value]) => [name, { value, managed: false }]),
  );
  return { fields, banners: [], dialect: "json" };
}

const curlEnds = (ending: Partial<RunResult>, size = 70): Run =>
  jest.fn(async ({ args }) => {
    if (ending.exitCode === 0) writeFileSync(args[args.indexOf("--output") + 1] as string, "x".repeat(size));
    return { stdout: "", stderr: "", timedOut: false, truncated: false, durationMs: 1, ...ending };
  });

const listed = (changes: Partial<Threat> = {}): Threat => ({
  id: "11111111-0000-4000-8000-000000000001",
  name: "Virus:DOS/EICAR_Test_File",
  status: "quarantined",
  detectedAt: Math.floor(START / 1000) * 1000,
  ...changes,
});

/** A Mac whose Defender does `then` on the n-th look at the threat list after the download (1 is the first). */
function mac(changes: Partial<EicarPorts> & { onLook?: (look: number) => Threat[] } = {}): EicarPorts {
  let look = 0;
  const { onLook = () => [], ...ports } = changes;
  return {
    run: curlEnds({ exitCode: 0 }),
    clock: { now: () => now, sleep: async (milliseconds) => void (now += milliseconds) },
    readHealth: async () => health(),
    readThreats: async () => ({ threats: look++ === 0 ? [] : onLook(look - 1), banners: [], truncated: false }),
    tell: () => undefined,
    isStopped: () => false,
    ...ports,
  };
}

const takesItOn =
  (wanted: number, threat = listed()) =>
  (look: number) => {
    if (look < wanted) return [];
    rmSync(file, { force: true });
    return [threat];
  };

test("passes when the file is gone and a new entry stands in the list", async () => {
  const run = curlEnds({ exitCode: 0 });
  const outcome = await testWithEicar(folder, mac({ run, onLook: takesItOn(2) }));
  expect(outcome.result).toBe("passed");
  expect(outcome.evidence).toContain("Virus:DOS/EICAR_Test_File was listed as quarantined");
  expect(run).toHaveBeenCalledTimes(1);
  expect(run).toHaveBeenCalledWith(
    expect.objectContaining({ program: "/usr/bin/curl", args: expect.arrayContaining(["--output", file, EICAR_URL]) }),
  );
});

test("passes when the download itself was stopped and the list says by whom", async () => {
  const outcome = await testWithEicar(folder, mac({ run: curlEnds({ exitCode: 23 }), onLook: () => [listed()] }));
  expect(outcome.result).toBe("passed");
});

test.each(["allowed", "active", "remediation_failed"])(
  "does not pass on a status of %s, though the file is gone",
  async (status) => {
    const outcome = await testWithEicar(folder, mac({ onLook: takesItOn(1, listed({ status })) }));
    expect(outcome).toMatchObject({ result: "inconclusive", evidence: expect.stringContaining(status) });
  },
);

test("does not pass on an entry without an id that was listed before", async () => {
  const before = listed({ id: undefined, detectedAt: START + 1_000 });
  let look = 0;
  const readThreats = async () => {
    if (look++ > 0) rmSync(file, { force: true });
    return { threats: [before], banners: [], truncated: false };
  };
  expect(await testWithEicar(folder, mac({ readThreats }))).toMatchObject({ result: "inconclusive" });
});

test("an entry without a time counts when its id is new", async () => {
  const outcome = await testWithEicar(folder, mac({ onLook: takesItOn(1, listed({ detectedAt: undefined })) }));
  expect(outcome.result).toBe("passed");
});

test.each<[string, Threat]>([
  ["is older than the test", listed({ detectedAt: START - 60_000 })],
  ["is another threat", listed({ name: "Trojan:MacOS/Other" })],
  ["has neither a time nor an id", listed({ detectedAt: undefined, id: undefined })],
])("does not pass on an entry that %s", async (_, threat) => {
  const outcome = await testWithEicar(folder, mac({ onLook: takesItOn(1, threat) }));
  expect(outcome).toMatchObject({ result: "inconclusive", evidence: expect.stringContaining("no new EICAR entry") });
});

test("does not pass on an entry that stood in the list before the test, whatever time is said of it", async () => {
  for (const before of [listed({ detectedAt: START + 5_000 }), listed({ detectedAt: undefined })]) {
    now = START;
    const readThreats = async () => {
      if (look++ > 0) rmSync(file, { force: true });
      return { threats: [before], banners: [], truncated: false };
    };
    let look = 0;
    const outcome = await testWithEicar(folder, mac({ readThreats }));
    expect(outcome).toMatchObject({ result: "inconclusive", evidence: expect.stringContaining("no new EICAR entry") });
  }
});

test("fails when the file stays for the whole minute, and names an exclusion as a possible reason", async () => {
  const outcome = await testWithEicar(folder, mac());
  expect(outcome).toMatchObject({ result: "failed", nextStep: expect.stringContaining("exclusion") });
  expect(now - START).toBeGreaterThanOrEqual(60_000);
});

test("fails when the threat is listed but the file stays", async () => {
  const outcome = await testWithEicar(folder, mac({ onLook: () => [listed()] }));
  expect(outcome).toMatchObject({ result: "failed", evidence: expect.stringContaining("still there") });
});

test.each<[string, Record<string, HealthField["value"]>, string]>([
  ["real-time protection off", { real_time_protection_enabled: false }, "failed"],
  ["real-time protection not available", { real_time_protection_available: false }, "failed"],
  ["no engine", { real_time_protection_subsystem: null }, "failed"],
  ["an engine that is not known", { real_time_protection_subsystem: "quantum" }, "inconclusive"],
  ["passive mode", { passive_mode_enabled: true }, "inconclusive"],
  ["real-time protection in an unknown state", { real_time_protection_enabled: "perhaps" }, "inconclusive"],
])("with %s nothing is downloaded", async (_, changes, result) => {
  const run = curlEnds({ exitCode: 0 });
  const outcome = await testWithEicar(folder, mac({ run, readHealth: async () => health(changes) }));
  expect(outcome).toMatchObject({ result, evidence: expect.stringContaining("Nothing was downloaded") });
  expect(run).not.toHaveBeenCalled();
});

test.each<[Partial<RunResult>, string]>([
  [{ exitCode: 6 }, "no network"],
  [{ exitCode: 56 }, "proxy"],
  [{ exitCode: 22 }, "refused"],
  [{ exitCode: 60 }, "inspecting TLS"],
  [{ exitCode: 99 }, "curl ended with 99"],
  [{ signal: "SIGKILL", timedOut: true }, "too long"],
  [{ spawnError: "ENOENT" }, "not where macOS keeps it"],
])("a download that ends with %j is inconclusive in its own words", async (ending, words) => {
  const outcome = await testWithEicar(folder, mac({ run: curlEnds(ending) }));
  expect(outcome).toMatchObject({ result: "inconclusive", evidence: expect.stringContaining(words) });
  expect(outcome.nextStep).toBeTruthy();
});

test("a folder that cannot be written to is named, when Defender lists nothing either", async () => {
  const outcome = await testWithEicar(folder, mac({ run: curlEnds({ exitCode: 23 }) }));
  expect(outcome).toMatchObject({ result: "inconclusive", evidence: expect.stringContaining("could not be written") });
});

test("something else in the place of the test file is told apart", async () => {
  const outcome = await testWithEicar(folder, mac({ run: curlEnds({ exitCode: 0 }, 4_000) }));
  expect(outcome).toMatchObject({ result: "inconclusive", evidence: expect.stringContaining("4000 bytes") });
});

test("somebody's own file of that name is left alone", async () => {
  writeFileSync(file, "mine");
  const run = curlEnds({ exitCode: 0 });
  const outcome = await testWithEicar(folder, mac({ run }));
  expect(outcome).toMatchObject({ result: "inconclusive", evidence: expect.stringContaining("already in Downloads") });
  expect(run).not.toHaveBeenCalled();
  expect(existsSync(file)).toBe(true);
});

test("a threat list that cannot be read makes the test inconclusive before anything is downloaded", async () => {
  const failure = { code: "TimedOut", message: "Defender did not answer in time.", nextStep: "Try again." } as const;
  const run = curlEnds({ exitCode: 0 });
  const readThreats = () => Promise.reject(new FailureError(failure));
  const outcome = await testWithEicar(folder, mac({ run, readThreats }));
  expect(outcome).toMatchObject({ result: "inconclusive", evidence: expect.stringContaining(failure.message) });
  expect(run).not.toHaveBeenCalled();
});

test("a person can stop the test, and the file is removed all the same", async () => {
  const outcome = await testWithEicar(folder, mac({ isStopped: () => now > START + 5_000 }));
  expect(outcome).toMatchObject({ result: "inconclusive", evidence: expect.stringContaining("stopped") });
  expect(existsSync(file)).toBe(false);
});

test("no ending leaves the file behind", async () => {
  const endings = [{}, { onLook: takesItOn(1) }, { onLook: () => [listed()] }, { isStopped: () => true }];
  for (const ending of endings) {
    now = START;
    await testWithEicar(folder, mac(ending));
    expect(existsSync(file)).toBe(false);
  }
});

test("a file that is still there is named, whatever the test found", async () => {
  // Nobody may remove it: its folder was locked meanwhile.
  jest.spyOn(fsPromises, "rm").mockRejectedValue(Object.assign(new Error("no"), { code: "EACCES" }));
  const outcome = await testWithEicar(folder, mac({ isStopped: () => now > START + 5_000 }));
  jest.restoreAllMocks();
  expect(outcome).toMatchObject({
    result: "inconclusive",
    nextStep: expect.stringMatching(/could not be removed.*Trash/),
  });
});

test("what took the place of the file is somebody's own, and stays", async () => {
  let identity = "";
  const replaced: Run = async (request) => {
    const ended = await curlEnds({ exitCode: 0 })(request);
    renameSync(file, join(folder, "moved"));
    writeFileSync(file, "mine");
    return ended;
  };
  const made = async (it: string) => void (identity = it);
  await testWithEicar(folder, mac({ run: replaced, made, isStopped: () => now > START + 5_000 }));
  expect(readFileSync(file, "utf8")).toBe("mine");
  // Nor is it removed at the next visit, after a crash.
  expect(await removeTestFile(folder, identity)).toBe(true);
  expect(await removeTestFile(folder, "yes")).toBe(true);
  expect(readFileSync(file, "utf8")).toBe("mine");
});

test("what a link of that name leads to is not written to", async () => {
  symlinkSync(join(folder, "elsewhere"), file);
  const run = curlEnds({ exitCode: 0 });
  expect(await testWithEicar(folder, mac({ run }))).toMatchObject({ result: "inconclusive" });
  expect(run).not.toHaveBeenCalled();
  expect(existsSync(join(folder, "elsewhere"))).toBe(false);
});

test("curl is told first to leave the person's own settings alone, and stays with https and a small file", async () => {
  const run = curlEnds({ exitCode: 0 });
  await testWithEicar(folder, mac({ run, onLook: takesItOn(1) }));
  const { args } = (run as jest.Mock).mock.calls[0][0] as { args: string[] };
  expect(args[0]).toBe("-q");
  const after = (option: string) => args[args.indexOf(option) + 1];
  expect([after("--proto"), after("--proto-redir"), after("--max-redirs")]).toEqual(["=https", "=https", "0"]);
  expect(Number(after("--max-filesize"))).toBeLessThan(10_000);
});
