import { assess } from "../../../src/assess/assess";
import { setupNotes, setupSteps } from "../../../src/guide/setup-steps";
import {
  ANY,
  cached,
  channelOf,
  DAY,
  extensionsOf,
  failed,
  fresh,
  healthOf,
  healthy,
  MINUTE,
  notApproved,
  NOW,
  pilotFallenBack,
  pilotReady,
} from "../assess/snapshots";
import type { SetupMarks, SetupStepId, SetupStepState } from "../../../src/model/setup";
import type { Snapshot } from "../../../src/model/snapshot";

const steps = (snapshot: Snapshot, marks: SetupMarks = {}) => setupSteps(snapshot, ANY, NOW, marks);
const step = (id: SetupStepId, snapshot: Snapshot, marks: SetupMarks = {}) => {
  const found = steps(snapshot, marks).find((one) => one.id === id);
  if (!found) {
    throw new Error(`no step ${id}`);
  }
  return found;
};
const next = (snapshot: Snapshot, marks: SetupMarks = {}) =>
  steps(snapshot, marks).find(({ state }) => state === "next")?.id;
const states = (snapshot: Snapshot, marks: SetupMarks = {}) =>
  Object.fromEntries(steps(snapshot, marks).map(({ id, state }) => [id, state])) as Record<SetupStepId, SetupStepState>;

const beta = fresh(channelOf({ channel: "Beta", source: "user", written: "Beta" }));
/** A test that passed on what the Macs of these tests run on. */
const passedOn = (productVersion: string) =>
  ({ result: "passed", at: NOW - MINUTE, engine: "endpoint_security_extension", productVersion }) as const;
const passed = passedOn("101.26082.0007");

