import { notifyOnChange, type NoticeStore } from "../../../src/timeline/notify-on-change";
import type { RunRequest, RunResult } from "../../../src/process/run";
import { HOUR, MINUTE, sample, START } from "./sample";
import { assess } from "../../../src/assess/assess";
import { fresh, healthOf, healthy } from "../assess/snapshots";
import type { Threat } from "../../../src/model/threat";
import type { Level } from "../../../src/model/level";

function memory(): NoticeStore & { items: Map<string, string> } {
  const items = new Map<string, string>();
  return { items, get: (key) => items.get(key), set: (key, value) => void items.set(key, value) };
}

const ENGINES: Partial<Record<Level, string | null>> = {
  fallback: "kernel_extension",
  unprotected: null,
  unknown: null,
};
const RAN: RunResult = { exitCode: 0, stdout: "", stderr: "", timedOut: false, truncated: false, durationMs: 1 };

/** A Mac on which all is well but for these threats. */
const healthySample = (at: number, threats: Threat[]) => ({
  snapshot: healthy(
    {},
    {
      health: fresh(healthOf({}), at),
      threats: fresh({ threats, banners: [], truncated: false }, at),
    },
  ),
});

/** Polls a minute apart; gives what was shown, as minute and title. */
async function poll(
  levels: Level[],
  preference = "worse",
  store: NoticeStore = memory(),
  startedAt = START - HOUR,
  from = START,
) {
  const requests: { minute: number; request: RunRequest }[] = [];
  for (const [minute, level] of levels.entries()) {
    const now = from + minute * MINUTE;
    const { assessment } = sample(now, { level, engine: ENGINES[level] });
    await notifyOnChange({
      preference,
      assessment: { ...assessment, headline: `Now ${level}`, summary: "-e do harm" },
      threats: { state: "not-asked" },
      store,
      now,
      startedAt,
      mac: {
        run: async (request) => {
          requests.push({ minute, request });
          return RAN;
        },
      },
    });
  }
  return requests;
}

const shown = (requests: Awaited<ReturnType<typeof poll>>) =>
  requests.map(({ minute, request }) => [minute, request.args[2]]);

