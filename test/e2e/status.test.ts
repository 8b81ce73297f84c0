import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { byType, distFolder, RaycastHost, type Run } from "../simulator/raycast";
import { outline } from "../simulator/raycast/outline";
import { createMac, type PresetName, type SimulatedMac } from "../simulator/mac";

let mac: SimulatedMac;
let host: RaycastHost;

function start(preset: PresetName, preferences = {}): void {
  mac = createMac(preset);
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root }, preferences });
}

/** Has mdatp be this shell script from now on. */
function replaceMdatp(body: string): void {
  const file = join(mac.root, "usr/local/bin/mdatp");
  rmSync(file);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
}

async function status(): Promise<Run> {
  const run = host.launch("status");
  await run.waitFor("idle");
  return run;
}

const actions = (run: Run) => byType(run.tree(), "Action").map(({ props }) => props.title);

afterEach(async () => {
  await host.close();
  mac.destroy();
});

test("a failure is shown beside what was known before, with its age", async () => {
  start("healthy");
  await (await status()).unload();
  mac.skip(3 * 3_600_000);
  mac.act({ id: "set-tool-behavior", behavior: "garbage" });
  const run = await status();
  const shown = outline(run.tree());
  expect(run.tree().type).toBe("Detail");
  expect(shown).toMatch(/Level\s+•\s+Unknown/);
  expect(shown).toMatch(/Last Known State\s+.*Endpoint Security Extension/);
  expect(shown).toMatch(/Last Read\s+3 hours ago/);
  expect(shown).toContain("Copy State as JSON");
});

test("a refusal for want of a license is no unknown level", async () => {
  start("healthy");
  replaceMdatp('echo "ATTENTION: No license found. Contact your administrator for help."; exit 1');
  expect(outline((await status()).tree())).toMatch(/Level\s+•\s+Not Protected/);
});

test("where the person set the path to mdatp, the preferences come before everything else that helps", async () => {
  start("healthy", { mdatpPath: "mdatp" });
  const run = await status();
  expect(run.text()).toContain("does not begin at the root of the disk");
  expect(actions(run).filter((title) => title === "Open Extension Preferences")).toHaveLength(1);
  expect(actions(run)[0]).toBe("Open Extension Preferences");
});

test("what policy sets is found by the word managed", async () => {
  start("rtp-off-managed");
  const keywords = (await status())
    .byType("List.Item")
    .filter(({ props }) => (props.keywords as string[] | undefined)?.includes("managed"));
  expect(keywords.length).toBeGreaterThan(0);
});
