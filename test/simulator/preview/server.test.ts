import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "./refusal";
import type { PageRequest } from "./requests";
import { startServer, type PreviewServer } from "./server";
import type { DesktopState } from "./state";

interface Answer {
  status: number;
  headers: { [name: string]: string | string[] | undefined };
  body: string;
}

let server: PreviewServer;
let assetsFolder: string;
let token: string;
let taken: PageRequest[] = [];
const state = { real: false, hud: { id: 1, title: "Hello" } } as unknown as DesktopState;

beforeAll(async () => {
  assetsFolder = mkdtempSync(join(tmpdir(), "preview-assets-"));
  writeFileSync(join(assetsFolder, "icon.png"), "picture");
  writeFileSync(join(assetsFolder, "secret.txt"), "secret");
  const desktop = {
    state,
    onChange: () => () => {},
    take: async (request: PageRequest) => {
      if (request.do === "fire") throw new Refusal("This handler is not on the screen");
      taken.push(request);
    },
  };
  const page = { html: "<!doctype html><title>Preview</title>", script: "", style: "" };
  server = await startServer({ desktop, page, assetsFolder });
  token = new URL(server.url).searchParams.get("token") ?? "";
});
beforeEach(() => (taken = []));
afterAll(async () => {
  await server.close();
  rmSync(assetsFolder, { recursive: true, force: true });
});

/** A request by hand: fetch would not let a test choose Host and Origin. */
function ask(path: string, headers: { [name: string]: string } = {}, method = "GET", body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: "127.0.0.1", port: server.port, path, method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const own = (): { [name: string]: string } => ({
  cookie: `preview-${server.port}=${token}`,
  origin: `http://127.0.0.1:${server.port}`,
});

function post(body: unknown, headers: { [name: string]: string } = {}): Promise<Answer> {
  const all = { ...own(), "content-type": "application/json", ...headers };
  return ask("/api/do", all, "POST", typeof body === "string" ? body : JSON.stringify(body));
}

describe("the token", () => {
  it.each(["/", "/page.js", "/api/events", "/assets/icon.png", "/?token=", "/?token=guessed", "/page.js?token="])(
    "is asked for at %s",
    async (path) => {
      expect((await ask(path)).status).toBe(403);
    },
  );

  it("opens nothing but the page by itself", async () => {
    expect((await ask(`/page.js?token=${token}`)).status).toBe(403);
  });

  it("becomes a cookie that no other site's page can use and no script can read", async () => {
    const { status, headers } = await ask(`/?token=${token}`);
    expect(status).toBe(200);
    const cookie = String(headers["set-cookie"]);
    expect(cookie).toContain(`preview-${server.port}=`);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
  });

  it("is long, and another one each time", async () => {
    const desktop = { state, onChange: () => () => {}, take: async () => {} };
    const other = await startServer({ desktop, page: { html: "", script: "", style: "" }, assetsFolder });
    const otherToken = new URL(other.url).searchParams.get("token") ?? "";
    await other.close();
    expect(otherToken.length).toBeGreaterThanOrEqual(32);
    expect(otherToken).not.toBe(token);
  });
});

describe("who is let in", () => {
  it.each([
    ["a foreign host (DNS rebinding)", { host: "evil.example" }],
    ["this address under another port", { host: "127.0.0.1:1" }],
    ["a foreign origin", { origin: "https://evil.example" }],
    ["the null origin", { origin: "null" }],
    ["another port's page", { origin: "http://127.0.0.1:1" }],
    ["a cross-site request without an origin", { "sec-fetch-site": "cross-site" }],
  ])("not %s, even with the cookie", async (_words, headers) => {
    expect((await ask("/", { ...own(), ...headers } as { [name: string]: string })).status).toBe(403);
    expect((await post({ do: "pop" }, headers as unknown as { [name: string]: string })).status).toBe(403);
    expect(taken).toEqual([]);
  });

  it("not a post that does not say where it comes from", async () => {
    const { cookie = "" } = own();
    const headers = { cookie, "content-type": "application/json" };
    expect((await ask("/api/do", headers, "POST", '{"do":"pop"}')).status).toBe(403);
  });

  it("no cross-origin page, whatever it asks for", async () => {
    const { headers } = await ask("/", own());
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
    const preflight = await ask("/api/do", { origin: "https://evil.example" }, "OPTIONS");
    expect(preflight.status).toBe(403);
  });

  it("only who connects to 127.0.0.1", async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((entries) => entries ?? [])
      .filter(({ address, scopeid }) => address !== "127.0.0.1" && !scopeid)
      .map(({ address }) => address);
    for (const host of [...others, "127.0.0.2"]) {
      const refused = await new Promise<boolean>((resolve) => {
        const socket = connect({ host, port: server.port, timeout: 2_000 }, () => {
          socket.destroy();
          resolve(false);
        });
        socket.once("timeout", () => resolve(true));
        socket.once("error", () => resolve(true));
      });
      expect([host, refused]).toEqual([host, true]);
    }
  });
});

describe("what is served", () => {
  it("has a policy that loads nothing from elsewhere", async () => {
    const { headers } = await ask("/", own());
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("are the extension's pictures, and nothing else of the disk", async () => {
    expect(await ask("/assets/icon.png", own())).toMatchObject({ status: 200, body: "picture" });
    for (const path of ["secret.txt", "missing.png", "..%2Ficon.png", "%2e%2e/%2e%2e/package.json", ".png"]) {
      expect([path, (await ask(`/assets/${path}`, own())).status]).toEqual([path, 404]);
    }
  });

  it("is the whole state first, as events", async () => {
    const first = await new Promise<string>((resolve, reject) => {
      const sent = httpRequest(
        { host: "127.0.0.1", port: server.port, path: "/api/events", headers: own() },
        (response) => {
          expect(response.headers["content-type"]).toContain("text/event-stream");
          response.once("data", (chunk: Buffer) => {
            resolve(chunk.toString());
            sent.destroy();
          });
        },
      );
      sent.on("error", reject);
      sent.end();
    });
    expect(JSON.parse(first.replace(/^data: /, ""))).toEqual(state);
  });
});

describe("what is taken", () => {
  it("is a request that a page makes", async () => {
    expect((await post({ do: "launch", command: "status" })).status).toBe(204);
    expect(taken).toEqual([{ do: "launch", command: "status" }]);
  });

  it("is refused in words where it is not on the screen", async () => {
    const { status, body } = await post({ do: "fire", run: 1, handler: "1:onAction", args: [] });
    expect(status).toBe(409);
    expect(body).toContain("not on the screen");
  });

  it.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["a list", []],
    ["an unknown request", { do: "run", command: "/bin/sh" }],
    ["a request with more in it", { do: "pop", path: "/etc" }],
    ["a number as a name", { do: "launch", command: 7 }],
    ["an endless name", { do: "launch", command: "x".repeat(10_000) }],
    ["a speed that is not offered", { do: "setRate", rate: 1e9 }],
    ["a negative run", { do: "fire", run: -1, handler: "a", args: [] }],
    ["arguments that are no list", { do: "fire", run: 1, handler: "a", args: "x" }],
    ["a prototype", JSON.parse('{"__proto__": {"do": "pop"}}')],
  ])("is not %s", async (_words, body) => {
    expect((await post(body)).status).toBe(400);
    expect(taken).toEqual([]);
  });

  it("is not another type of content, nor too much of it", async () => {
    expect((await post({ do: "pop" }, { "content-type": "text/plain" })).status).toBe(415);
    expect((await post({ do: "launch", command: "x".repeat(400_000) })).status).toBe(413);
  });
});
