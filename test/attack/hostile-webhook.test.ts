import { sendToWebhook } from "../../src/reporting/send/webhook";
import { HOSTILE, UNPRINTABLE } from "./hostile";

const SECRET = "s3cret-path";
const URL_WITH_SECRET = new URL(`https://hooks.example/${SECRET}?token=${SECRET}`);

/** Sends to a server that always answers like this; gives what was fetched, how long was waited, and the outcome. */
async function send(answer: () => Response) {
  const fetched: string[] = [];
  let waited = 0;
  const outcome = await sendToWebhook(URL_WITH_SECRET, '{"report":1}', "id", {
    fetch: async (input) => {
      fetched.push(String(input));
      return answer();
    },
    sleep: async (milliseconds) => void (waited += milliseconds),
    now: () => 1_790_000_000_000,
    attemptMs: 1_000,
  });
  return { fetched, waited, outcome, words: JSON.stringify(outcome) };
}

const response = (status: number, headers: Record<string, string> = {}, body: BodyInit | null = null) =>
  new Response(body, { status, headers });

test.each([
  "http://hooks.example/in-the-open",
  "https://evil.example/elsewhere",
  "https://hooks.example.evil.example/",
  "https://hooks.example:8443/other-port",
  "https://hooks.example@evil.example/",
  "//evil.example/",
  "\\\\evil.example\\",
  "file:///etc/passwd",
  "javascript:evil()",
  "data:text/plain,evil",
  "http://169.254.169.254/latest/meta-data",
  "",
])("a redirect to %s takes the report nowhere", async (location) => {
  for (const status of [301, 302, 303, 307, 308]) {
    const { fetched, outcome, words } = await send(() => response(status, { Location: location }));
    expect(fetched.every((address) => new URL(address).origin === "https://hooks.example")).toBe(true);
    expect(fetched.length).toBeLessThanOrEqual(4);
    expect(outcome.kind).toBe("failed");
    expect(words).not.toContain(SECRET);
    expect(words).not.toContain("evil");
  }
});

test.each(["-1", "0", "1e9", "9".repeat(300), "Infinity", "NaN", "Thu, 01 Jan 1970 00:00:00 GMT", "x".repeat(10_000)])(
  "Retry-After: %s does not keep it waiting, or asking",
  async (retryAfter) => {
    for (const status of [429, 500, 503]) {
      const { fetched, waited, outcome } = await send(() => response(status, { "Retry-After": retryAfter }));
      expect(fetched.length).toBeLessThanOrEqual(4);
      expect(waited).toBeLessThanOrEqual(120_000);
      expect(outcome.kind).toBe("failed");
    }
  },
);

test("what the server says is not repeated, and not read to its end", async () => {
  for (const status of [200, 400, 404, 500]) {
    let pulled = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          pulled++;
          controller.enqueue(new TextEncoder().encode(HOSTILE.join("\n")));
        },
      });
    const { words } = await send(() => response(status, {}, endless()));
    expect(words).not.toMatch(/evil/);
    expect(words).not.toMatch(UNPRINTABLE);
    expect(pulled).toBeLessThan(50);
  }
});

test("an error that holds the address is not repeated", async () => {
  const { words, outcome } = await send(() => {
    throw Object.assign(new TypeError(`fetch failed for ${URL_WITH_SECRET.href}`), {
      cause: { code: `ECONNREFUSED ${SECRET}` },
    });
  });
  expect(outcome.kind).toBe("failed");
  expect(words).not.toContain(SECRET);
});
