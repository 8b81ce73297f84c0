import { advance } from "./advance";
import { engine } from "./engine";
import type { State } from "./state";
import { after, build, healthField, later, use } from "./testing";

const SECURITY = "x-apple.systempreferences:com.apple.preference.security?General";
const DOWNLOADS = "/Users/pilot/Downloads";

const killed = (state: State): State => use(state, "osascript", "-e", KILL);
const KILL = 'do shell script "/usr/bin/killall -9 wdavdaemon" with administrator privileges';

describe("a daemon that is killed", () => {
  it("is away for some seconds and comes back by itself", () => {
    const away = after(build("healthy"), { id: "kill-daemon" });
    expect(away.daemon.running).toBe(false);
    expect(later(away, 5_000).daemon.running).toBe(false);
    const back = later(away, 7_000);
    expect(back.daemon.running).toBe(true);
    expect(back.daemon.pid).not.toBe(build("healthy").daemon.pid);
    expect(engine(back)).toBe("endpoint_security_extension");
  });

  it("stays away where it is told to", () => {
    const state = after(build("healthy"), { id: "set-daemon-comes-back", on: false }, { id: "kill-daemon" });
    expect(later(state, 3_600_000).daemon.running).toBe(false);
    const allowed = after(state, { id: "set-daemon-comes-back", on: true });
    expect(later(allowed, 7_000).daemon.running).toBe(true);
  });
});

describe("the minute on macOS 10.15", () => {
  const asking = later(killed(build("pilot-fallen-back")), 7_000);

  it("runs on nothing while it lasts and on the kernel extension after it", () => {
    expect(engine(asking)).toBe("unavailable");
    expect(healthField(later(asking, 58_000), "real_time_protection_available")).toBe("false");
    expect(engine(later(asking, 58_000))).toBe("unavailable");
    expect(engine(later(asking, 61_000))).toBe("kernel_extension");
  });

  it("ends on the system extension when somebody approves in time, one approval per opened pane", () => {
    const open = after(asking, { id: "open-settings", pane: SECURITY });
    const first = later(after(open, { id: "approve", kind: "endpoint_security" }), 2_000);
    expect(engine(first)).toBe("endpoint_security_extension");

    const still = later(after(first, { id: "approve", kind: "network" }), 2_000);
    expect(still.extensions.network.state).toBe("waiting");
    const ignored = after(still, { id: "open-settings", pane: SECURITY }, { id: "approve", kind: "network" });
    expect(ignored.extensions.network.state).toBe("waiting");

    const reopened = after(still, { id: "close-settings" }, { id: "open-settings", pane: SECURITY });
    const both = later(after(reopened, { id: "approve", kind: "network" }), 2_000);
    expect(both.extensions.network.state).toBe("enabled");
    expect(engine(later(both, 120_000))).toBe("endpoint_security_extension");
  });

  it("offers no approval once it is over, until the daemon starts again", () => {
    const over = after(later(asking, 61_000), { id: "open-settings", pane: SECURITY });
    expect(over.settings.shows).toBeUndefined();
    expect(after(over, { id: "approve", kind: "endpoint_security" }).extensions.endpoint_security.state).toBe(
      "waiting",
    );
    const again = later(killed(after(over, { id: "close-settings" })), 7_000);
    const shown = after(again, { id: "open-settings", pane: SECURITY });
    expect(shown.settings.shows).toBe("endpoint_security");
  });

  it("does not exist on macOS 11 and later: nothing protects until somebody approves", () => {
    const waiting = later(after(build("not-approved"), { id: "kill-daemon" }), 3_600_000);
    expect(engine(waiting)).toBe("unavailable");
    const approved = later(after(waiting, { id: "approve", kind: "endpoint_security" }), 2_000);
    expect(engine(approved)).toBe("endpoint_security_extension");
  });
});

it("goes the same way in one long step as in many short ones", () => {
  const start = after(build("pilot-fallen-back"), { id: "kill-daemon" }, { id: "drop-eicar", path: `${DOWNLOADS}/a` });
  let small = start;
  for (let i = 0; i < 400; i++) small = later(small, 250);
  expect(later(start, 100_000)).toEqual(small);
  expect(advance(small, small.at - 1_000)).toEqual(small);
});

