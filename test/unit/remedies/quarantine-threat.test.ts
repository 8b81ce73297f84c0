import { quarantineThreat } from "../../../src/remedies/quarantine-threat";
import { fakeMac, type Answers } from "./fake-mac";
import type { Threat } from "../../../src/model/threat";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

const ID = "11111111-2222-4333-8444-555555555555";
const THREAT: Threat = { id: ID, name: "Trojan:MacOS/Example.A", status: "active" };

const entry = (status: string, id = ID) =>
  `Id: "${id}"\nName: Trojan:MacOS/Example.A\nType: "trojan"\nDetection time: Fri Jan 16 07:42:45 2026\nStatus: "${status}"\n`;

/** A Mac with that threat, whose mdatp answers the command so and lists this afterwards. */
function macWith(answer: ReturnType<NonNullable<Answers["mdatp"]>>, list: string, threat: Threat = THREAT) {
  const mac = fakeMac({ answers: { mdatp: ({ args }) => (args[1] === "list" ? { stdout: list } : answer) } });
  return { ...mac, context: { ...mac.context, threat } };
}

test.each([
  ["is listed as quarantined", entry("quarantined"), "done"],
  ["is not in a list that came back empty", "", "unconfirmed"],
  ["is not in a list of others", entry("quarantined", ID.replaceAll("1", "9")), "unconfirmed"],
  ["is listed as active still", entry("active"), "unconfirmed"],
  ["is not seen in a list that stops in the middle", 'Id: "66666666-7777', "unconfirmed"],
  ["cannot be looked for, the list being unreadable", "<html>", "unconfirmed"],
])("a threat that %s afterwards", async (_, list, kind) => {
  const mac = macWith({ stdout: "Threat quarantined\n" }, list);
  expect(await quarantineThreat.run(mac.context)).toMatchObject({ kind });
  expect(mac.requests.filter(({ args }) => args.includes("quarantine"))).toMatchObject([
    { args: ["threat", "quarantine", "add", "--id", ID] },
  ]);
});

test("is left to an administrator where Defender wants one, with the command", async () => {
  const mac = macWith({ exitCode: 1, stderr: "You need administrator permission for this.\n" }, "");
  const client = "/Applications/Microsoft Defender.app/Contents/Resources/Tools/wdavdaemonclient";
  const terminal = `sudo '${client}' threat quarantine add --id ${ID}`;
  expect(await quarantineThreat.run(mac.context)).toMatchObject({ kind: "failed", terminal });
});

test.each([undefined, "", "../../etc", `${ID} --all`, `${ID}\n`, "$(id)", `-${ID}`, ID.slice(1)])(
  "an ID of %j never becomes an argument",
  (id) => {
    const { context } = macWith({}, "", { ...THREAT, id } as Threat);
    expect(quarantineThreat.precondition(context)).toEqual({ ok: false, reason: expect.stringContaining("ID") });
  },
);

test("a threat that was dealt with is not offered to be", () => {
  const { context } = macWith({}, "", { ...THREAT, status: "quarantined" });
  expect(quarantineThreat.shows(context)).toBe(false);
  expect(quarantineThreat.precondition(context).ok).toBe(false);
});

test("is confirmed by the threat's name", () => {
  expect(quarantineThreat.confirmation?.(macWith({}, "").context)).toMatchObject({
    message: expect.stringContaining("Trojan:MacOS/Example.A"),
    destructive: true,
  });
});
