import { distFolder, RaycastHost, type Lifetimes, type Run } from "../simulator/raycast";
import { createMac, type PresetName, type SimulatedMac } from "../simulator/mac";
import { end, eventually, follow, openGuide, press, pressAndConfirm, selectedOn, stepOn, stepsOn } from "./guide";

let mac: SimulatedMac;
let host: RaycastHost;

/** A minute on the Mac takes some seconds here: `rate` is how many times faster. */
function start(preset: PresetName, rate = 1, lifetimes: Partial<Lifetimes> = {}): void {
  mac = createMac(preset, { rate });
  host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root }, lifetimes });
}

afterEach(() => end(host, mac));

async function levelInMenuBar(): Promise<unknown> {
  await host.launch("menu-bar", { type: "background" }).ended;
  return (host.menuBar("menu-bar").painted?.props.icon as { source?: string } | undefined)?.source;
}

describe("a pilot on macOS 10.15", () => {
  // Whether Raycast 1 keeps a view whose window was closed is not known, so both are tried.
  test.each<[PresetName, Lifetimes["view"], string[]]>([
    ["pilot-wrong-channel", "ends-with-window", ["channel", "restart", "approve-endpoint-security", "approve-network"]],
    ["pilot-fallen-back", "ends-with-window", ["restart", "approve-endpoint-security", "approve-network"]],
    ["pilot-fallen-back", "stays", ["restart", "approve-endpoint-security", "approve-network"]],
  ])("gets from %s to the Endpoint Security extension by the guide (a view %s)", async (preset, view, way) => {
    start(preset, 4, { view });
    expect(await levelInMenuBar()).toBe("state-fallback.png");
    const visited = await follow(host, mac, "verify-engine");
    expect([...new Set(visited)]).toEqual(expect.arrayContaining(way));
    expect(visited[0]).toBe(way[0]);
    expect(mac.state().extensions.endpoint_security.state).toBe("enabled");
    expect(await levelInMenuBar()).toMatch(/state-(protected|attention)\.png/);
  });

  test("who misses the minute is led back to the restart, and told why it still says kernel_extension", async () => {
    start("pilot-fallen-back", 8);
    const run = host.launch("setup");
    await run.waitFor(() => selectedOn(run) === "restart");
    expect(run.text()).toContain("Why Does It Still Say kernel_extension?");
    await pressAndConfirm(host, run, stepOn(run, "restart")!, "Restart Defender");
    // The password dialog closed the window.
    await run.ended;
    const counted = (guide: Run) => /^(\d+) s$/.exec(stepOn(guide, "approve-endpoint-security")?.tag ?? "")?.[1];
    const counting = await openGuide(
      host,
      (guide) => selectedOn(guide) === "approve-endpoint-security" && counted(guide),
    );
    expect(Number(counted(counting))).toBeLessThanOrEqual(60);
    await eventually(() => mac.state().fellBack);
    const again = await openGuide(host, (guide) => selectedOn(guide) === "restart");
    expect(stepOn(again, "approve-endpoint-security")?.tag).not.toBe("Done");
  });

  test("a restart from Terminal is noticed, too", async () => {
    start("pilot-fallen-back", 4);
    const run = host.launch("setup");
    await run.waitFor(() => selectedOn(run) === "restart");
    mac.act({ id: "kill-daemon" });
    await run.waitFor(() => selectedOn(run) === "approve-endpoint-security");
  });
});

