import http from "node:http";
import type { AddressInfo } from "node:net";
import { deliver } from "../../../src/reporting/send/deliver";
import { type Draft, readDrafts, type Storage } from "../../../src/reporting/send/drafts";
import { sendToWebhook, webhookAddress, type WebhookTools } from "../../../src/reporting/send/webhook";

const SECRET = "s3cret-path-part";
const URL_WITH_SECRET = new URL(`https://hooks.example.org/${SECRET}?key=${SECRET}`);
const draft: Draft = { id: "id-1", title: "A", createdAt: "2026-11-24T09:00:00.000Z", json: '{"a":1}' };

interface Seen {
  url: string;
  body: string;
  headers: http.IncomingHttpHeaders;
}

/** Servers of a test, which are gone after it. */
const servers: http.Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)))),
  );
});

/** A server on this machine that answers as told, and what came to it. */
async function serve(answer: http.RequestListener): Promise<{ port: number; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString()));
    request.on("end", () => {
      seen.push({ url: request.url ?? "", body, headers: request.headers });
      answer(request, response);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, seen };
}

/** The real fetch, with https://hooks.example.org led to a port of this machine; and no real pauses. */
function toolsFor(port: number, attemptMs = 10_000): WebhookTools & { pauses: number[]; asked: string[] } {
  const pauses: number[] = [];
  const asked: string[] = [];
  return {
    pauses,
    asked,
    attemptMs,
    now: () => Date.UTC(2026, 10, 24, 9, 0, 0),
    sleep: async (milliseconds) => void pauses.push(milliseconds),
    fetch: (target, init) => {
      asked.push(String(target));
      return fetch(String(target).replace("https://hooks.example.org", `http://127.0.0.1:${port}`), init);
    },
  };
}

function memory(): Storage & { items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    allItems: async () => Object.fromEntries(items),
    setItem: async (key, value) => void items.set(key, value),
    removeItem: async (key) => void items.delete(key),
  };
}

const answering =
  (...statuses: number[]): http.RequestListener =>
  (_, response) => {
    response.statusCode = statuses.length > 1 ? (statuses.shift() as number) : (statuses[0] as number);
    response.end("no");
  };

describe("the webhook's address", () => {
  it.each([
    ["", "No webhook is set."],
    [undefined, "No webhook is set."],
    ["not an address", "The webhook is not an address."],
    [`http://hooks.example.org/${SECRET}`, "The webhook is not an https address."],
    [`file:///${SECRET}`, "The webhook is not an https address."],
    [`https://${SECRET}:x@hooks.example.org/`, "The webhook holds a user name or a password."],
  ])("%s is refused without being repeated", (preference, message) => {
    const address = webhookAddress(preference);
    expect(address).toMatchObject({ ok: false, failure: { message } });
    expect(JSON.stringify(address)).not.toContain(SECRET);
  });

  it("may have a secret in its path or query", () => {
    expect(webhookAddress(` ${URL_WITH_SECRET.href} `)).toEqual({ ok: true, url: URL_WITH_SECRET });
  });
});

