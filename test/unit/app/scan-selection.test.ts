import { writeFileSync } from "node:fs";
import { scanAll } from "../../../src/app/scan-selection";
import { scanWords } from "../../../src/app/scan-words";
import type { RunRequest, RunResult } from "../../../src/process/run-result";
import { fakeMac } from "../fakes/mac";
import { mdatpFile, NOW } from "../remedies/fake-mac";

jest.mock("@raycast/api", () => jest.requireActual("../remedies/raycast-icons"), { virtual: true });

const hung = { timedOut: true, exitCode: undefined, signal: "SIGKILL" };
const finished = (threats: number, files = 1) => ({
  stdout: `Scan has finished\n${files} file(s) scanned\n${threats} threat(s) detected\n`,
});
const listing = (...scans: object[]) => ({ stdout: JSON.stringify(scans) });

/** A Mac whose scans end as told, one answer each, and take `childMs`. */
function mac(answers: Partial<RunResult>[], list: Partial<RunResult> = listing(), childMs = 100) {
  const left = [...answers];
  const answer = ({ args }: RunRequest) => (args[1] === "list" ? list : (left.shift() ?? {}));
  return fakeMac({ answer, mdatpPath: mdatpFile(), now: NOW, childMs });
}

const file = (name: string) => {
  const path = mdatpFile(name);
  writeFileSync(path, "");
  return { kind: "custom", path } as const;
};

it("names the file in which something was found", async () => {
  const outcome = await scanAll(mac([finished(0), finished(1)]), [file("good.txt"), file("bad.txt")]);
  expect(outcome).toEqual({ state: "finished", items: 2, files: 2, found: ["bad.txt"] });
  expect(scanWords(outcome, "good.txt")).toEqual({ hud: "Threat Found: bad.txt", leadsToThreats: true });
});

it("says that nothing was found only where every scan ended so", async () => {
  const outcome = await scanAll(mac([finished(0)]), [file("good.txt")]);
  expect(scanWords(outcome, "good.txt")).toEqual({ hud: "No Threats in good.txt", leadsToThreats: false });
});

it("takes a scan that somebody stopped for no clean one", async () => {
  const list = listing({ type: "custom", state: "cancelled", startTime: NOW + 50 });
  expect(await scanAll(mac([finished(0)], list), [file("good.txt")])).toEqual({ state: "cancelled" });
});

it("runs on where Defender lists it after its client was ended", async () => {
  const list = listing({ type: "full", state: "running", startTime: NOW + 10 });
  const outcome = await scanAll(mac([hung], list), [{ kind: "full" }]);
  expect(outcome).toMatchObject({ state: "running", left: 0 });
  expect(scanWords(outcome, "Full Scan").hud).toMatch(/the Menu Bar Tells the End/);
});

it("is not confirmed where Defender lists an older one only, and where it lists nothing", async () => {
  for (const list of [listing({ type: "full", state: "running", startTime: NOW - 3_600_000 }), hung]) {
    const outcome = await scanAll(mac([hung], list), [{ kind: "full" }]);
    expect(outcome.state).toBe("unconfirmed");
    expect(scanWords(outcome, "Full Scan").alert?.title).toBe("Scan Not Confirmed");
  }
});

it("keeps what was found when a later item fails, or the time is over", async () => {
  const failed = await scanAll(mac([finished(1), { exitCode: 1, stderr: "Something is wrong\n" }]), [
    file("bad.txt"),
    file("odd.txt"),
  ]);
  expect(scanWords(failed, "bad.txt").hud).toBe("Threat Found: bad.txt");
  const late = await scanAll(mac([finished(1), finished(0)], listing(), 45_000), [file("bad.txt"), file("late.txt")]);
  expect(late).toMatchObject({ state: "out-of-time", left: 1, found: ["bad.txt"] });
});

it("tells that a file is gone, and that this product cannot scan", async () => {
  const gone = await scanAll(mac([]), [{ kind: "custom", path: "/nowhere/at all.txt" }]);
  expect(scanWords(gone, "x").hud).toBe("Not There Anymore: at all.txt");
  const lacking = await scanAll(mac([{ exitCode: 64, stderr: "Expected one of:\n" }]), [{ kind: "quick" }]);
  expect(scanWords(lacking, "x").hud).toBe("This Defender Cannot Scan on Request");
});

it("never has more letters than a HUD shows", () => {
  const long = `${"x".repeat(200)}.txt`;
  const outcomes = [
    { state: "finished", items: 1, found: [] },
    { state: "finished", items: 50, found: [] },
    { state: "finished", items: 50, found: [long] },
    { state: "finished", items: 50, found: Array<string>(50).fill(long) },
    { state: "running", left: 0, found: [] },
    { state: "gone", name: long },
    { state: "cancelled" },
    { state: "not-offered" },
  ] as const;
  for (const outcome of outcomes) expect(scanWords(outcome, long).hud?.length).toBeLessThanOrEqual(40);
});