describe("a pilot on 10.15", () => {
  const approved = { systemExtensions: fresh(extensionsOf()) };
  const waiting = { systemExtensions: fresh(extensionsOf("waiting_for_user", "waiting_for_user")), channel: beta };

  it("gets from the kernel fallback to the system extensions, one step after the other", () => {
    const window = {
      channelSwitchedAt: NOW - 3 * MINUTE,
      daemonRestartedAt: NOW - 20_000,
      approvalDeadline: NOW + 40_000,
    };
    const inForce = { release_ring: "InsiderFast" };
    // While the minute runs, Defender names no engine.
    const minute = { ...inForce, real_time_protection_subsystem: null };
    const running = { real_time_protection_subsystem: "endpoint_security_extension" };
    const way: readonly [Snapshot, SetupMarks, SetupStepId][] = [
      [pilotFallenBack({ app_version: "101.00.10" }), {}, "product-version"],
      [pilotFallenBack(), {}, "channel"],
      [pilotFallenBack({}, { channel: beta }), { channelSwitchedAt: NOW - MINUTE }, "restart"],
      [pilotFallenBack(inForce, waiting), {}, "restart"],
      [pilotFallenBack(minute, waiting), window, "approve-endpoint-security"],
      [
        pilotFallenBack(minute, { ...waiting, systemExtensions: fresh(extensionsOf("enabled", "waiting_for_user")) }),
        window,
        "approve-network",
      ],
      [pilotFallenBack(minute, { ...waiting, ...approved }), window, "allow-network-filter"],
      [pilotReady({ ...running, network_events_subsystem: null }), window, "allow-network-filter"],
      [pilotReady(), window, "validate-detection"],
    ];
    for (const [snapshot, marks, id] of way) {
      expect(next(snapshot, marks)).toBe(id);
    }
    expect(next(pilotReady(), { ...window, validation: passedOn("101.09.50") })).toBeUndefined();
  });

  it("counts the approval minute down, and asks for a restart once it is over", () => {
    const inForce = { release_ring: "InsiderFast" };
    const snapshot = pilotFallenBack({ ...inForce, real_time_protection_subsystem: null }, waiting);
    const deadline = NOW + 40_000;
    expect(step("approve-endpoint-security", snapshot, { approvalDeadline: deadline }).countdown?.endsAt).toBe(
      deadline,
    );
    expect(step("restart", snapshot, { approvalDeadline: deadline }).state).toBe("done");
    expect(next(pilotFallenBack(inForce, waiting), { approvalDeadline: NOW - 1 })).toBe("restart");
    expect(step("approve-endpoint-security", snapshot, { approvalDeadline: NOW - 1 }).countdown).toBeUndefined();
  });

  it("is asked for the approval in a minute that nobody saw begin, as the menu asks, and not where it fell back", () => {
    const inForce = { release_ring: "InsiderFast" };
    const inTheMinute = pilotFallenBack({ ...inForce, real_time_protection_subsystem: null }, waiting);
    expect(next(inTheMinute)).toBe("approve-endpoint-security");
    expect(assess(inTheMinute, ANY, NOW).findings[0]?.remedies[0]).toBe("approve-endpoint-security");
    // Back on the kernel extension there is no minute, though a restart was seen that could have begun one.
    const fellBack = pilotFallenBack(inForce, waiting);
    expect(next(fellBack, { daemonRestartedAt: NOW - 20_000, approvalDeadline: NOW + 40_000 })).toBe("restart");
  });

  it("waits with a countdown while the restarted daemon is away", () => {
    const away = pilotFallenBack({}, { channel: beta, health: failed("DaemonUnreachable") });
    const restart = step("restart", away, { daemonRestartedAt: NOW - 10_000 });
    expect(restart).toMatchObject({ state: "next", countdown: { endsAt: NOW + 50_000 } });
    expect(step("restart", away, { daemonRestartedAt: NOW - 2 * MINUTE }).state).toBe("unknowable");
  });

  it("is sent to the administrator where the channel is managed", () => {
    const channel = fresh(channelOf({ channel: "Current", source: "managed", managed: true }));
    const found = step("channel", pilotFallenBack({}, { channel }));
    expect(found).toMatchObject({ state: "next", remedies: ["contact-administrator"] });
    expect(found.why).toMatch(/policy/);
  });

  it("is told to install the Beta build where a restart did not bring the channel into force", () => {
    const found = step("restart", pilotFallenBack({}, { channel: beta }), {
      channelSwitchedAt: NOW - 2 * MINUTE,
      daemonRestartedAt: NOW - MINUTE,
    });
    expect(found.todo).toMatch(/Install the Beta build/);
    expect(found.remedies).toContain("check-for-product-update");
  });

  it("is told to close the settings between the two approvals", () => {
    const snapshot = pilotFallenBack({ release_ring: "InsiderFast" }, waiting);
    expect(step("approve-network", snapshot).todo).toMatch(/Close System Preferences first/);
    expect(step("approve-endpoint-security", snapshot).todo).toMatch(/Security & Privacy › General/);
  });

  it("restarts the Mac instead where tamper protection blocks", () => {
    const snapshot = pilotFallenBack({ release_ring: "InsiderFast", tamper_protection: "block" }, waiting);
    expect(step("restart", snapshot).remedies[0]).toBe("restart-mac");
    expect(step("restart", snapshot).todo).toMatch(/Tamper protection/);
  });

  it("is not done with macOS before 10.15.4, and unknowable where only the kernel's version is known", () => {
    const on = (version: string, source: "sw_vers" | "kernel") =>
      step("macos-version", pilotFallenBack({}, { macOS: fresh({ version, source }) })).state;
    expect(on("10.15.3", "sw_vers")).toBe("next");
    expect(on("10.15.4", "sw_vers")).toBe("done");
    expect(on("10.15", "kernel")).toBe("unknowable");
    expect(on("10.14", "kernel")).toBe("next");
  });
});

