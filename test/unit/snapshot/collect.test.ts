import { release } from "node:os";
import { readHealth } from "../../../src/defender/health/read-health";
import { readThreats } from "../../../src/defender/threats/read-threats";
import { readChannel } from "../../../src/macos/read-channel";
import { FailureError } from "../../../src/process/failure-error";
import { collect } from "../../../src/snapshot/collect";
import { fakeMac } from "../fakes/mac";
import { FAILURE, fresh, NOW, snapshot, threats } from "./sample";
import type { Health } from "../../../src/model/health";
import type { SnapshotPart } from "../../../src/model/snapshot";

jest.mock("node:os", () => ({ ...jest.requireActual("node:os"), release: jest.fn(() => "24.6.0") }));
jest.mock("../../../src/defender/health/read-health", () => ({ readHealth: jest.fn() }));
jest.mock("../../../src/defender/threats/read-threats", () => ({ readThreats: jest.fn() }));
jest.mock("../../../src/macos/read-channel", () => ({ readChannel: jest.fn() }));

const HEALTH: Health = { fields: { healthy: { value: true, managed: false } }, banners: [], dialect: "text" };
const ALL: readonly SnapshotPart[] = ["health", "systemExtensions", "channel", "macOS", "enrollment", "threats"];
const EARLIER = NOW - 60_000;

/** A Mac of macOS whose own tools answer. */
const answering = (now = NOW) =>
  fakeMac({
    now,
    answer: ({ program }) => {
      if (program.endsWith("systemextensionsctl")) return { stdout: "0 extension(s)\n" };
      if (program.endsWith("sw_vers")) return { stdout: "15.2\n" };
      return { stdout: "MDM enrollment: No\n" };
    },
  });

/** One whose tools all end with an error. */
const failing = () => fakeMac({ now: NOW, answer: () => ({ exitCode: 1 }) });

beforeEach(() => {
  jest.mocked(release).mockReturnValue("24.6.0");
  jest.mocked(readHealth).mockReset().mockResolvedValue(HEALTH);
  jest.mocked(readThreats).mockReset().mockResolvedValue(threats(1));
  jest.mocked(readChannel).mockReset().mockResolvedValue({ channel: "Current", source: "default", managed: false });
});

it("reads everything that is asked for", async () => {
  const taken = await collect(answering(), { parts: ALL });
  expect(taken).toMatchObject({
    takenAt: NOW,
    health: { state: "fresh", value: HEALTH, readAt: NOW },
    systemExtensions: { state: "fresh", value: { network: { state: "missing" } } },
    channel: { state: "fresh", value: { source: "default" } },
    macOS: { state: "fresh", value: { version: "15.2", source: "sw_vers" } },
    enrollment: { state: "fresh", value: { mdm: "no" } },
    threats: { state: "fresh", value: threats(1) },
  });
});

it("polls with health alone, and no child for anything else", async () => {
  const asked = answering();
  const taken = await collect(asked, { parts: ["health"] });
  expect(readHealth).toHaveBeenCalledTimes(1);
  expect(asked.run.requests).toEqual([]);
  expect(readThreats).not.toHaveBeenCalled();
  expect(readChannel).not.toHaveBeenCalled();
  expect(taken).toMatchObject({
    health: { state: "fresh" },
    macOS: { state: "fresh", value: { version: "15", source: "kernel" } },
    systemExtensions: { state: "not-asked" },
    threats: { state: "not-asked" },
  });
});

it("asks Defender in the way that worked before, even where it failed since", async () => {
  const before: Health = { ...HEALTH, dialect: "legacy" };
  for (const health of [
    fresh(before),
    { state: "failed", failure: FAILURE, readAt: NOW, last: { value: before, readAt: 1 } },
  ] as const) {
    await collect(answering(), { parts: ["health"], previous: snapshot({ health }) });
    expect(jest.mocked(readHealth).mock.lastCall).toMatchObject([
      { mdatpPath: "/usr/local/bin/mdatp" },
      { dialect: "legacy" },
    ]);
  }
});

it("carries over what was not asked for, as cached and with its age", async () => {
  const previous = snapshot({
    takenAt: EARLIER,
    channel: fresh({ channel: "Beta", source: "user", managed: false }, EARLIER),
    enrollment: { state: "failed", failure: FAILURE, readAt: EARLIER },
    threats: { state: "not-asked" },
  });
  const taken = await collect(answering(), { parts: ["health"], previous });
  expect(taken.channel).toEqual({ ...previous.channel, state: "cached" });
  expect(taken.enrollment).toEqual(previous.enrollment);
  expect(taken.threats).toEqual({ state: "not-asked" });
  expect(previous.channel.state).toBe("fresh");
});