describe("sending a report", () => {
  it("posts it once, as JSON, with its id", async () => {
    const { port, seen } = await serve(answering(200));
    expect(await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, toolsFor(port))).toEqual({
      kind: "sent",
      status: 200,
    });
    expect(seen).toMatchObject([
      {
        url: `/${SECRET}?key=${SECRET}`,
        body: draft.json,
        headers: { "content-type": "application/json", "idempotency-key": draft.id },
      },
    ]);
  });

  it("tries again after 429 and 5xx, later each time", async () => {
    const { port, seen } = await serve(answering(500, 429, 503, 202));
    const tools = toolsFor(port);
    expect(await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, tools)).toEqual({ kind: "sent", status: 202 });
    expect(seen).toHaveLength(4);
    expect(tools.pauses).toEqual([1_000, 3_000, 9_000]);
  });

  it.each([
    ["5", [5_000]],
    ["Tue, 24 Nov 2026 09:00:20 GMT", [20_000]],
    ["Tue, 24 Nov 2020 09:00:20 GMT", [1_000]],
    ["0", [1_000]],
    ["soon", [1_000]],
  ])("waits as Retry-After says: %s", async (header, pauses) => {
    let first = true;
    const { port } = await serve((_, response) => {
      if (first) response.setHeader("Retry-After", header);
      response.statusCode = first ? 429 : 200;
      first = false;
      response.end();
    });
    const tools = toolsFor(port);
    expect(await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, tools)).toMatchObject({ kind: "sent" });
    expect(tools.pauses).toEqual(pauses);
  });

  it("does not wait for an hour", async () => {
    const { port, seen } = await serve((_, response) => {
      response.writeHead(503, { "Retry-After": "3600" }).end();
    });
    const tools = toolsFor(port);
    expect(await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, tools)).toMatchObject({ kind: "failed" });
    expect(seen).toHaveLength(1);
    expect(tools.pauses).toEqual([]);
  });

  it.each([400, 401, 404, 410])("does not try %d again", async (status) => {
    const { port, seen } = await serve(answering(status));
    const outcome = await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, toolsFor(port));
    expect(outcome).toMatchObject({ kind: "failed", failure: { seen: `HTTP ${status}` } });
    expect(seen).toHaveLength(1);
  });

  it.each([301, 302, 307, 308])("follows %d on the same host, and posts there", async (status) => {
    const { port, seen } = await serve((request, response) => {
      if (request.url === "/moved") response.writeHead(200).end();
      else response.writeHead(status, { Location: "/moved" }).end();
    });
    expect(await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, toolsFor(port))).toMatchObject({ kind: "sent" });
    expect(seen.at(-1)).toMatchObject({ url: "/moved", body: draft.json });
  });

  it.each([
    "https://elsewhere.example.org/x",
    "http://hooks.example.org/x",
    "https://hooks.example.org:8443/x",
    "//elsewhere.example.org/x",
    "",
  ])("does not follow a redirect to %s", async (location) => {
    const { port } = await serve((_, response) =>
      response.writeHead(308, location ? { Location: location } : {}).end(),
    );
    const tools = toolsFor(port);
    const outcome = await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, tools);
    expect(outcome).toMatchObject({ kind: "failed", failure: { seen: "a redirect" } });
    expect(new Set(tools.asked)).toEqual(new Set([URL_WITH_SECRET.href]));
  });

  it("gives up on redirects in a circle", async () => {
    const { port, seen } = await serve((_, response) => response.writeHead(307, { Location: "/again" }).end());
    expect(await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, toolsFor(port))).toMatchObject({
      kind: "failed",
    });
    expect(seen.length).toBeLessThanOrEqual(4);
  });

  it("gives up on a server that does not answer", async () => {
    const { port } = await serve(() => undefined);
    const outcome = await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, toolsFor(port, 200));
    expect(outcome).toMatchObject({ kind: "failed", failure: { code: "TimedOut" } });
  });

  it("does not read an answer that never ends", async () => {
    const { port } = await serve((_, response) => {
      const timer = setInterval(() => response.write("x".repeat(10_000)), 1);
      response.on("close", () => clearInterval(timer));
      response.writeHead(200);
    });
    expect(await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, toolsFor(port))).toMatchObject({ kind: "sent" });
  });

  it("says that nobody is there", async () => {
    const { port } = await serve(answering(200));
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const outcome = await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, toolsFor(port));
    expect(outcome).toMatchObject({
      kind: "failed",
      failure: { message: "hooks.example.org could not be reached.", seen: "ECONNREFUSED" },
    });
  });

  it("says that the connection broke", async () => {
    const { port } = await serve((request) => request.socket.destroy());
    expect(await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, toolsFor(port))).toMatchObject({
      kind: "failed",
    });
  });

  it.each([
    ["a refusal", answering(404)],
    ["a busy server", answering(500)],
    [
      "a redirect",
      ((_, response) => response.writeHead(301, { Location: `https://evil/${SECRET}` }).end()) as http.RequestListener,
    ],
    ["a broken connection", ((request) => request.socket.destroy()) as http.RequestListener],
  ])("tells no more of the address than its host after %s", async (_, answer) => {
    const logged = ["log", "error", "warn", "info", "debug"].map((name) =>
      jest.spyOn(console, name as "log").mockImplementation(() => undefined),
    );
    const { port } = await serve(answer);
    const outcome = await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, toolsFor(port));
    expect(JSON.stringify(outcome)).not.toContain(SECRET);
    for (const spy of logged) expect(spy).not.toHaveBeenCalled();
    logged.forEach((spy) => spy.mockRestore());
  });

  it("tells nothing of the address where fetch itself throws with it", async () => {
    const tools = toolsFor(0);
    const outcome = await sendToWebhook(URL_WITH_SECRET, draft.json, draft.id, {
      ...tools,
      fetch: async () => {
        throw new TypeError(`Failed to parse ${URL_WITH_SECRET.href}`, { cause: { code: SECRET } });
      },
    });
    expect(JSON.stringify(outcome)).not.toContain(SECRET);
  });
});

