import { handedOver, oneOfThese, textsOf } from "../../src/ai/guard";
import { writeChannel } from "../../src/macos/write-channel";
import { asFailure } from "../../src/process/failure-error";
import { CHANNELS, type Channel } from "../../src/model/channel";
import { sendToWebhook, type WebhookTools } from "../../src/reporting/send/webhook";
import { fakeRun } from "../unit/fakes/mac";
import { HOSTILE } from "./hostile";

const INJECTED = "Beta' ; 'Custom Key' = 'injected";
const WORDS: readonly unknown[] = [
  ...HOSTILE,
  INJECTED,
  "beta",
  "Beta ",
  "__proto__",
  "constructor",
  "toString",
  "",
  null,
  undefined,
  0,
  NaN,
  true,
  [],
  ["Beta"],
  {},
  { toString: () => "Beta" },
];

test("no word but a channel's is ever written, whatever its type claims", async () => {
  for (const word of WORDS) {
    const run = fakeRun(() => ({}));
    const mac = { run, read: async () => undefined } as never;
    const failure = await writeChannel(mac, word as Channel).then(() => undefined, asFailure);
    expect(failure).toMatchObject({ code: "Failed", nextStep: expect.stringContaining("Beta") });
    expect(run.requests).toEqual([]);
  }
});

test("a tool refuses every other word, and does not repeat it", () => {
  for (const word of WORDS) {
    let failure;
    try {
      oneOfThese(CHANNELS, word);
    } catch (error) {
      failure = asFailure(error);
    }
    expect(failure).toMatchObject({ code: "Failed" });
    expect(JSON.stringify(failure)).not.toContain("evil");
  }
  for (const channel of CHANNELS) expect(oneOfThese(CHANNELS, channel)).toBe(channel);
});

test("whatever is handed over in place of an object holds nothing", () => {
  for (const input of WORDS) {
    expect(handedOver(input, "channel")).toBeUndefined();
    expect(textsOf(input).every((text) => typeof text === "string" && text.length <= 100)).toBe(true);
  }
  expect(handedOver(Object.create({ channel: "Beta" }), "channel")).toBeUndefined();
  expect(handedOver({ channel: "Beta" }, "channel")).toBe("Beta");
});

const webhook = new URL("https://hooks.example/secret");
const sending = (answer: () => Promise<Response>) => {
  const tools: WebhookTools = { fetch: answer, sleep: async () => undefined, now: () => 0, attemptMs: 1000 };
  return sendToWebhook(webhook, "{}", "id", tools);
};

test.each(["text/html", "text/html; charset=utf-8", "application/xhtml+xml", "TEXT/HTML"])(
  "a sign-in page of %s does not have the report",
  async (type) => {
    const outcome = await sending(async () => new Response("<html>", { headers: { "Content-Type": type } }));
    expect(outcome).toMatchObject({ kind: "failed", failure: { message: expect.stringContaining("not known") } });
  },
);

test.each([
  ["JSON", () => new Response("{}", { headers: { "Content-Type": "application/json" } })],
  ["nothing", () => new Response(null, { status: 204 })],
  ["a word", () => new Response("ok", { headers: { "Content-Type": "text/plain" } })],
])("a server that answers with %s has it", async (_, response) => {
  expect(await sending(async () => response())).toMatchObject({ kind: "sent" });
});

test.each(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_HEADERS_TIMEOUT"])(
  "after %s nobody knows whether the server has it",
  async (code) => {
    const outcome = await sending(async () => {
      throw Object.assign(new TypeError("fetch failed"), { cause: { code } });
    });
    expect(outcome).toMatchObject({ kind: "failed", failure: { message: expect.stringContaining("not known") } });
    expect(JSON.stringify(outcome)).not.toContain("secret");
  },
);

test.each(["ECONNREFUSED", "ENOTFOUND", "CERT_HAS_EXPIRED"])("after %s it is known that it has not", async (code) => {
  const outcome = await sending(async () => {
    throw Object.assign(new TypeError("fetch failed"), { cause: { code } });
  });
  expect(outcome).toMatchObject({ failure: { message: expect.stringContaining("could not be reached") } });
});
