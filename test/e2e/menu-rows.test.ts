import { distFolder, RaycastHost, type Run } from "../simulator/raycast";
import { createMac, type SimulatedMac } from "../simulator/mac";

/** Which command each row of the menu leads to, by its title. */
const LEADS_TO = {
  "Check Threat List": "threats",
  "Set Up System Extensions": "setup",
  "Open Security & Privacy": "open-security",
  "Scan with Defender": "scan",
  "Show Performance Impact": "performance",
  "Diagnose Defender": "diagnose",
  "Validate Detection": "validate",
  "Show Protection History": "history",
  "Report State": "report",
  "Copy State": "copy-state",
};

let mac: SimulatedMac;
let host: RaycastHost;
let launched: Run[];

beforeAll(() => {
  mac = createMac("healthy");
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root }, onRun: (run) => launched.push(run) });
});
beforeEach(() => void (launched = []));
afterAll(async () => {
  await host.close();
  mac.destroy();
});

test.each(Object.entries(LEADS_TO))("%s leads to %s", async (title, command) => {
  const menu = host.click("menu-bar");
  await menu.waitFor(() => menu.byTitle(title));
  await menu.fire(menu.byTitle(title));
  await menu.ended;
  expect(launched.map((run) => run.command)).toEqual(["menu-bar", command]);
  await Promise.all(launched.map((run) => run.unload()));
});