describe("notifying of a change", () => {
  it("is done once, when the change has lasted two polls", async () => {
    const requests = await poll(["protected", "protected", "unprotected", "unprotected", "unprotected", "unprotected"]);
    expect(shown(requests)).toEqual([[3, "Microsoft Defender: Now unprotected"]]);
  });

  it("writes seldom while nothing changes, and a change after a calm hour is told all the same", async () => {
    const store = memory();
    const set = jest.spyOn(store, "set");
    await poll(
      Array.from({ length: 60 }, () => "protected" as const),
      "worse",
      store,
    );
    expect(set.mock.calls.length).toBeLessThan(25);
    const changed = await poll(["unprotected", "unprotected"], "worse", store, START - HOUR, START + 60 * MINUTE);
    expect(shown(changed)).toEqual([[1, "Microsoft Defender: Now unprotected"]]);
  });

  it("starts no child while nothing changes", async () => {
    expect(await poll(Array.from({ length: 200 }, () => "protected" as const))).toEqual([]);
  });

  it.each<[string, Level[]]>([
    ["a flicker", ["protected", "protected", "fallback", "protected", "protected"]],
    ["an unknown of one poll", ["protected", "protected", "unknown", "protected", "protected"]],
    ["the first state of all", ["unprotected", "unprotected", "unprotected"]],
  ])("is not done for %s", async (_, levels) => {
    expect(await poll(levels, "always")).toEqual([]);
  });

  it.each([
    ["worse", 0],
    ["always", 1],
    ["never", 0],
    ["anything else", 0],
    [undefined, 0],
  ])("with the preference %s is done %d times when it gets better", async (preference, times) => {
    const levels: Level[] = ["unprotected", "unprotected", "protected", "protected", "protected"];
    expect(await poll(levels, preference as string)).toHaveLength(times);
  });

  it("is not done right after the start, and is afterwards where the change is still there", async () => {
    const store = memory();
    await poll(["protected", "protected"], "worse", store);
    const later = START + 5 * MINUTE;
    const requests = await poll(
      ["unprotected", "unprotected", "unprotected", "unprotected"],
      "worse",
      store,
      later,
      later,
    );
    expect(shown(requests)).toEqual([[2, "Microsoft Defender: Now unprotected"]]);
  });

  it("gives the texts as arguments, the title first, and never as a part of the script", async () => {
    const [one] = await poll(["protected", "protected", "unprotected", "unprotected"]);
    expect(one?.request).toMatchObject({ program: "/usr/bin/osascript" });
    expect(one?.request.args).toEqual([
      "-e",
      expect.stringContaining("on run argv"),
      "Microsoft Defender: Now unprotected",
      "-e do harm",
    ]);
    expect(one?.request.args[1]).not.toContain("harm");
  });

  it("is not done again when osascript fails", async () => {
    const store = memory();
    const runs = jest.fn(async () => ({ ...RAN, exitCode: 1 }));
    for (const [minute, level] of (
      ["protected", "protected", "unprotected", "unprotected", "unprotected"] as const
    ).entries()) {
      const now = START + minute * MINUTE;
      const { assessment } = sample(now, { level });
      await notifyOnChange({
        preference: "worse",
        assessment,
        threats: { state: "not-asked" },
        store,
        now,
        startedAt: START - HOUR,
        mac: { run: runs },
      });
    }
    expect(runs).toHaveBeenCalledTimes(1);
  });

  it.each(["{", "[]", "null", '{"known":{"level":"splendid"},"polls":[1,{"at":"x"}]}', '{"polls":7}'])(
    "starts anew from a damaged state: %s",
    async (damaged) => {
      const store = memory();
      store.items.set("change-notice-v2", damaged);
      expect(await poll(["unprotected", "unprotected", "unprotected"], "always", store)).toEqual([]);
    },
  );

  it("is silent where its state cannot be kept, for it would be repeated with every poll", async () => {
    const store: NoticeStore = {
      get: memory().get,
      set: () => {
        throw new Error("full");
      },
    };
    expect(await poll(["protected", "protected", "unprotected", "unprotected"], "always", store)).toEqual([]);
  });

  it("tells of malware that is new by its own words", async () => {
    const store = memory();
    const requests: RunRequest[] = [];
    const poll = async (minute: number, threats: Threat[]) => {
      const now = START + minute * MINUTE;
      const { snapshot } = healthySample(now, threats);
      await notifyOnChange({
        preference: "worse",
        assessment: assess(snapshot, { expectedChannel: "any", definitionsMaxAgeDays: 7 }, now),
        threats: snapshot.threats,
        store,
        now,
        startedAt: START - HOUR,
        mac: { run: async (request) => (requests.push(request), RAN) },
      });
    };
    const one: Threat = { id: "1", name: "Trojan:MacOS/One", status: "active" };
    const two: Threat = { id: "2", name: "Trojan:MacOS/Two", status: "active" };
    for (const minute of [0, 1, 2]) await poll(minute, []);
    for (const minute of [3, 4, 5]) await poll(minute, [one]);
    for (const minute of [6, 7, 8]) await poll(minute, [two, one]);
    expect(requests.map(({ args }) => args[2])).toEqual([
      "Microsoft Defender: Malware Found, Not Removed",
      "Microsoft Defender: Malware Found, Not Removed",
    ]);
    expect(requests[1]?.args[3]).toContain("Trojan:MacOS/Two");
  });

  it("keeps little between polls", async () => {
    const store = memory();
    await poll(
      Array.from({ length: 500 }, (_, index) => (index % 3 ? "protected" : "attention")),
      "always",
      store,
    );
    expect([...store.items.values()].join("").length).toBeLessThan(4_000);
  });
});
