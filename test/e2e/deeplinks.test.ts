import { byType, distFolder, RaycastHost, type Json } from "../simulator/raycast";
import { createMac, type SimulatedMac } from "../simulator/mac";
import { all } from "../length";

let mac: SimulatedMac;
let host: RaycastHost;

beforeEach(() => {
  mac = createMac("threats");
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root } });
});
afterEach(async () => {
  await host.close();
  mac.destroy();
});

const ACTS = /osascript|\/open |pkill|defaults write|definitions update|config |quarantine add|curl/;

/** What anybody could put into a link. */
const BAD: Json[] = [
  ...all<Json>([null, "threats", 7, [], ["restart-daemon"], {}], []),
  { step: null, finding: [], id: {}, channel: 3, remedy: true },
  { step: "__proto__", finding: "constructor", id: "toString", channel: "Dogfood", remedy: "restart-mac" },
  { step: "x".repeat(10_000), finding: "'; rm -rf ~; '", id: "\u0000", channel: "$(id)", remedy: "../.." },
];

test.each(["status", "setup", "channel", "threats", "validate", "history", "report"])(
  "%s ignores a context that is not its own, and acts on none",
  async (command) => {
    const plain = host.launch(command);
    await plain.waitFor("idle");
    const unasked = plain.tree().props.selectedItemId;
    await plain.unload();
    for (const context of BAD) {
      const run = host.launch(command, { context });
      await run.waitFor("idle");
      expect(run.tree().props.selectedItemId).toBe(unasked);
      const { error } = await run.unload();
      expect(error).toBeUndefined();
    }
    expect(mac.log().filter(({ program, args }) => ACTS.test(`${program} ${args.join(" ")}`))).toEqual([]);
  },
);

test.each([
  ["status", { finding: "active-threats" }, "finding-active-threats"],
  ["setup", { step: "full-disk-access" }, "full-disk-access"],
  ["channel", { channel: "Preview" }, "Preview"],
] as [string, { [key: string]: string }, string][])("%s goes where %j points", async (command, context, id) => {
  const run = host.launch(command, { context });
  await run.waitFor((it) => it.stack()[0]?.props.selectedItemId === id);
});

test("a link is made when it is copied, and leads back to where it was copied", async () => {
  const status = host.launch("status");
  await status.waitFor("idle");
  const finding = status.byType("List.Item").find(({ props }) => props.id === "finding-active-threats");
  const actions = byType(finding!, "Action");
  expect(JSON.stringify(finding)).not.toContain("raycast://");
  void status.fire(actions.find(({ props }) => props.title === "Copy Deeplink")).catch(() => undefined);
  const { text } = await status.waitFor(() => status.messagesOf("clipboard")[0]);
  const link = new URL(text);
  expect(link.pathname.split("/").slice(-3)).toEqual(["defender-status", "defender-status", "status"]);
  expect(JSON.parse(link.searchParams.get("context") as string)).toEqual({ finding: "active-threats" });
});
