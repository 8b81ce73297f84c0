import { unknownChannelWord } from "../../../src/model/channel";
import { channelStateOf, channelToTell } from "../../../src/model/channel-state";
import { stateFacts } from "../../../src/app/state-facts";
import { resolveChannel } from "../../../src/macos/parse-channel";
import { cached, channelOf, DAY, failed, fresh, healthOf, healthy, NOW } from "../assess/snapshots";

const beta = channelOf({ channel: "Beta", source: "user", written: "Beta" });

describe("the channel, worked out once", () => {
  it("waits where what is written in so many words is not in force", () => {
    expect(channelStateOf(healthy({}, { channel: fresh(beta) }), NOW)).toMatchObject({
      inForce: "Current",
      ring: "Production",
      waits: true,
    });
    expect(channelStateOf(healthy({ release_ring: "InsiderFast" }, { channel: fresh(beta) }), NOW).waits).toBe(false);
    expect(channelStateOf(healthy({ release_ring: "External" }), NOW).waits).toBe(false);
    expect(channelStateOf(healthy({ release_ring: undefined }, { channel: fresh(beta) }), NOW).waits).toBe(false);
  });

  it("survives a reading that failed, for a day", () => {
    const last = { value: beta, readAt: NOW - DAY / 2 };
    expect(channelStateOf(healthy({}, { channel: failed("Failed", last) }), NOW).written).toEqual(beta);
    expect(channelStateOf(healthy({}, { channel: cached(beta, NOW - 2 * DAY) }), NOW).written).toBeUndefined();
  });

  it("tells the one in force, and the written one only where no ring is named", () => {
    const told = (ring: string | undefined) =>
      channelToTell(channelStateOf({ health: fresh(healthOf({ release_ring: ring })), channel: fresh(beta) }, NOW));
    expect([told("External"), told("Dogfood"), told(undefined)]).toEqual(["Preview", undefined, "Beta"]);
  });
});

describe("a word that is none of the channels", () => {
  it.each(["Custom", "InsiderSlow", "Dogfood"])("is shown as itself: %s", (word) => {
    const reading = resolveChannel({ user: { channelName: word, apps: [] } });
    expect(unknownChannelWord(reading)).toBe(word);
    const fact = stateFacts(healthy({}, { channel: fresh(reading) }), NOW).find(({ title }) => title === "Channel");
    expect(fact?.value).toContain(word);
  });

  it.each(["Beta", "insider-fast", "CurrentThrottle", "External"])("is not %s", (word) => {
    expect(unknownChannelWord(resolveChannel({ user: { channelName: word, apps: [] } }))).toBeUndefined();
  });
});
