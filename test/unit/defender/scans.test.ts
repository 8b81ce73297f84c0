import { parseDetails } from "../../../src/defender/details/parse-details";
import { lastScan } from "../../../src/defender/scans/last-scan";
import { parseScanResult } from "../../../src/defender/scans/parse-scan-result";
import { parseScans } from "../../../src/defender/scans/parse-scans";
import { cancelScan, runScan } from "../../../src/defender/scans/run-scan";
import { readScans } from "../../../src/defender/scans/read-scans";
import { asFailure } from "../../../src/process/failure-error";
import type { RunResult } from "../../../src/process/run-result";
import { fakeRun } from "../fakes/mac";
import { mdatpFile } from "../remedies/fake-mac";

const AT = Date.UTC(2031, 4, 4, 10);

function answering(table: (args: string) => Partial<RunResult>) {
  const run = fakeRun(({ args }) => table(args.join(" ")));
  return { run, asked: run.requests };
}

describe("the list", () => {
  it("comes newest first, with what Defender says of each", () => {
    const list = [
      { type: "quick", startTime: AT, endTime: AT + 9_000, state: "completed", filesScanned: 12, threats: [] },
      { type: "custom", startTime: String(AT + 60_000), state: "inProgress", filesScanned: "3", tomorrow: 1 },
      { type: "full", startTime: AT - 1, state: "cancelled", threats: [{ name: "Trojan:Test" }, "Virus:Other"] },
    ];
    expect(parseScans(JSON.stringify(list))).toEqual([
      { kind: "custom", state: "running", word: "inProgress", startedAt: AT + 60_000, files: 3, found: [] },
      {
        kind: "quick",
        state: "finished",
        word: "completed",
        startedAt: AT,
        endedAt: AT + 9_000,
        files: 12,
        threats: 0,
        found: [],
      },
      {
        kind: "full",
        state: "cancelled",
        word: "cancelled",
        startedAt: AT - 1,
        threats: 2,
        found: ["Trojan:Test", "Virus:Other"],
      },
    ]);
  });

  it("shows a word that is not known, and takes it for neither an end nor a run", () => {
    expect(parseScans(`[{"type":"quick","state":"perhaps","startTime":${AT}}]`)).toMatchObject([
      { state: "unrecognized", word: "perhaps" },
    ]);
  });

  it.each([
    ["in an object", `{"scans":[{"type":"quick","state":"done"}]}`],
    ["behind a banner", `ATTENTION: x\n[{"type":{"$type":"quick"},"state":{"$type":"Completed"}}]`],
  ])("is found %s", (_, output) => {
    expect(parseScans(output)).toMatchObject([{ kind: "quick", state: "finished" }]);
  });

  it("may be empty", () => {
    expect(parseScans("[]\n")).toEqual([]);
  });

  it.each(["", "No scans", '[{"type":"qui', "[1,2]", '{"a":1}'])("cannot be read from %j", (output) => {
    expect(() => parseScans(output)).toThrow();
  });
});

describe("the last scan of a product without a list", () => {
  const antivirus = (end: string) =>
    parseDetails(`last_on_demand_scan_start_time   : May 04, 2031 at 10:00:00 AM
last_on_demand_scan_end_time     : ${end}
last_on_demand_scan_type         : "quick" [managed]
last_on_demand_scan_threat_count : 1
last_on_demand_scan_files_scanned: 77
`);

  it("is told from the details", () => {
    expect(lastScan(antivirus("May 04, 2031 at 10:02:00 AM"))).toMatchObject({
      kind: "quick",
      state: "finished",
      files: 77,
      threats: 1,
    });
  });

  it("runs where its end lies before its start", () => {
    expect(lastScan(antivirus("May 03, 2031 at 10:02:00 AM"))).toMatchObject({ state: "running" });
  });

  it("is none where no time is given", () => {
    expect(lastScan(parseDetails("scan_archives : true\n"))).toBeUndefined();
  });

  it("is asked for with a second child only where the list is not offered", async () => {
    const { run, asked } = answering((args) =>
      args.startsWith("scan list")
        ? { exitCode: 64, stderr: "Expected one of:\n    quick\n" }
        : { stdout: "last_on_demand_scan_start_time : May 04, 2031 at 10:00:00 AM\n" },
    );
    expect(await readScans({ mdatpPath: mdatpFile(), run })).toMatchObject({ state: "last-only" });
    expect(asked).toHaveLength(2);
    const neither = answering(() => ({ exitCode: 64, stderr: "Expected one of:\n" }));
    expect(await readScans({ mdatpPath: mdatpFile(), run: neither.run })).toEqual({ state: "not-offered" });
  });
});

describe("a scan", () => {
  const done = "Scan has finished\n        3 file(s) scanned\n        1 threat(s) detected\n";

  it.each([
    [done, { files: 3, threats: 1 }],
    ["Scan has finished\n", {}],
    ["1 file scanned\n0 threats found\n", { files: 1, threats: 0 }],
    ["", undefined],
    ["Scan has been aborted\n", undefined],
  ])("that ended with %j is read", (output, result) => {
    expect(parseScanResult(output)).toEqual(result);
  });

  it("passes a path on as it is, whatever it holds", async () => {
    const path = "/Users/x/--evil '$(id)`\n;.txt";
    const { run, asked } = answering(() => ({ stdout: done }));
    expect(await runScan({ mdatpPath: mdatpFile(), run }, { kind: "custom", path }, 9)).toEqual({
      state: "finished",
      files: 3,
      threats: 1,
    });
    expect(asked[0]?.args).toEqual(["scan", "custom", "--path", path]);
  });

  it.each<[string, Partial<RunResult>, object]>([
    ["is still waited for", { timedOut: true, exitCode: undefined, signal: "SIGKILL" }, { state: "waiting" }],
    ["is not known", { exitCode: 64, stderr: "Expected one of:\n    health\n" }, { state: "not-offered" }],
    [
      "is refused",
      { exitCode: 1, stderr: "Another scan is already in progress\n" },
      { state: "failed", failure: { message: "Defender says: “Another scan is already in progress”" } },
    ],
    ["reaches no daemon", { exitCode: 1, stderr: "Failed to connect\n" }, { failure: { code: "DaemonUnreachable" } }],
    ["says that it failed, and an end", { exitCode: 1, stdout: done }, { state: "failed" }],
    ["ends well and says nothing", {}, { state: "failed" }],
    ["dies", { exitCode: undefined, signal: "SIGTERM", stdout: done }, { state: "failed" }],
  ])("that %s is no finished one", async (_, result, expected) => {
    const { run } = answering(() => result);
    expect(await runScan({ mdatpPath: mdatpFile(), run }, { kind: "quick" }, 9)).toMatchObject(expected);
  });

  it("that cannot be cancelled says why", async () => {
    const { run } = answering(() => ({ exitCode: 1, stderr: "No scan is in progress\n" }));
    await expect(cancelScan({ mdatpPath: mdatpFile(), run }).catch(asFailure)).resolves.toMatchObject({
      message: "Defender says: “No scan is in progress”",
    });
  });
});
