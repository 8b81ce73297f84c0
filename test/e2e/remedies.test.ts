import { byType, distFolder, RaycastHost, type HostNode, type Json, type Run } from "../simulator/raycast";
import { createMac, type Action, type PresetName, type SimulatedMac, type State } from "../simulator/mac";
import { end, selectedOn } from "./guide";

let mac: SimulatedMac;
let host: RaycastHost;
let runs: Run[];

/** `rate`: how many times faster than here time passes on the Mac. */
function start(preset: PresetName, rate = 1): void {
  mac = createMac(preset, { rate });
  runs = [];
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root }, onRun: (run) => runs.push(run) });
}

/** Does something that launches another command, answers what that one asks, and gives it when it has ended. */
async function handedOver(action: () => Promise<unknown>, command?: string): Promise<Run> {
  const before = runs.length;
  const acted = action();
  const found = () => runs.slice(before).find((run) => command === undefined || run.command === command);
  for (let tries = 0; !found() && tries < 12_000; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  const run = found();
  if (!run) throw new Error("Nothing was launched");
  await answer(run);
  await acted;
  return run;
}

afterEach(() => end(host, mac));

/** Runs a command without a view and answers what it asks: the confirmation so, anything after it with no. */
function launchAndAnswer(command: string, confirmed = true, context?: Json): Promise<Run> {
  return answer(host.launch(command, context === undefined ? {} : { context }), confirmed);
}

async function answer(run: Run, confirmed = true): Promise<Run> {
  let answered = 0;
  const timer = setInterval(() => {
    const alerts = run.messagesOf("alert");
    if (alerts.length > answered) run.answerAlert(answered++ === 0 && confirmed, alerts[answered - 1]?.id);
  }, 20);
  await run.ended;
  clearInterval(timer);
  return run;
}

const huds = (run: Run) => run.messagesOf("hud").map(({ title }) => title);
const alerts = (run: Run) =>
  run.messagesOf("alert").map(({ options }) => options as { title: string; message: string });
/** Has a pane asked for, and gives the run, which goes on watching for what is done there. */
async function askForPane(context?: Json): Promise<Run> {
  const run = host.launch("open-security", context === undefined ? {} : { context });
  await run.waitFor(() => huds(run).length > 0);
  return run;
}

/** What was asked of macOS to show as notifications, as `title: text`. */
const notified = (run: Run) =>
  started(run, "osascript")
    .filter(({ args }) => args[1]?.includes("display notification"))
    .map(({ args }) => `${args[2]}: ${args[3]}`);
const started = (run: Run, program: string) => run.children().filter((child) => child.program.endsWith(program));

describe("Restart Defender", () => {
  test("asks, restarts, waits, and ends in what the engine is", async () => {
    start("tamper-off", 8);
    const { pid } = mac.state().daemon;
    const run = await launchAndAnswer("restart-daemon");
    expect(alerts(run)[0]?.message).toContain("not protected by Defender for some seconds");
    expect(mac.state().daemon.pid).not.toBe(pid);
    expect(huds(run)).toEqual(["Restarted Defender"]);
  });

  test("does nothing when the person says no", async () => {
    start("tamper-off");
    const { pid } = mac.state().daemon;
    const run = await launchAndAnswer("restart-daemon", false);
    expect(started(run, "osascript")).toEqual([]);
    expect(huds(run)).toEqual([]);
    expect(mac.state().daemon.pid).toBe(pid);
  });

  test("is refused with the reason while tamper protection blocks", async () => {
    start("tamper-block");
    const run = await launchAndAnswer("restart-daemon");
    expect(alerts(run)).toEqual([
      expect.objectContaining({
        title: "Cannot Restart Defender",
        message: expect.stringMatching(/Tamper protection is in block mode.*Restart this Mac instead/),
      }),
    ]);
    expect(started(run, "osascript")).toEqual([]);
  });

  test("says nothing when the password prompt is cancelled", async () => {
    start("tamper-off");
    mac.act({ id: "set-prompt", ending: "cancelled" });
    const run = await launchAndAnswer("restart-daemon");
    expect(started(run, "osascript")).toHaveLength(1);
    expect(huds(run)).toEqual([]);
    expect(alerts(run)).toHaveLength(1);
  });

  test.each<[State["prompt"]["next"], RegExp]>([
    ["wrong-password", /did not accept/],
    ["not-admin", /administrator/],
    ["automation-refused", /does not let Raycast/],
    ["command-fails", /./],
  ])("tells %s in words, and offers the command for Terminal", async (ending, words) => {
    start("tamper-off");
    mac.act({ id: "set-prompt", ending });
    const { pid } = mac.state().daemon;
    const run = await launchAndAnswer("restart-daemon");
    expect(alerts(run)[1]).toMatchObject({
      message: expect.stringMatching(words),
      primaryAction: { title: "Copy Terminal Command" },
    });
    expect(mac.state().daemon.pid).toBe(pid);
  });

  test("says that the Mac is not protected when the daemon does not come back", async () => {
    start("tamper-off", 12);
    mac.act({ id: "set-daemon-comes-back", on: false });
    const run = await launchAndAnswer("restart-daemon");
    expect(alerts(run)[1]).toMatchObject({
      title: "Defender Has Not Come Back",
      message: expect.stringMatching(/does not protect this Mac.*Restart the Mac/),
    });
  });

  test("on macOS 10.15 says what to do within the minute, and ends in the kernel extension when nobody does", async () => {
    start("pilot-fallen-back", 12);
    const run = await launchAndAnswer("restart-daemon");
    const [first, last] = huds(run);
    expect(first).toMatch(/^Approve by \d+:\d\d [AP]M$/);
    expect(last).toBe("Restarted Defender");
    expect(notified(run)).toEqual([
      expect.stringContaining("Allow Microsoft Defender in System Preferences › Security & Privacy › General"),
      expect.stringContaining("approve within the minute"),
    ]);
    expect(mac.state().fellBack).toBe(true);
  });
});

test("while the minute runs the menu bar names the moment, from its beginning to its end", async () => {
  start("pilot-fallen-back", 12);
  await host.launch("menu-bar", { type: "background" }).ended;
  const title = () => host.menuBar("menu-bar").painted?.props.title;
  expect(title()).toBeUndefined();
  const run = host.launch("restart-daemon");
  const ended = answer(run);
  await run.waitFor(() => /^Approve by \d+:\d\d [AP]M$/.test(String(title())));
  const menu = host.click("menu-bar");
  await menu.waitFor(() => menu.byType("MenuBarExtra.Item").some(({ props }) => props.title === title()));
  await menu.unload();
  await ended;
  // The last paint is asked for before the outcome is told, and is a run of its own.
  await Promise.all(runs.filter(({ command }) => command === "menu-bar").map((one) => one.ended));
  expect(String(title())).not.toMatch(/^Approve by/);
});

describe("Open Security & Privacy", () => {
  test.each<[PresetName, string]>([
    ["not-approved", "extensionPointIdentifier=com.apple.system_extension.endpoint_security.extension-point"],
    ["network-filter-waiting", "extensionPointIdentifier=com.apple.system_extension.network_extension.extension-point"],
    ["no-full-disk-access", "Privacy_AllFiles"],
    ["pilot-fallen-back", "com.apple.preference.security?General"],
  ])("on %s asks for the pane of what is missing first", async (preset, pane) => {
    start(preset);
    const run = await askForPane();
    expect(mac.state().opened.map(({ target }) => target)).toEqual([expect.stringContaining(pane)]);
    expect(huds(run)).toEqual([expect.stringMatching(/^Asked for System (Settings|Preferences)$/)]);
    await run.waitFor(() => notified(run).length > 0);
    expect(notified(run)).toEqual([expect.stringContaining("Go to System ")]);
  });

  test("quits settings that are open, which would ignore the request", async () => {
    start("not-approved");
    mac.act({ id: "open-settings" });
    await askForPane();
    expect(mac.state().settings.pane).toContain("endpoint_security");
  });

  test("claims nothing of a pane that does not exist", async () => {
    start("not-approved");
    mac.act({ id: "set-panes-missing", on: true });
    const run = await askForPane();
    await run.waitFor(() => notified(run).length > 0);
    expect(notified(run)[0]).toContain("Login Items & Extensions");
    expect([...huds(run), ...notified(run)].join()).not.toMatch(/opened/i);
  });

  test("goes where it was launched for, and ignores what is no pane", async () => {
    start("not-approved");
    await askForPane({ remedy: "grant-full-disk-access" });
    await askForPane({ remedy: "restart-mac" });
    expect(mac.state().opened.map(({ target }) => target)).toEqual([
      expect.stringContaining("Privacy_AllFiles"),
      expect.stringContaining("endpoint_security"),
    ]);
    expect(mac.state().restartDialog).toBeUndefined();
  });
});

describe("the approvals, with Raycast's window gone as soon as the settings open", () => {
  const CLICKS: Record<string, Action> = {
    "approve-endpoint-security": { id: "approve", kind: "endpoint_security" },
    "approve-network": { id: "approve", kind: "network" },
    "allow-network-filter": { id: "set-network-filter", allowed: true },
    "grant-full-disk-access": { id: "set-full-disk-access", granted: true },
  };

  test("fix leads through all of them, watches, and says what is next", async () => {
    start("not-approved", 2);
    const told: string[] = [];
    for (let step = 0; step < Object.keys(CLICKS).length; step++) {
      const before = mac.state().opened.length;
      const run = host.launch("fix");
      await run.waitFor(() => mac.state().opened.length > before && huds(run).length > 0);
      const missing = mac.state();
      const click =
        missing.extensions.endpoint_security.state !== "enabled"
          ? "approve-endpoint-security"
          : missing.extensions.network.state !== "enabled"
            ? "approve-network"
            : !missing.defender.networkFilterAllowed
              ? "allow-network-filter"
              : "grant-full-disk-access";
      mac.act(CLICKS[click]!);
      await run.ended;
      told.push(huds(run).at(-1) ?? "");
    }
    expect(told.slice(0, -1)).toEqual(told.slice(0, -1).map(() => expect.stringMatching(/^Approved\. Next: /)));
    const last = await launchAndAnswer("fix");
    expect(huds(last)).toEqual(["This Mac Is Protected"]);
  });

  test("the guide, opened again, stands at the next step", async () => {
    start("not-approved", 2);
    const run = await askForPane();
    mac.act({ id: "approve", kind: "endpoint_security" });
    await run.ended;
    expect(huds(run).at(-1)).toBe("Approved. Next: Network Extension");
    const guide = host.launch("setup");
    await guide.waitFor(() => selectedOn(guide) === "approve-network");
  });

  test("whoever begins something else ends the watch without a word", async () => {
    start("not-approved", 2);
    const first = await askForPane();
    await askForPane({ remedy: "grant-full-disk-access" });
    await first.ended;
    expect(huds(first)).toEqual([expect.stringMatching(/^Asked for/)]);
  });
});

describe("Switch Update Channel", () => {
  const row = (run: Run, title: string) => run.byType("List.Item").find(({ props }) => props.title === title);
  const action = (node: HostNode | undefined, title: string) =>
    node && byType(node, "Action").find(({ props }) => props.title === title);
  const tags = (node: HostNode | undefined) => JSON.stringify(node?.props.accessories);

  async function open(): Promise<Run> {
    const run = host.launch("channel");
    await run.waitFor(() => row(run, "Beta"));
    return run;
  }

  async function switchTo(run: Run, channel: string): Promise<void> {
    await run.fire(action(row(run, channel), `Switch to ${channel}`));
    await run.waitFor(() => run.messagesOf("alert").length > 0);
    run.answerAlert(true);
  }

  const toast = (run: Run, title: string | RegExp) =>
    run.waitFor(() => run.messagesOf("toast").find((shown) => shown.title.match(title)));

  test("writes the channel, says when it counts, and offers what brings that about", async () => {
    start("healthy");
    const run = await open();
    expect(tags(row(run, "Current"))).toContain("Running");
    await switchTo(run, "Beta");
    expect((await toast(run, "Switched Channel to Beta")).message).toContain("when Defender starts next");
    expect(mac.state().preferences.user["com.microsoft.autoupdate2"]?.ChannelName).toBe("Beta");
    await run.waitFor(() => tags(row(run, "Beta"))?.includes("Chosen"));
    expect(tags(row(run, "Current"))).toContain("Running");
    // The gentlest first.
    const starts = ["Check for Product Update", "Restart Defender", "Restart Mac"];
    const titles = run.byType("List.Item").map(({ props }) => String(props.title));
    expect(titles.filter((title) => starts.includes(title))).toEqual(starts);
  });

  test.each<[State["prompt"]["next"], string, boolean]>([
    ["correct", "Asked macOS to Restart", true],
    ["automation-refused", "Raycast May Not Restart the Mac", false],
  ])("leads to macOS's own restart dialog, or says why not: %s", async (ending, title, opens) => {
    start("healthy");
    mac.act({ id: "set-channel", layer: "user", channel: "Beta" });
    mac.act({ id: "set-prompt", ending });
    const run = await open();
    await run.waitFor(() => row(run, "Restart Mac"));
    const fixed = await handedOver(() => run.fire(action(row(run, "Restart Mac"), "Restart Mac")));
    expect([...huds(fixed), ...alerts(fixed).map((alert) => alert.title)]).toContain(title);
    expect(mac.state().restartDialog !== undefined).toBe(opens);
  });

  test("changes Defender's own entry where that is what counts", async () => {
    start("per-app-channel");
    const run = await open();
    await switchTo(run, "Beta");
    await toast(run, "Switched Channel to Beta");
    const preferences = mac.state().preferences.user["com.microsoft.autoupdate2"];
    expect(preferences).toMatchObject({
      ChannelName: "Current",
      Applications: {
        "/Applications/Microsoft Defender.app": { ChannelName: "Beta" },
        "/Applications/Microsoft Word.app": { "Application ID": "MSWD2019" },
      },
    });
  });

  test("is refused where policy sets it, saying whom to ask", async () => {
    start("managed-channel");
    const run = await open();
    expect(run.text()).toContain("Policy sets the update channel");
    await run.fire(action(row(run, "Beta"), "Switch to Beta"));
    expect((await toast(run, /^Cannot/)).message).toContain("Ask the administrator");
    expect(run.messagesOf("alert")).toEqual([]);
    expect(mac.state().preferences.user["com.microsoft.autoupdate2"]?.ChannelName).not.toBe("Beta");
  });

  test("says so when the write does not stick", async () => {
    start("healthy");
    mac.act({ id: "set-writes-stick", on: false });
    const run = await open();
    await switchTo(run, "Beta");
    expect((await toast(run, "Channel Could Not Be Switched")).message).toContain("reading it back");
  });
});

describe("from the menu bar", () => {
  const item = (menu: Run, title: string) =>
    menu.byType("MenuBarExtra.Item").find(({ props }) => props.title === title);

  async function openMenu(): Promise<Run> {
    const menu = host.click("menu-bar");
    await menu.waitFor("idle");
    return menu;
  }

  test("what takes long is handed to its own command, which outlives the menu", async () => {
    start("tamper-off", 8);
    const menu = await openMenu();
    const restart = await handedOver(() => menu.fire(item(menu, "Restart Defender")));
    expect(restart.command).toBe("restart-daemon");
    expect(huds(restart)[0]).toBe("Restarted Defender");
  });

  test("definitions are updated, told of, and read again, with the menu long gone", async () => {
    start("old-definitions");
    const menu = await openMenu();
    const fixed = await handedOver(() => menu.fire(item(menu, "Update Definitions")));
    const { leftover } = await fixed.ended;
    expect(fixed.command).toBe("fix");
    expect([...huds(fixed), ...alerts(fixed).map(({ title }) => title)]).toEqual([
      expect.stringMatching(/^(Updated Definitions|Definitions Are Still Being Updated)/),
    ]);
    expect(leftover).toEqual([]);
    expect(menu.children().filter(({ args }) => args.includes("definitions"))).toEqual([]);
  });

  test("a channel is chosen in the submenu, confirmed and written", async () => {
    start("healthy");
    const menu = await openMenu();
    const fixed = await handedOver(() => menu.fire(item(menu, "Preview")));
    expect(alerts(fixed)[0]).toMatchObject({ title: "Switch to the Preview Channel?" });
    expect(mac.state().preferences.user["com.microsoft.autoupdate2"]?.ChannelName).toBe("Preview");
    expect(huds(fixed)).toEqual(["Switched Channel to Preview"]);
  });

  test("what cannot be done is disabled and says why", async () => {
    start("managed-channel");
    const menu = await openMenu();
    const { props } = item(menu, "Beta")!;
    expect(props.onAction).toBeUndefined();
    expect(props.tooltip).toMatch(/Policy sets the update channel.*Ask the admin/);
  });

  test("Refresh reads every part in a run of its own", async () => {
    start("healthy");
    const menu = await openMenu();
    const run = await handedOver(() => menu.fire(item(menu, "Refresh")));
    expect(run).toMatchObject({ command: "menu-bar", launchType: "background" });
    expect(new Set(run.children().map(({ program }) => program.split("/").at(-1)))).toEqual(
      new Set(["mdatp", "systemextensionsctl", "defaults", "profiles", "sw_vers"]),
    );
  });
});

describe("what was begun and cut off, because its worker was ended", () => {
  const toastOf = (run: Run, title: string) =>
    run.waitFor(() => run.messagesOf("toast").find((toast) => toast.title === title));

  test("is told by the next look in the view: the channel is written", async () => {
    start("healthy");
    const run = host.launch("channel");
    const beta = await run.waitFor(() => run.byTitle("Switch to Beta"));
    void run.fire(beta).catch(() => undefined);
    await run.waitFor(() => run.messagesOf("alert").length > 0);
    run.answerAlert(true);
    await run.waitFor(() => mac.state().preferences.user["com.microsoft.autoupdate2"]?.ChannelName === "Beta");
    await run.terminate();
    mac.skip(60_000);
    await toastOf(host.launch("channel"), "Switched Channel to Beta");
  });

  test("is told by the next look in the view: the channel is not written", async () => {
    start("healthy");
    mac.act({ id: "set-writes-stick", on: false });
    const run = host.launch("channel");
    const beta = await run.waitFor(() => run.byTitle("Switch to Beta"));
    void run.fire(beta).catch(() => undefined);
    await run.waitFor(() => run.messagesOf("alert").length > 0);
    run.answerAlert(true);
    await run.waitFor(() => run.children().some(({ args }) => args[0] === "write"));
    await run.terminate();
    mac.skip(60_000);
    await toastOf(host.launch("channel"), "Channel Was Not Switched");
  });

  test("keeps nobody from acting for longer than it can last, and is told beside what is done next", async () => {
    start("tamper-off", 4);
    mac.act({ id: "set-prompt", ending: "nobody-answers" });
    const first = host.launch("restart-daemon");
    await first.waitFor(() => first.messagesOf("alert").length > 0);
    first.answerAlert(true);
    await first.waitFor(() => started(first, "osascript").length > 0);
    await first.terminate();
    mac.skip(6 * 60_000);
    mac.act({ id: "set-prompt", ending: "correct" });
    const second = await launchAndAnswer("restart-daemon");
    expect(huds(second)).toEqual(["Restarted Defender"]);
    expect(notified(second)[0]).toMatch(/^Restarting Defender Was Cut Off: /);
  });
});

describe("Fix Next Problem", () => {
  test("says so where all is well, and changes nothing", async () => {
    start("healthy");
    const run = await launchAndAnswer("fix");
    expect(huds(run)).toEqual(["This Mac Is Protected"]);
    expect(alerts(run)).toEqual([]);
  });

  test("does what the first finding says first", async () => {
    start("rtp-off");
    const run = await launchAndAnswer("fix");
    expect(alerts(run)[0]?.title).toBe("Enable Real-Time Protection?");
    expect(mac.state().defender.realTimeProtection).toBe(true);
    expect(huds(run)).toEqual(["Enabled Real-Time Protection"]);
  });

  test("has the menu bar painted again from what it read, without a child", async () => {
    start("rtp-off");
    await host.launch("menu-bar", { type: "background" }).ended;
    const fixing = host.launch("fix");
    const paint = await handedOver(() => answer(fixing), "menu-bar");
    expect(paint.launchType).toBe("background");
    expect(paint.children()).toEqual([]);
    expect((host.menuBar("menu-bar").painted?.props.icon as { source: string }).source).not.toBe(
      "level-unprotected.svg",
    );
  });

  test.each<[string, Json, RegExp]>([
    ["a remedy of another version", { remedy: "reinstall" }, /this version does not offer/],
    ["words to ask with", { remedy: "restart-daemon", message: "Harmless" }, /this version does not offer/],
    ["what this Mac has no need of", { remedy: "install-defender" }, /no need/],
    ["a threat that is not listed", { remedy: "quarantine-threat", threat: "0" }, /no such threat/],
  ])("refuses %s in words", async (_, context, words) => {
    start("healthy");
    const before = JSON.stringify(mac.state().defender);
    const run = await launchAndAnswer("fix", true, context);
    expect(alerts(run)).toEqual([expect.objectContaining({ message: expect.stringMatching(words) })]);
    expect(JSON.stringify(mac.state().defender)).toBe(before);
  });

  test.each(["fix", "restart-daemon", "open-security"])("does nothing in the background: %s", async (command) => {
    start("tamper-off");
    const run = host.launch(command, { type: "background", context: { remedy: "restart-daemon" } });
    await run.ended;
    expect(run.children()).toEqual([]);
    expect(huds(run)).toEqual(["Not Done in the Background"]);
  });

  test("does one thing at a time, and says what is under way", async () => {
    start("tamper-off", 4);
    mac.act({ id: "set-prompt", ending: "nobody-answers" });
    const first = host.launch("restart-daemon");
    await first.waitFor(() => first.messagesOf("alert").length > 0);
    first.answerAlert(true);
    await first.waitFor(() => started(first, "osascript").length > 0);
    const second = await launchAndAnswer("fix", true, { remedy: "restart-daemon" });
    expect(huds(second)).toEqual(["Still Restarting Defender"]);
    expect(alerts(second)).toEqual([]);
  });
});

describe("Enable Real-Time Protection", () => {
  const press = async (run: Run, title: string) => {
    const found = await run.waitFor(() => run.byType("Action").find(({ props }) => props.title === title));
    return handedOver(() => run.fire(found));
  };

  test("turns it on after asking, and checks that it is on", async () => {
    start("rtp-off");
    const run = host.launch("status");
    const fixed = await press(run, "Enable Real-Time Protection");
    expect(huds(fixed)).toEqual(["Enabled Real-Time Protection"]);
    expect(mac.state().defender.realTimeProtection).toBe(true);
  });

  test("leaves it off where policy does, naming whom to ask", async () => {
    start("rtp-off-managed");
    const run = host.launch("status");
    await run.waitFor(() => run.byType("List.Item").length > 0);
    const offered = run.byType("Action").map(({ props }) => props.title);
    expect(offered).not.toContain("Enable Real-Time Protection");
    expect(offered).toContain("Copy Message for Administrator");
    expect(mac.state().defender.realTimeProtection).toBe(false);
  });
});
