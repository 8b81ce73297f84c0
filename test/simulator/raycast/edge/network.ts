import { Socket } from "node:net";
import { ask } from "../worker/link";
import type { NetworkSetup } from "../worker-setup";
import type { FetchRequest, ToWorker } from "../protocol";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

interface Target {
  host?: string;
  port?: number | string;
  /** A pipe; http names it null. */
  path?: string | null;
}

function targetOf(args: unknown[]): Target {
  const [first, second] = args;
  if (Array.isArray(first)) return targetOf(first);
  if (typeof first === "object" && first !== null) return first as Target;
  if (typeof first === "string" && Number.isNaN(Number(first))) return { path: first };
  return { port: first as number, host: typeof second === "string" ? second : "localhost" };
}

/**
 * Refuses the network: sockets reach only the loopback ports that are allowed, and `fetch` asks the host where it
 * answers requests.
 */
export function guardNetwork({ allow, answered }: NetworkSetup): void {
  if (allow === "all") return;
  const isAllowed = (host: string | undefined, port: number) =>
    LOOPBACK.has(host ?? "localhost") && allow.includes(port);

  const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const { host, port, path } = targetOf(args);
    if (!path && isAllowed(host, Number(port))) return connect.apply(this, args);
    const where = path || `${host ?? "localhost"}:${String(port)}`;
    const error = Object.assign(new Error(`connect ECONNREFUSED ${where} (the host refuses it)`), {
      code: "ECONNREFUSED",
      syscall: "connect",
    });
    process.nextTick(() => this.destroy(error));
    return this;
  };

  if (!answered) return;
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
    if (isAllowed(url.hostname, port)) return realFetch(request);
    const body = request.body ? await request.text() : undefined;
    const plain: FetchRequest = {
      url: request.url,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      ...(body === undefined ? {} : { body }),
    };
    const answer = ask<Extract<ToWorker, { kind: "fetched" }>>((id) => ({ kind: "fetch", id, request: plain }));
    const { response, error } = await orAborted(answer, request.signal);
    if (!response) throw new TypeError("fetch failed", { cause: new Error(error ?? "no response") });
    const hasBody = response.status !== 204 && response.status !== 304;
    return new Response(hasBody ? (response.body ?? "") : null, { status: response.status, headers: response.headers });
  };
}

function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    void answer.then(resolve).finally(() => signal.removeEventListener("abort", abort));
  });
}
