import { timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";

/** What the guard has to know. `port` is asked for at each request: it is chosen when the server listens. */
export interface GuardOptions {
  token: string;
  port: () => number;
}

function same(given: string | undefined, token: string): boolean {
  if (given === undefined) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Lets through only requests that name this server by its loopback address, come from its own page (where they say
 * where they come from), and carry the token: in the address at first, in a same-site cookie from then on. All else is
 * answered with 403.
 */
export function guard({ token, port }: GuardOptions): MiddlewareHandler {
  return async (context, next) => {
    // Cookies do not know ports, so that the name does.
    const cookie = `preview-${port()}`;
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    const host = context.req.header("host");
    if (host === undefined || !hosts.includes(host)) return refused(context, "Unknown host");
    const origin = context.req.header("origin");
    if (origin !== undefined && origin !== `http://${host}`) return refused(context, "Foreign origin");
    const site = context.req.header("sec-fetch-site");
    if (site === "cross-site" || site === "same-site") return refused(context, "Foreign site");
    if (context.req.method !== "GET" && origin === undefined) return refused(context, "No origin");

    if (!same(getCookie(context, cookie), token)) {
      if (context.req.path !== "/" || !same(context.req.query("token"), token)) return refused(context, "No token");
      setCookie(context, cookie, token, { httpOnly: true, sameSite: "Strict", path: "/" });
    }
    await next();
  };
}

function refused(context: Context, why: string): Response {
  return context.text(`${why}. Open the address that npm start printed.`, 403);
}

/** What the page may load: itself, and pictures that stand in its own data. */
export const contentSecurityPolicy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", "data:"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};