describe("a Mac of today", () => {
  test("gets from not approved to protected by following the guide", async () => {
    start("not-approved", 2);
    expect(await levelInMenuBar()).toBe("state-unprotected.png");
    const visited = await follow(host, mac, "verify-engine");
    expect(visited).toEqual([
      "approve-endpoint-security",
      "approve-network",
      "allow-network-filter",
      "full-disk-access",
    ]);
    expect(await levelInMenuBar()).toBe("state-protected.png");
  });

  test("is asked for neither the channel nor a restart of the daemon, and says why", async () => {
    start("not-approved");
    const run = host.launch("setup");
    await run.waitFor(() => stepsOn(run).length > 0);
    expect(stepOn(run, "channel")?.tag).toBe("Not Needed");
    expect(stepOn(run, "restart")?.tag).toBe("Not Needed");
    expect(run.text()).not.toContain("kernel_extension");
  });

  test("nothing is done that was not observed: asking for the pane leaves the step open", async () => {
    start("not-approved");
    mac.act({ id: "set-panes-missing", on: true });
    const run = host.launch("setup");
    await run.waitFor(() => selectedOn(run) === "approve-endpoint-security");
    await press(run, stepOn(run, "approve-endpoint-security")!, "Approve Endpoint Security");
    await eventually(() => mac.state().opened.length > 0);
    expect(run.text()).toContain("Endpoint Security Extensions");
    await run.ended;
    const readings = (guide: Run) => guide.children().filter(({ program }) => program.endsWith("mdatp")).length;
    const again = await openGuide(host, (guide) => readings(guide) > 2);
    expect(stepOn(again, "approve-endpoint-security")?.tag).toBe("Next");
  });

  test("reads again by itself, never twice at once, and shows no loading bar for it", async () => {
    start("not-approved");
    const run = host.launch("setup");
    await run.waitFor(() => stepsOn(run).length > 0);
    const healths = () =>
      run.children().filter(({ program, args }) => program.endsWith("mdatp") && args[0] === "health");
    await run.waitFor(() => healths().length >= 3 && healths()[2]?.exitedAtMs !== undefined);
    const [first, second, third] = healths();
    expect(second!.startedAtMs).toBeGreaterThan(first!.exitedAtMs!);
    expect(third!.startedAtMs).toBeGreaterThan(second!.exitedAtMs!);
    const withRows = run.messagesOf("frame").filter(({ stack }) => (stack[0]?.children.length ?? 0) > 0);
    const loading = withRows.map(({ stack }) => stack[0]?.props.isLoading);
    expect(loading).toContain(false);
    expect(new Set(loading.slice(loading.indexOf(false)))).toEqual(new Set([false]));
  });

  test.each([
    ["setup", 18],
    ["channel", 12],
  ])("%s rests between two readings: at most %s children a minute while nothing changes", async (command, most) => {
    start("not-approved", 20);
    const run = host.launch(command);
    await run.waitFor("idle");
    // Whoever has opened it just now is watched more closely.
    const opened = mac.now();
    await run.waitFor(() => mac.now() >= opened + 70_000);
    const before = run.children().length;
    const from = mac.now();
    const minutes = await run.waitFor(() => mac.now() >= from + 2 * 60_000 && (mac.now() - from) / 60_000);
    const started = run.children().length - before;
    expect(started).toBeGreaterThan(0);
    // Both ends of the time may fall into a reading.
    expect(started).toBeLessThanOrEqual(most * (minutes + 1));
  });

  test("a restart of the Mac after the approvals is noticed when the guide is opened again", async () => {
    start("healthy");
    const before = host.launch("setup");
    await before.waitFor(() => stepOn(before, "reboot")?.tag === "Not Needed");
    await before.waitFor("idle");
    await before.unload();
    mac.skip(60_000);
    mac.act({ id: "restart-mac" });
    mac.skip(60_000);
    const after = host.launch("setup");
    await after.waitFor(() => stepOn(after, "reboot")?.tag === "Done");
  });

  test("a managed Mac is told which profiles should be there", async () => {
    start("managed");
    const run = host.launch("setup");
    await run.waitFor(() => stepOn(run, "managed-profiles"));
    expect(run.text()).toContain("Profiles That Should Be Here");
  });

  test.each<{ [key: string]: string | number }>([
    { step: "full-disk-access" },
    { step: "constructor" },
    { step: 3 },
    { other: 1 },
  ])("begins where a launch context of %j asks, if that is a step", async (context) => {
    start("not-approved");
    const run = host.launch("setup", { context });
    await run.waitFor(() => selectedOn(run) !== undefined);
    expect(selectedOn(run)).toBe(
      context.step === "full-disk-access" ? "full-disk-access" : "approve-endpoint-security",
    );
  });
});