it("takes one late answer of a poll beside a good reading for no news, and the third for one", async () => {
  jest.mocked(readHealth).mockRejectedValue(new FailureError(FAILURE));
  const readAt = NOW - 60_000;
  const poll = (now: number) =>
    collect(answering(now), { parts: ["health"], previous: snapshot({ health: fresh(HEALTH, readAt) }) });
  expect((await poll(NOW)).health).toEqual({ state: "cached", value: HEALTH, readAt });
  expect((await poll(NOW + 120_000)).health).toMatchObject({ state: "failed", failure: FAILURE });
  const looked = await collect(answering(NOW), {
    parts: ["health", "systemExtensions"],
    previous: snapshot({ health: fresh(HEALTH, readAt) }),
  });
  expect(looked.health).toMatchObject({ state: "failed", failure: FAILURE, last: { readAt } });
});

it("lets a late answer take back no failure that came before it", async () => {
  const good = snapshot({ health: fresh(HEALTH, NOW - 60_000) });
  jest.mocked(readHealth).mockRejectedValue(new FailureError({ ...FAILURE, code: "DaemonUnreachable" }));
  const unreachable = await collect(answering(NOW - 30_000), { parts: ["health"], previous: good });
  jest.mocked(readHealth).mockRejectedValue(new FailureError(FAILURE));
  const late = await collect(answering(NOW), { parts: ["health"], previous: unreachable });
  expect(late.health).toMatchObject({ state: "failed", since: NOW - 30_000, last: { readAt: NOW - 60_000 } });
});

it("keeps the last value beside a failure, over several failures", async () => {
  jest.mocked(readHealth).mockRejectedValue(new FailureError({ ...FAILURE, code: "DaemonUnreachable" }));
  const first = await collect(answering(), {
    parts: ["health"],
    previous: snapshot({ health: fresh(HEALTH, EARLIER) }),
  });
  const later = NOW + 60_000;
  const second = await collect(answering(later), { parts: ["health"], previous: first });
  expect(second.health).toEqual({
    state: "failed",
    failure: { ...FAILURE, code: "DaemonUnreachable" },
    readAt: later,
    since: NOW,
    last: { value: HEALTH, readAt: EARLIER },
  });
});

it("never throws, and one part that fails takes no other with it", async () => {
  jest.mocked(readHealth).mockRejectedValue(new TypeError("unexpected"));
  jest.mocked(readThreats).mockRejectedValue("odd");
  const taken = await collect(failing(), { parts: ALL });
  expect(taken.health).toMatchObject({ state: "failed", failure: { code: "Failed" } });
  expect(taken.health).not.toHaveProperty("last");
  expect(taken.threats).toMatchObject({ state: "failed" });
  expect(taken.systemExtensions).toMatchObject({ state: "failed", failure: { seen: "exit code 1" } });
  expect(taken.channel.state).toBe("fresh");
});

it("reads health first, and one part after the other", async () => {
  let finish: (health: Health) => void = () => undefined;
  jest.mocked(readHealth).mockReturnValue(new Promise((resolve) => (finish = resolve)));
  let done = false;
  const taking = collect(answering(), { parts: ALL }).then((taken) => ((done = true), taken));
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toBe(false);
  expect(readChannel).not.toHaveBeenCalled();
  expect(readThreats).not.toHaveBeenCalled();
  finish(HEALTH);
  await expect(taking).resolves.toMatchObject({ health: { state: "fresh" } });
});

it("does not ask a Defender that hangs for its threats as well", async () => {
  jest.mocked(readHealth).mockRejectedValue(new FailureError(FAILURE));
  const previous = snapshot({ threats: fresh(threats(2), EARLIER) });
  const taken = await collect(answering(), { parts: ALL, previous });
  expect(readThreats).not.toHaveBeenCalled();
  expect(taken.threats).toMatchObject({ state: "failed", failure: FAILURE, last: { value: threats(2) } });
  await collect(answering(), { parts: ["threats"], previous: taken });
  expect(readThreats).toHaveBeenCalledTimes(1);
});

describe("the macOS version", () => {
  it("is the kernel's where sw_vers fails", async () => {
    const taken = await collect(failing(), { parts: ["macOS"] });
    expect(taken.macOS).toEqual({ state: "fresh", value: { version: "15", source: "kernel" }, readAt: NOW });
  });

  it("is a failure where the kernel is not known either", async () => {
    jest.mocked(release).mockReturnValue("99.0.0");
    const taken = await collect(failing(), { parts: ["macOS"] });
    expect(taken.macOS).toMatchObject({ state: "failed" });
  });

  it("stays the one that sw_vers told until the kernel is another one's", async () => {
    const previous = snapshot();
    expect((await collect(answering(), { parts: ["health"], previous })).macOS).toMatchObject({
      state: "cached",
      value: { version: "15.2" },
    });
    jest.mocked(release).mockReturnValue("25.0.0");
    expect((await collect(answering(), { parts: ["health"], previous })).macOS).toMatchObject({
      state: "fresh",
      value: { version: "26", source: "kernel" },
    });
  });

  it("is the kernel's again where nobody asked sw_vers for a day", async () => {
    const previous = snapshot({ macOS: fresh({ version: "15.2", source: "sw_vers" }, NOW - 25 * 3_600_000) });
    expect((await collect(answering(), { parts: ["health"], previous })).macOS).toMatchObject({
      value: { version: "15", source: "kernel" },
      readAt: NOW,
    });
  });
});