describe("a Mac of today", () => {
  it("gets from not approved to protected without channel or restart of Defender", () => {
    const way: readonly [Snapshot, SetupStepId][] = [
      [notApproved(), "approve-endpoint-security"],
      [notApproved({}, { systemExtensions: fresh(extensionsOf("enabled", "waiting_for_user")) }), "approve-network"],
      [notApproved({}, { systemExtensions: fresh(extensionsOf()) }), "allow-network-filter"],
      [
        healthy({
          healthy: false,
          full_disk_access_enabled: false,
          health_issues: ["full disk access has not been granted"],
        }),
        "full-disk-access",
      ],
      [
        notApproved(
          { network_events_subsystem: "network_filter_extension", full_disk_access_enabled: true, health_issues: [] },
          { systemExtensions: fresh(extensionsOf()) },
        ),
        "reboot",
      ],
      [healthy({ licensed: false }), "license"],
      [healthy({ real_time_protection_enabled: false }), "real-time-protection"],
      [healthy({ licensed: null }), "verify-engine"],
      [healthy(), "validate-detection"],
    ];
    for (const [snapshot, id] of way) {
      expect(next(snapshot)).toBe(id);
      expect(states(snapshot)).toMatchObject({ channel: "not-needed", restart: "not-needed" });
    }
    expect(states(healthy(), { validation: passed })).toEqual({
      "macos-version": "done",
      "product-version": "done",
      license: "done",
      "real-time-protection": "done",
      channel: "not-needed",
      restart: "not-needed",
      "approve-endpoint-security": "done",
      "approve-network": "done",
      "allow-network-filter": "done",
      "full-disk-access": "done",
      reboot: "not-needed",
      "verify-engine": "done",
      "validate-detection": "done",
    });
  });

  it.each([
    ["12.7", /System Preferences › Security & Privacy › General/],
    ["14.5", /System Settings › Privacy & Security/],
    ["15.2", /Login Items & Extensions › Endpoint Security Extensions/],
    ["27.0", /Login Items & Extensions › Endpoint Security Extensions/],
  ])("is told where to click on macOS %s", (version, path) => {
    const snapshot = notApproved({}, { macOS: fresh({ version, source: "sw_vers" }) });
    expect(step("approve-endpoint-security", snapshot).todo).toMatch(path);
  });

  it("is told to install Defender where it is not there", () => {
    expect(next(healthy({}, { health: failed("NotInstalled") }))).toBe("product-version");
    expect(next(healthy({}, { health: failed("OfficeShimOnly") }))).toBe("product-version");
  });

  it("reads about the profile that should bring it where the Mac is managed", () => {
    const snapshot = notApproved({}, { enrollment: fresh({ mdm: "user-approved" }) });
    expect(step("approve-endpoint-security", snapshot).todo).toMatch(/system extensions profile/);
    expect(step("full-disk-access", snapshot).todo).toMatch(/Full Disk Access profile/);
    expect(step("full-disk-access", notApproved()).todo).not.toMatch(/profile/);
  });

  it("restarts where macOS waits for it, and knows a restart by the marks", () => {
    const pending = healthy({}, { systemExtensions: fresh(extensionsOf("enabled", "waiting_for_restart")) });
    expect(step("reboot", pending).remedies).toEqual(["restart-mac"]);
    const restarted = notApproved({}, { systemExtensions: fresh(extensionsOf()) });
    const marks = { approvedAt: NOW - 10 * MINUTE, macBootedAt: NOW - 5 * MINUTE };
    expect(step("reboot", restarted, marks).state).toBe("done");
    expect(step("reboot", restarted, { ...marks, macBootedAt: NOW - 20 * MINUTE }).state).not.toBe("done");
  });
});

describe("a detection test that passed", () => {
  const state = (validation: SetupMarks["validation"], marks: SetupMarks = {}) =>
    step("validate-detection", healthy(), { ...marks, validation });

  it.each([
    ["on the kernel extension", { ...passed, engine: "kernel_extension" }, {}, /another engine/],
    ["on another build", { ...passed, productVersion: "101.25062.0005" }, {}, /another build/],
    ["before the approval", passed, { approvedAt: NOW }, /before the extensions were approved/],
    ["on nobody knows what", { result: "passed", at: NOW - DAY }, {}, /another engine/],
  ] as const)("proves nothing of what runs now: %s", (_, validation, marks, why) => {
    expect(state(validation, marks)).toMatchObject({ state: "next", why: expect.stringMatching(why) });
  });

  it("counts on the same engine and build, after the approval", () => {
    expect(state(passed, { approvedAt: NOW - DAY }).state).toBe("done");
  });
});

