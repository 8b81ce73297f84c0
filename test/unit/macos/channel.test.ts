import fc from "fast-check";
import { userInfo } from "node:os";
import { parseAutoUpdatePreferences, resolveChannel, type ChannelLayers } from "../../../src/macos/parse-channel";
import { readChannel } from "../../../src/macos/read-channel";
import { FailureError } from "../../../src/process/failure-error";
import { failureOf } from "./failure-of";
import { fakeRun } from "../fakes/mac";
import { everyApp, exported, oneApp } from "./preferences";

const OLD_APP = { app: "/Applications/Microsoft Defender ATP.app" };
const layer = (inside: string) => parseAutoUpdatePreferences(exported(inside));
const resolve = (layers: Partial<Record<keyof ChannelLayers, string>>) =>
  resolveChannel(Object.fromEntries(Object.entries(layers).map(([name, inside]) => [name, layer(inside)])));

describe("which channel counts", () => {
  it.each<[string, Partial<Record<keyof ChannelLayers, string>>, string, string, boolean]>([
    ["nothing written", {}, "Current", "default", false],
    [
      "nothing about channels written",
      { user: "<key>HowToCheck</key><string>Manual</string>" },
      "Current",
      "default",
      false,
    ],
    ["the user's", { user: everyApp("Beta") }, "Beta", "user", false],
    ["the system-wide one", { system: everyApp("Preview") }, "Preview", "system", false],
    [
      "the user's before the system-wide one",
      { user: everyApp("Beta"), system: everyApp("Preview") },
      "Beta",
      "user",
      false,
    ],
    [
      "Defender's own before that of all apps",
      { user: everyApp("Beta") + oneApp("Preview") },
      "Preview",
      "per-app",
      false,
    ],
    [
      "Defender's own, written system-wide",
      { user: everyApp("Beta"), system: oneApp("Preview") },
      "Preview",
      "per-app",
      false,
    ],
    [
      "Defender's own of the user before the system-wide one",
      { user: oneApp("Beta"), system: oneApp("Preview") },
      "Beta",
      "per-app",
      false,
    ],
    ["Defender's own under its old name", { user: oneApp("Beta", OLD_APP) }, "Beta", "per-app", false],
    ["all apps' where Defender's own entry names none", { user: everyApp("Beta") + oneApp("") }, "Beta", "user", false],
    [
      "the managed one",
      { managed: everyApp("Current"), user: everyApp("Beta") + oneApp("Beta") },
      "Current",
      "managed",
      true,
    ],
    ["the managed one of Defender", { managed: everyApp("Beta") + oneApp("Preview") }, "Preview", "managed", true],
    [
      "the user's where policy says nothing of channels",
      { managed: oneApp(""), user: everyApp("Beta") },
      "Beta",
      "user",
      false,
    ],
  ])("is %s", (_, layers, channel, source, managed) => {
    expect(resolve(layers)).toMatchObject({ channel, source, managed });
  });

  it.each([
    ["Beta", "Beta"],
    ["beta", "Beta"],
    ["InsiderFast", "Beta"],
    ["insider-fast", "Beta"],
    ["Preview", "Preview"],
    ["External", "Preview"],
    ["EXTERNAL", "Preview"],
    ["Current", "Current"],
    ["Production", "Current"],
    ["Dogfood", "Current"],
    ["", "Current"],
    ["constructor", "Current"],
  ])("takes the word [%s] for %s and keeps it", (written, channel) => {
    expect(resolve({ user: everyApp(written) })).toEqual({ channel, source: "user", written, managed: false });
  });

  it("counts a channel that is no word as one that is none", () => {
    expect(resolve({ user: "<key>ChannelName</key><integer>5</integer>", system: everyApp("Beta") })).toEqual({
      channel: "Current",
      source: "user",
      written: "5",
      managed: false,
    });
  });

  it("prefers Defender's name of today to its old one", () => {
    const both = `<key>Applications</key><dict>
      <key>/Applications/Microsoft Defender ATP.app</key><dict>${everyApp("Beta")}</dict>
      <key>/Applications/Microsoft Defender.app</key><dict>${everyApp("Preview")}</dict>
      <key>/Applications/Microsoft Word.app</key><dict>${everyApp("Beta")}</dict>
    </dict>`;
    expect(resolve({ user: both })).toMatchObject({ channel: "Preview", source: "per-app" });
  });
});

