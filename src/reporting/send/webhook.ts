import { realClock, type Clock } from "../../process/mac";
import type { Failure } from "../../model/failure";

/** What a sender needs from outside, so that tests can stand in for the network and the clock. */
export interface WebhookTools extends Clock {
  fetch: typeof fetch;
  /** The longest one attempt may take, from the connection to the answer's head. */
  attemptMs: number;
}

const TOOLS: WebhookTools = {
  fetch: (...args) => fetch(...args),
  ...realClock,
  attemptMs: 10_000,
};

/** Pauses before the second, third and fourth attempt. */
const PAUSES_MS = [1_000, 3_000, 9_000];
/** The longest pause that a server may ask for; beyond it the report stays a draft. */
const LONGEST_PAUSE_MS = 30_000;
const MOST_REDIRECTS = 3;

export type WebhookAddress = { ok: true; url: URL } | { ok: false; failure: Failure };

/** Checks what the preference `reportWebhook` holds. What is wrong is said without repeating it: it may be a secret. */
export function webhookAddress(preference: string | undefined): WebhookAddress {
  const text = preference?.trim() ?? "";
  if (text === "") return refused("No webhook is set.", "Enter an https:// address in this extension's preferences.");
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return refused("The webhook is not an address.", "Correct it in this extension's preferences.");
  if (url.protocol !== "https:") {
    return refused("The webhook is not an https address.", "Reports are only sent encrypted: use an https:// address.");
  }
  if (url.username || url.password) {
    return refused(
      "The webhook holds a user name or a password.",
      "Use an address whose secret is in its path or its query.",
    );
  }
  return { ok: true, url };
}

function refused(message: string, nextStep: string): WebhookAddress {
  return { ok: false, failure: { code: "Failed", message, nextStep } };
}

/** How sending ended. `sent` only where the server answered with a 2xx status, and with no web page. */
export type WebhookOutcome = { kind: "sent"; status: number } | { kind: "failed"; failure: Failure };

const STAYS = "The report is kept as a draft; send it again later.";

type Attempt = { kind: "answered"; response: Response } | { kind: "failed"; failure: Failure };

/**
 * Sends a report. Answers of 429 and 5xx are tried again, as late as `Retry-After` says, within bounds. Never rejects,
 * and nothing it says holds more of the address than its host.
 * @param id the report's id, which goes along so that a server can tell a report that it got twice.
 */
export async function sendToWebhook(
  url: URL,
  json: string,
  id: string,
  tools: WebhookTools = TOOLS,
): Promise<WebhookOutcome> {
  for (let attempt = 0; ; attempt += 1) {
    const result = await post(url, json, id, tools);
    if (result.kind === "failed") return result;
    const { response } = result;
    // An answer's body is never needed, however long it is.
    await response.body?.cancel().catch(() => undefined);
    if (response.ok) {
      return isPage(response)
        ? { kind: "failed", failure: answeredByPage(url, response.status) }
        : { kind: "sent", status: response.status };
    }
    const pause = pauseBefore(attempt, response, tools.now());
    if (pause === undefined) return { kind: "failed", failure: notTaken(url, response.status) };
    await tools.sleep(pause);
  }
}

/** A web page says that somebody else answered: a sign-in of the network's or of the server's. */
function isPage(response: Response): boolean {
  return /html/i.test(response.headers.get("Content-Type") ?? "");
}

async function post(url: URL, json: string, id: string, tools: WebhookTools): Promise<Attempt> {
  let target = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    let response: Response;
    try {
      response = await tools.fetch(target.href, {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": "application/json", "Idempotency-Key": id },
        body: json,
        redirect: "manual",
        signal: AbortSignal.timeout(tools.attemptMs),
      });
    } catch (error) {
      return { kind: "failed", failure: notReached(url, error, tools.attemptMs) };
    }
    if (response.status < 300 || response.status > 399) return { kind: "answered", response };
    await response.body?.cancel().catch(() => undefined);
    const next = response.headers.get("Location");
    const there = next !== null && URL.canParse(next, target.href) ? new URL(next, target.href) : undefined;
    if (!there || there.origin !== url.origin || response.status === 303 || response.status === 304) {
      return { kind: "failed", failure: redirected(url) };
    }
    target = there;
  }
  return { kind: "failed", failure: redirected(url) };
}

/** How long to wait before the next attempt; undefined where there is none. */
function pauseBefore(attempt: number, response: Response, now: number): number | undefined {
  const own = PAUSES_MS[attempt];
  if (own === undefined || (response.status !== 429 && response.status < 500)) return undefined;
  const asked = retryAfter(response.headers.get("Retry-After"), now);
  if (asked === undefined) return own;
  return asked > LONGEST_PAUSE_MS ? undefined : Math.max(asked, own);
}

/** `Retry-After` in milliseconds from now: seconds, or a date (RFC 9110). */
function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function notTaken({ host }: URL, status: number): Failure {
  const busy = status === 429 || status >= 500;
  return {
    code: "Failed",
    message: busy ? `${host} could not take the report now.` : `${host} did not take the report.`,
    seen: `HTTP ${status}`,
    nextStep: busy ? STAYS : `${STAYS} Ask whoever gave you the webhook whether it still holds and takes JSON.`,
  };
}

function answeredByPage({ host }: URL, status: number): Failure {
  return {
    code: "Failed",
    message: `${host} answered with a web page, such as a sign-in. Whether it has the report is not known.`,
    seen: `HTTP ${status}, a web page`,
    nextStep: `${STAYS} Open the network's sign-in page first, or ask whoever gave you the webhook.`,
  };
}

function redirected({ host }: URL): Failure {
  return {
    code: "Failed",
    message: `${host} wanted the report to go somewhere else, so it was not sent.`,
    seen: "a redirect",
    nextStep: `${STAYS} Ask whoever gave you the webhook for its final address.`,
  };
}

/** What says that a connection stood, so that the report may have gone through. */
const BROKEN_OFF =
  /^(?:ECONNRESET|ECONNABORTED|EPIPE|HPE_\w+|UND_ERR_(?:SOCKET|ABORTED|HEADERS_TIMEOUT|BODY_TIMEOUT))$/;

function notReached({ host }: URL, error: unknown, attemptMs: number): Failure {
  const { name, cause } = (error ?? {}) as { name?: unknown; cause?: { code?: unknown } };
  if (name === "TimeoutError") {
    return {
      code: "TimedOut",
      message: `${host} did not answer within ${attemptMs / 1000} seconds. Whether it has the report is not known.`,
      nextStep: STAYS,
    };
  }
  // The error's own message may hold the address, and with it the secret.
  const code = cause?.code;
  const seen = typeof code === "string" && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : undefined;
  if (seen !== undefined && BROKEN_OFF.test(seen)) {
    return {
      code: "Failed",
      message: `The connection to ${host} broke off. Whether it has the report is not known.`,
      seen,
      nextStep: STAYS,
    };
  }
  return {
    code: "Failed",
    message: `${host} could not be reached.`,
    ...(seen && { seen }),
    nextStep: `${STAYS} Check this Mac's network connection, and the webhook in the preferences.`,
  };
}