describe("what was not observed", () => {
  it("is not done: an old list of extensions", () => {
    const old = notApproved({}, { systemExtensions: cached(extensionsOf(), NOW - 20 * MINUTE) });
    expect(step("approve-endpoint-security", old).state).toBe("unknowable");
  });

  it("is not done: a test in the future, failed or inconclusive", () => {
    for (const validation of [
      { result: "passed", at: NOW + DAY },
      { result: "failed", at: NOW - DAY },
      { result: "inconclusive", at: NOW - DAY },
    ] as const) {
      expect(step("validate-detection", healthy(), { validation }).state).toBe("next");
    }
  });

  it("cannot be known: Full Disk Access of a product that does not say, and how to see it is told", () => {
    const old = step("full-disk-access", healthy({ app_version: "101.50.10", full_disk_access_enabled: undefined }));
    expect(old).toMatchObject({ state: "unknowable" });
    expect(old.why).toMatch(/101\.56\.35/);
    expect(old.todo).toMatch(/Look in .*Full Disk Access/);
    expect(step("full-disk-access", healthy({ full_disk_access_enabled: null })).state).toBe("unknowable");
  });

  it("cannot be known: anything of a Mac that was not read, and yet one step is next", () => {
    const nothing = { state: "not-asked" } as const;
    const snapshot: Snapshot = {
      takenAt: NOW,
      health: nothing,
      systemExtensions: nothing,
      channel: nothing,
      macOS: nothing,
      enrollment: nothing,
      threats: nothing,
    };
    expect(steps(snapshot).filter(({ state }) => state === "done")).toEqual([]);
    expect(steps(snapshot).filter(({ state }) => state === "next")).toHaveLength(1);
    expect(states(snapshot)).toMatchObject({
      "macos-version": "unknowable",
      channel: "unknowable",
      restart: "unknowable",
    });
  });

  it("does not hide behind a kernel extension: macOS enabled, engine not", () => {
    const snapshot = pilotFallenBack(
      { release_ring: "InsiderFast" },
      { systemExtensions: fresh(extensionsOf()), channel: beta },
    );
    expect(states(snapshot)).toMatchObject({
      restart: "next",
      "approve-endpoint-security": "done",
      "verify-engine": "waiting",
    });
  });
});

it("asks for no restart of the Mac where Defender does not answer: what it runs on is not known", () => {
  const silent = healthy({}, { health: failed("TimedOut") });
  expect(step("reboot", silent).state).toBe("unknowable");
  expect(next(silent)).toBe("verify-engine");
});

it("names the missing license, which no restart brings", () => {
  const unlicensed = healthy({ licensed: false, real_time_protection_subsystem: "unavailable" });
  expect(step("reboot", unlicensed).state).toBe("unknowable");
  expect(next(unlicensed)).toBe("license");
  expect(step("license", unlicensed)).toMatchObject({
    remedies: ["contact-administrator", "check-for-product-update"],
  });
});

it("says why of each step, and what to do of each that is open or unknowable", () => {
  for (const snapshot of [
    healthy(),
    notApproved(),
    pilotFallenBack(),
    pilotReady(),
    healthy({}, { health: failed("TimedOut") }),
    healthy({ licensed: false, real_time_protection_subsystem: "unavailable" }),
  ]) {
    for (const { why, todo, state, title } of steps(snapshot)) {
      expect(why).toMatch(/\.$/);
      expect(why + todo).not.toMatch(/undefined|null|NaN|\.\./);
      expect(title.length).toBeLessThanOrEqual(50);
      if (state !== "done" && state !== "not-needed") {
        expect(todo).toMatch(/\.$/);
      }
    }
  }
});

describe("the notes", () => {
  const ids = (snapshot: Snapshot) => setupNotes(snapshot).map(({ id }) => id);
  const on11 = (app_version: string) =>
    healthy({}, { macOS: fresh({ version: "11.1", source: "sw_vers" }), health: fresh(healthOf({ app_version })) });

  it("belong to the era of the Mac", () => {
    expect(ids(healthy())).toEqual([]);
    expect(ids(pilotFallenBack())).toEqual([
      "kernel-extension-still-shown",
      "kernel-extension-still-installed",
      "kerberos-single-sign-on",
    ]);
    expect(ids(pilotReady({ app_version: "101.56.62" }))).not.toContain("kerberos-single-sign-on");
    expect(ids(healthy({ real_time_protection_subsystem: "kernel_extension" }))).toEqual([
      "kernel-extension-on-new-macos",
    ]);
    expect(ids(on11("101.10.72"))).toEqual(["big-sur"]);
    expect(ids(on11("101.13.75"))).toEqual([]);
  });

  it("name the profiles of a managed Mac, who brings them, and how to verify", () => {
    const [note] = setupNotes(healthy({}, { enrollment: fresh({ mdm: "yes" }) }));
    expect(note).toMatchObject({ id: "managed-profiles", kind: "managed" });
    for (const word of [
      "System extensions",
      "Network filter",
      "Full Disk Access",
      "Notifications",
      "Background services",
      "Jamf",
      "Intune",
      "Device Management",
    ]) {
      expect(note?.text).toContain(word);
    }
  });
});