describe("what defaults exports", () => {
  it("may hold dates, data, lists and comments beside the channel", () => {
    const rest =
      "<key>LastUpdate</key><date>2026-01-02T03:04:05Z</date><!-- a note --><key>Blob</key><data>\nAAEC\n</data>" +
      "<key>List</key><array><string>a &amp; b</string><true/><real>1.5</real></array><key>Empty</key><dict/>";
    expect(layer(rest + everyApp("Beta"))).toMatchObject({ channelName: "Beta" });
  });

  it.each([
    ["nothing", ""],
    ["words", "Domain not found"],
    ["a document cut off", exported(everyApp("Beta")).slice(0, -30)],
    ["a list at the root", '<plist version="1.0"><array/></plist>'],
    ["a text at the root", '<plist version="1.0"><string>Beta</string></plist>'],
    ["no root", '<plist version="1.0"></plist>'],
    ["an unknown element", exported("<key>A</key><script>x</script>")],
    ["a value without a key", exported("<string>Beta</string>")],
    ["entities of its own", `<!DOCTYPE plist [<!ENTITY a "Beta">]>${exported(everyApp("&a;"))}`],
    ["JSON", '{"ChannelName":"Beta"}'],
  ])("is unreadable where it is %s", async (_, xml) => {
    expect((await failureOf(() => parseAutoUpdatePreferences(xml))).code).toBe("Unreadable");
  });

  it("inherits nothing from a key named __proto__", () => {
    const hostile = `<key>__proto__</key><dict>${everyApp("Beta")}${oneApp("Beta")}</dict>`;
    expect(layer(hostile)).toEqual({ apps: [] });
    expect(
      resolve({ user: oneApp("", { more: `<key>__proto__</key><dict>${everyApp("Beta")}</dict>` }) }),
    ).toMatchObject({
      source: "default",
    });
    expect(({} as Record<string, unknown>)["ChannelName"]).toBeUndefined();
  });

  it("may be nested however deep", () => {
    const deep = `<key>A</key>${"<array>".repeat(50_000)}${"</array>".repeat(50_000)}`;
    expect(layer(deep + everyApp("Preview"))).toMatchObject({ channelName: "Preview" });
  });

  it("never ends in anything but preferences or a typed failure", () => {
    const piece = fc.constantFrom(
      "<dict>",
      "</dict>",
      "<key>",
      "</key>",
      "<string>",
      "</string>",
      "ChannelName",
      "&#x110000;",
      "<",
      ">",
      "<!--",
      "<?",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        try {
          layer(pieces.join(""));
        } catch (error) {
          expect(error).toBeInstanceOf(FailureError);
        }
      }),
    );
  });
});

describe("reading it from the Mac", () => {
  const MANAGED = "/Library/Managed Preferences/com.microsoft.autoupdate2";
  const FOR_USER = `/Library/Managed Preferences/${userInfo().username}/com.microsoft.autoupdate2`;
  const SYSTEM = "/Library/Preferences/com.microsoft.autoupdate2";
  const USER = "com.microsoft.autoupdate2";

  /** A Mac with these domains; a path is a file, so it exists where it is named. */
  function mac(domains: Record<string, string>) {
    const run = fakeRun(({ args }) => {
      const inside = domains[args[1] ?? ""];
      return inside === undefined ? { exitCode: 1, stderr: "Error: Domain not found." } : { stdout: inside };
    });
    return { run, exists: async (path: string) => domains[path.replace(/\.plist$/, "")] !== undefined };
  }

  it("starts a child for the user's own domain and for no file that is not there", async () => {
    const { run, exists } = mac({});
    await expect(readChannel({ run, exists })).resolves.toEqual({
      channel: "Current",
      source: "default",
      managed: false,
    });
    expect(run.requests.map(({ program, args }) => [program, ...args])).toEqual([
      ["/usr/bin/defaults", "export", "com.microsoft.autoupdate2", "-"],
    ]);
  });

  it.each([
    [MANAGED, "managed"],
    [FOR_USER, "managed"],
    [USER, "user"],
    [SYSTEM, "system"],
  ])("finds what is written in %s", async (domain, source) => {
    const reading = await readChannel(mac({ [domain]: exported(everyApp("Beta")) }));
    expect(reading).toMatchObject({ channel: "Beta", source });
  });

  it("asks the policy for the user where the one for the Mac names no channel", async () => {
    const domains = {
      [MANAGED]: exported(""),
      [FOR_USER]: exported(everyApp("Preview")),
      [USER]: exported(everyApp("Beta")),
    };
    await expect(readChannel(mac(domains))).resolves.toMatchObject({ channel: "Preview", managed: true });
  });

  it.each([MANAGED, SYSTEM])("fails rather than guess where %s is there and cannot be read", async (domain) => {
    const { run, exists } = mac({ [domain]: "no property list" });
    expect((await failureOf(() => readChannel({ run, exists }))).code).toBe("Unreadable");
    const refused = fakeRun(({ args }) => (args[1] === domain ? { exitCode: 1 } : { stdout: exported("") }));
    expect((await failureOf(() => readChannel({ run: refused, exists }))).code).toBe("Failed");
  });

  it.each([
    ["hangs", { exitCode: undefined, signal: "SIGKILL", timedOut: true }, "TimedOut"],
    ["dies", { exitCode: undefined, signal: "SIGABRT" }, "Failed"],
    ["prints nothing", { stdout: "" }, "Unreadable"],
  ])("fails rather than say default where defaults %s", async (_, result, code) => {
    const failure = await failureOf(() => readChannel({ run: fakeRun(() => result), exists: async () => false }));
    expect(failure.code).toBe(code);
  });
});
