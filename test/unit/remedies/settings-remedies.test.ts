import { assess } from "../../../src/assess/assess";
import { missingFirst, paneRemedyIn } from "../../../src/guide/missing-first";
import {
  allowNetworkFilter,
  approveEndpointSecurity,
  approveNetwork,
  grantFullDiskAccess,
  openProfiles,
  openSecurityPane,
} from "../../../src/remedies/settings-remedies";
import { fakeMac, NOT_INSTALLED, NOW, snapshotOf, type Answers, type MacOptions } from "./fake-mac";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

/** Settings is closed. */
const CLOSED: Answers = { pkill: () => ({ exitCode: 1 }), pgrep: () => ({ exitCode: 1 }) };

/** Settings is open and stays so, whatever it is told. */
const STUCK: Answers = { pkill: () => ({ exitCode: 0 }), pgrep: () => ({ exitCode: 0 }) };

const ALL = [approveEndpointSecurity, approveNetwork, allowNetworkFilter, grantFullDiskAccess, openProfiles];

const opened = (mac: ReturnType<typeof fakeMac>) =>
  mac.requests.filter(({ program }) => program === "/usr/bin/open").map(({ args }) => args);

const APPS = {
  "10.15.7": "System Preferences",
  "12.6": "System Preferences",
  "14.1": "System Settings",
  "26.2": "System Settings",
};

describe.each(ALL.map((remedy) => [remedy.title, remedy] as const))("%s", (_, remedy) => {
  test.each(Object.entries(APPS))("on macOS %s asks for a pane of %s, and claims no more", async (macOS, app) => {
    const mac = fakeMac({ macOS, answers: CLOSED });
    const outcome = await remedy.run(mac.context);
    expect(outcome).toMatchObject({ kind: "asked", title: `Asked for ${app}` });
    expect(outcome.nextStep).toContain(`Go to ${app} › `);
    expect(`${outcome.title} ${outcome.nextStep}`).not.toMatch(/opened|is open/i);
    expect(opened(mac)).toEqual([[expect.stringMatching(/^x-apple\.systempreferences:com\.apple\.[\w.?=&-]+$/i)]]);
  });

  test("quits the settings before it asks", async () => {
    const mac = fakeMac({ macOS: "26.2", answers: CLOSED });
    await remedy.run(mac.context);
    const programs = mac.requests.map(({ program }) => program);
    expect(programs.indexOf("/usr/bin/pkill")).toBeLessThan(programs.indexOf("/usr/bin/open"));
    expect(programs).toContain("/usr/bin/pkill");
  });

  test("says that settings which stay open ignore it", async () => {
    const outcome = await remedy.run(fakeMac({ macOS: "26.2", answers: STUCK }).context);
    expect(outcome).toMatchObject({ kind: "unconfirmed", title: "System Settings Did Not Close" });
    expect(outcome.nextStep).toContain("Close it yourself");
  });

  test("gives the way by hand where macOS does not take the request", async () => {
    const answers = { ...CLOSED, open: () => ({ exitCode: 1 }) };
    const outcome = await remedy.run(fakeMac({ macOS: "26.2", answers }).context);
    expect(outcome.kind).toBe("failed");
    expect(outcome.nextStep).toContain("by hand: System Settings › ");
  });

  test("is not offered on a Mac without Defender", () => {
    expect(remedy.shows(fakeMac({ health: NOT_INSTALLED }).context)).toBe(false);
  });
});

test.each<[string, (typeof ALL)[number], MacOptions, MacOptions]>([
  [
    "the Endpoint Security extension",
    approveEndpointSecurity,
    { endpointSecurity: "enabled" },
    { endpointSecurity: "waiting_for_user" },
  ],
  ["the network extension", approveNetwork, { network: "enabled" }, { network: "disabled" }],
  [
    "the network filter",
    allowNetworkFilter,
    { fields: { network_events_subsystem: "network_filter_extension" } },
    { fields: { network_events_subsystem: null } },
  ],
  [
    "Full Disk Access",
    grantFullDiskAccess,
    { fields: { full_disk_access_enabled: true } },
    { fields: { full_disk_access_enabled: false } },
  ],
])("%s is refused where a fresh reading shows it, and offered where not", (_, remedy, has, misses) => {
  expect(remedy.precondition(fakeMac(has).context)).toEqual({ ok: false, reason: expect.stringContaining("already") });
  expect(remedy.shows(fakeMac(has).context)).toBe(false);
  expect(remedy.precondition(fakeMac(misses).context)).toEqual({ ok: true });
  expect(remedy.shows(fakeMac(misses).context)).toBe(true);
});

test("an old reading is no reason to refuse", () => {
  const { context } = fakeMac();
  const { systemExtensions } = context.snapshot;
  if (systemExtensions.state !== "fresh") throw new Error("not fresh");
  const cached = { ...systemExtensions, state: "cached" as const };
  const snapshot = { ...context.snapshot, systemExtensions: cached };
  expect(approveEndpointSecurity.precondition({ ...context, snapshot })).toEqual({ ok: true });
});

const ANY = { expectedChannel: "any", definitionsMaxAgeDays: 7 } as const;

describe("what is missing first", () => {
  test.each<[string | undefined, MacOptions]>([
    ["approve-endpoint-security", { endpointSecurity: "waiting_for_user", network: "waiting_for_user" }],
    ["approve-network", { network: "waiting_for_user", fields: { network_events_subsystem: null } }],
    ["allow-network-filter", { fields: { network_events_subsystem: null, full_disk_access_enabled: false } }],
    ["grant-full-disk-access", { fields: { full_disk_access_enabled: false } }],
    ["grant-full-disk-access", { fields: { health_issues: ["full disk access has not been granted"] } }],
    [undefined, {}],
    [undefined, { endpointSecurity: "starting", fields: { real_time_protection_subsystem: null } }],
    [undefined, { endpointSecurity: "upgrading" }],
    [undefined, { health: NOT_INSTALLED, endpointSecurity: "missing", network: "missing" }],
  ])("is %s", (id, options) => {
    expect(missingFirst(assess(snapshotOf(options), ANY, NOW))).toBe(id);
  });

  test("is nothing where nothing could be read", () => {
    const failure = { code: "Failed", message: "No.", nextStep: "Again." } as const;
    const failed = { state: "failed", readAt: NOW, failure } as const;
    const unread = { ...snapshotOf(), health: failed, systemExtensions: failed };
    expect(missingFirst(assess(unread, ANY, NOW))).toBeUndefined();
  });

  test("does not keep a person from the pane", async () => {
    const mac = fakeMac({ answers: CLOSED });
    expect(openSecurityPane.precondition(mac.context)).toEqual({ ok: true });
    expect((await openSecurityPane.run(mac.context)).nextStep).toContain("No approval is known to be missing");
  });
});

test.each([
  [{ remedy: "approve-network" }, "approve-network"],
  [{ remedy: "open-profiles", more: 1 }, "open-profiles"],
  [{ remedy: "restart-daemon" }, undefined],
  [{ remedy: "constructor" }, undefined],
  [{ remedy: ["approve-network"] }, undefined],
  [{ remedy: { toString: () => "approve-network" } }, undefined],
  [Object.create({ remedy: "approve-network" }), undefined],
  ["approve-network", undefined],
  [null, undefined],
  [undefined, undefined],
])("a launch context of %j names %s", (context, id) => {
  expect(paneRemedyIn(context)).toBe(id);
});