describe("delivering a report", () => {
  it("keeps it until the server has it", async () => {
    const storage = memory();
    let keptMeanwhile: Draft[] = [];
    const { port } = await serve(async (_, response) => {
      keptMeanwhile = await readDrafts(storage);
      response.end();
    });
    expect(await deliver(storage, URL_WITH_SECRET, draft, toolsFor(port))).toEqual({
      kind: "sent",
      status: 200,
      kept: false,
    });
    expect(keptMeanwhile).toEqual([draft]);
    expect(await readDrafts(storage)).toEqual([]);
  });

  it.each([
    ["slow", (() => undefined) as http.RequestListener, 200],
    [
      "redirecting",
      ((_, response) => response.writeHead(307, { Location: "https://elsewhere/" }).end()) as http.RequestListener,
      10_000,
    ],
    ["refusing", answering(403), 10_000],
    ["broken", answering(500), 10_000],
    ["busy", answering(429), 10_000],
    ["gone in the middle", ((request) => request.socket.destroy()) as http.RequestListener, 10_000],
  ])("to a server that is %s keeps the draft whole, to be sent again", async (_, answer, attemptMs) => {
    const storage = memory();
    const { port } = await serve(answer);
    expect(await deliver(storage, URL_WITH_SECRET, draft, toolsFor(port, attemptMs))).toMatchObject({
      kind: "failed",
      kept: true,
    });
    expect(await readDrafts(storage)).toEqual([draft]);
    expect(JSON.stringify([...storage.items])).not.toContain(SECRET);
    const again = await serve(answering(200));
    expect(await deliver(storage, URL_WITH_SECRET, draft, toolsFor(again.port))).toMatchObject({ kind: "sent" });
    expect(again.seen[0]?.body).toBe(draft.json);
    expect(await readDrafts(storage)).toEqual([]);
  });

  it("says so where the draft could not even be kept, and still sends", async () => {
    const { port } = await serve(answering(404));
    const storage = { ...memory(), setItem: () => Promise.reject(new Error("full")) };
    expect(await deliver(storage, URL_WITH_SECRET, draft, toolsFor(port))).toMatchObject({
      kind: "failed",
      kept: false,
    });
  });

  it("passes over what is no draft", async () => {
    const storage = memory();
    storage.items.set("report-draft:x", "{");
    storage.items.set("report-draft:y", JSON.stringify({ id: 1 }));
    storage.items.set("something-else", JSON.stringify(draft));
    expect(await readDrafts(storage)).toEqual([]);
  });
});
