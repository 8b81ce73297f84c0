import { ADMINISTRATOR_COMMANDS, administratorScript } from "../../../src/macos/administrator";
import { REMEDIES } from "../../../src/remedies";
import { type Answers, fakeMac, NOT_INSTALLED, osascriptError } from "./fake-mac";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

const remedy = REMEDIES["enable-performance-statistics"];
const refused = { exitCode: 1, stderr: "This operation requires administrator privileges\n" };
const counting =
  '{"counters":[{"name":"builder","totalScanTime":"5000000","totalFilesScanned":"3","maxFileScanTime":"1"}]}\n';

const mac = (statistics: string, answers: Answers = {}) =>
  fakeMac({
    answers: {
      mdatp: ({ args }) => (args[0] === "config" ? refused : { stdout: statistics }),
      ...answers,
    },
  });

it("asks first, and names the command for Terminal", () => {
  expect(remedy.confirmation?.(fakeMac().context)).toMatchObject({ destructive: false });
  expect(remedy.terminal).toBe(
    "sudo '/Applications/Microsoft Defender.app/Contents/Resources/Tools/wdavdaemonclient' config real-time-protection-statistics --value enabled",
  );
});

it("is done where Defender counts afterwards, with the constant command as administrator", async () => {
  const { context, requests } = mac(counting);
  expect(await remedy.run(context)).toMatchObject({ kind: "done" });
  expect(requests.some(({ args }) => args[1] === administratorScript("enable-performance-statistics"))).toBe(true);
  expect(ADMINISTRATOR_COMMANDS["enable-performance-statistics"].shell).not.toMatch(/sudo/);
});

it.each([['{"counters":[]}\n'], ["null\n"], ["<html>"]])(
  "is not confirmed where Defender then says %j",
  async (said) => {
    expect(await remedy.run(mac(said).context)).toMatchObject({ kind: "unconfirmed", nextStep: expect.any(String) });
  },
);

it("is no error where the password dialog is cancelled", async () => {
  const { context } = mac(counting, { osascript: () => osascriptError("User canceled.", -128) });
  expect(await remedy.run(context)).toMatchObject({ kind: "cancelled" });
});

it("makes no sense without Defender", () => {
  const { context } = fakeMac({ health: NOT_INSTALLED });
  expect(remedy.shows(context)).toBe(false);
  expect(remedy.precondition(context)).toMatchObject({ ok: false });
});
