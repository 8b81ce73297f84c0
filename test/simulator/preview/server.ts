import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { streamSSE } from "hono/streaming";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { extname, join } from "node:path";
import type { Desktop } from "./desktop";
import type { Page } from "./page-bundle";
import { Refusal } from "./refusal";
import { parseRequest } from "./requests";
import { contentSecurityPolicy, guard } from "./security";
import type { DesktopState } from "./state";

export interface PreviewServer {
  /** The address with the token. */
  url: string;
  port: number;
  close(): Promise<void>;
}

export interface ServerOptions {
  desktop: Pick<Desktop, "state" | "onChange" | "take">;
  page: Page;
  /** The extension's `assets/`. */
  assetsFolder: string;
  /** A free one where it is 0. */
  port?: number;
}

/** An event every so often, so that a page notices that the server is gone. */
const PING_MS = 15_000;
const MAX_REQUEST_BYTES = 256 * 1024;

const TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
};

/** Serves the preview on the loopback address, and resolves when it listens. Rejects where the port is taken. */
export async function startServer({ desktop, page, assetsFolder, port = 0 }: ServerOptions): Promise<PreviewServer> {
  const token = randomBytes(24).toString("base64url");
  let listening = 0;
  const app = new Hono();
  const ending = new AbortController();

  app.use(
    secureHeaders({ contentSecurityPolicy, xFrameOptions: "DENY", referrerPolicy: "no-referrer" }),
    async (context, next) => {
      await next();
      context.header("Cache-Control", "no-store");
    },
    guard({ token, port: () => listening }),
  );

  app.get("/", (context) => context.html(page.html));
  app.get("/page.js", (context) => context.body(page.script, 200, { "Content-Type": "text/javascript" }));
  app.get("/page.css", (context) => context.body(page.style, 200, { "Content-Type": "text/css" }));
  app.get("/assets/:name{[\\w@.-]+}", async (context) => {
    const name = context.req.param("name");
    const type = TYPES[extname(name).toLowerCase()];
    const content = type && !name.startsWith(".") && (await readFile(join(assetsFolder, name)).catch(() => undefined));
    return content ? context.body(content, 200, { "Content-Type": type }) : context.notFound();
  });

  app.get("/api/events", (context) =>
    streamSSE(context, async (stream) => {
      const dirty = new Set<keyof DesktopState>(Object.keys(desktop.state) as (keyof DesktopState)[]);
      let wake = (): void => {};
      const stop = desktop.onChange((keys) => {
        keys.forEach((key) => dirty.add(key));
        wake();
      });
      const end = (): void => {
        stop();
        wake();
      };
      stream.onAbort(end);
      ending.signal.addEventListener("abort", end);
      while (!stream.aborted && !ending.signal.aborted) {
        if (dirty.size > 0) {
          const part = Object.fromEntries([...dirty].map((key) => [key, desktop.state[key]]));
          dirty.clear();
          await stream.writeSSE({ data: JSON.stringify(part) });
        } else {
          const slept = await new Promise<boolean>((resolve) => {
            const timer = setTimeout(() => resolve(true), PING_MS);
            wake = () => {
              clearTimeout(timer);
              resolve(false);
            };
          });
          if (slept) await stream.writeSSE({ event: "ping", data: "" });
        }
      }
      ending.signal.removeEventListener("abort", end);
    }),
  );

  app.post("/api/do", bodyLimit({ maxSize: MAX_REQUEST_BYTES }), async (context) => {
    if (!/^application\/json\b/.test(context.req.header("content-type") ?? "")) return context.text("Not JSON", 415);
    const request = parseRequest(await context.req.json().catch(() => undefined));
    if (!request) return context.text("Not a request that this page can make", 400);
    try {
      await desktop.take(request);
      return context.body(null, 204);
    } catch (error) {
      if (error instanceof Refusal) return context.text(error.message, 409);
      throw error;
    }
  });

  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  listening = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${listening}/?token=${token}`,
    port: listening,
    async close() {
      ending.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