describe("a channel", () => {
  it("is in force only after the product's next start", () => {
    const written = use(
      build("healthy"),
      "defaults",
      "write",
      "com.microsoft.autoupdate2",
      "ChannelName",
      "-string",
      "Beta",
    );
    expect(healthField(later(written, 3_600_000), "release_ring")).toBe('"Production"');
    const restarted = later(after(written, { id: "restart-mac" }), 10_000);
    expect(healthField(restarted, "release_ring")).toBe('"InsiderFast"');
  });

  it("of the Insider ring makes a pilot's product ask for its extensions", () => {
    const wrong = build("pilot-wrong-channel");
    expect(engine(later(after(wrong, { id: "kill-daemon" }), 10_000))).toBe("kernel_extension");
    const asking = later(
      after(wrong, { id: "set-channel", layer: "user", channel: "Beta" }, { id: "kill-daemon" }),
      10_000,
    );
    expect(asking.extensions.endpoint_security.state).toBe("waiting");
    expect(asking.askedAt).toBeDefined();
  });

  it.each<[string, (state: State) => State, string]>([
    [
      "policy's word beats Defender's own entry",
      (s) => after(s, { id: "set-channel", layer: "managed", channel: "Beta" }),
      "InsiderFast",
    ],
    [
      "Defender's own entry beats the user's word",
      (s) => after(s, { id: "set-channel", layer: "user", channel: "Beta" }),
      "External",
    ],
    ["the user's word counts without an entry", (s) => after(s, { id: "set-app-channel" }), "Production"],
    [
      "an unknown word counts as Production",
      (s) => after(s, { id: "set-app-channel", channel: "Insiders-Fast" }),
      "Production",
    ],
  ])("%s", (_, change, ring) => {
    const restarted = later(after(change(build("per-app-channel")), { id: "kill-daemon" }), 10_000);
    expect(restarted.defender.releaseRing).toBe(ring);
  });

  it("is not kept where writes do not stick", () => {
    const state = after(build("healthy"), { id: "set-writes-stick", on: false });
    const args = ["write", "com.microsoft.autoupdate2", "ChannelName", "-string", "Beta"];
    expect(use(state, "defaults", ...args).preferences).toEqual(state.preferences);
  });
});

describe("an EICAR file", () => {
  const path = `${DOWNLOADS}/eicar.com.txt`;
  const drop = (state: State) => after(state, { id: "drop-eicar", path });

  it("is taken away and listed some seconds later", () => {
    const fresh = later(drop(build("healthy")), 2_000);
    expect(fresh.threats).toEqual([]);
    const caught = later(fresh, 2_000);
    expect(caught.eicar).toMatchObject([{ state: "quarantined" }]);
    expect(caught.threats).toMatchObject([{ name: "Virus:DOS/EICAR_Test_File", status: "quarantined" }]);
    expect(caught.threats[0]?.detectedAt).toBe(build("healthy").at + 3_000);
  });

  it.each<[string, State]>([
    ["real-time protection is off", build("rtp-off")],
    ["Defender is passive", build("passive")],
    ["no engine runs", build("not-approved")],
    ["its folder is excluded", after(build("healthy"), { id: "set-excluded", folder: DOWNLOADS, on: true })],
  ])("stays where %s", (_, state) => {
    const dropped = later(drop(state), 120_000);
    expect(dropped.threats).toEqual([]);
    expect(dropped.eicar).not.toMatchObject([{ state: "quarantined" }]);
  });

  it("is taken late when protection comes late", () => {
    const dropped = later(drop(build("rtp-off")), 60_000);
    const on = later(after(dropped, { id: "set-real-time-protection", on: true }), 1_000);
    expect(on.threats).toHaveLength(1);
  });
});

it("restarts after the minute of macOS's dialog unless somebody cancels", () => {
  const asked = use(build("upgrading"), "osascript", "-e", 'tell application "loginwindow" to «event aevtrrst»');
  expect(later(asked, 59_000).bootedAt).toBe(asked.bootedAt);
  const restarted = later(asked, 61_000);
  expect(restarted.bootedAt).toBe(asked.at + 60_000);
  expect(restarted.extensions.network.oldVersion).toBeUndefined();
  expect(later(after(asked, { id: "cancel-restart" }), 120_000).bootedAt).toBe(asked.bootedAt);
});

it("brings a waiting update in, and the daemon with it", () => {
  const updated = use(build("expired"), "msupdate", "--install", "--apps", "WDAV00");
  expect(updated.daemon.running).toBe(false);
  expect(later(updated, 10_000).defender.version).toBe(build("healthy").defender.version);
  expect(updated.defender.expiresAt).toBeGreaterThan(updated.at);
});

it("lets definitions age and be updated", () => {
  const old = after(build("healthy"), { id: "age-definitions", days: 10 });
  expect(Number(healthField(old, "definitions_updated_minutes_ago"))).toBe(10 * 24 * 60 + 95);
  const updated = use(old, "mdatp", "definitions", "update");
  expect(healthField(updated, "definitions_updated_minutes_ago")).toBe("0");
  expect(healthField(updated, "definitions_version")).not.toBe(healthField(old, "definitions_version"));
});
