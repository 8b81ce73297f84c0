/**
 * Answers for the programs of every simulated Mac that this process made, in a thread beside it: client.pl is the other
 * end, and describes what goes over the socket. A program that is killed closes its connection.
 */
import { createServer, type Socket } from "node:net";
import { workerData } from "node:worker_threads";
import { startProgram, type ProgramProcess } from "./start";

/** What the thread is started with. */
export interface ServerData {
  socket: string;
  /** One 32-bit number, which becomes 1 when the server listens. */
  ready: SharedArrayBuffer;
}

/** The messages of one connection, each its length and as many bytes. */
class Incoming {
  private bytes = Buffer.alloc(0);
  private waiting: ((message: Buffer) => void) | undefined;

  add(more: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, more]);
    this.hand();
  }

  next(): Promise<Buffer> {
    return new Promise((resolve) => {
      this.waiting = resolve;
      this.hand();
    });
  }

  private hand(): void {
    if (!this.waiting || this.bytes.length < 4) return;
    const end = 4 + this.bytes.readUInt32BE(0);
    if (this.bytes.length < end) return;
    const { waiting } = this;
    const message = this.bytes.subarray(4, end);
    this.waiting = undefined;
    this.bytes = this.bytes.subarray(end);
    waiting(message);
  }
}

function wordsOf(request: Buffer): string[] {
  const words: string[] = [];
  for (let at = 0; at < request.length;) {
    const start = at + 4;
    at = start + request.readUInt32BE(at);
    words.push(request.toString("utf8", start, at));
  }
  return words;
}

function frame(kind: "o" | "e" | "i" | "k" | "x", text = ""): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.alloc(5);
  head.write(kind, "latin1");
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

function processAt(socket: Socket, pid: number, incoming: Incoming): ProgramProcess {
  const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const send = (bytes: Buffer) => new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  return {
    pid,
    isGone: () => socket.destroyed,
    readStdin: async () => {
      void send(frame("i"));
      return (await incoming.next()).toString("utf8");
    },
    print: (stream, text) => send(frame(stream === "stdout" ? "o" : "e", text)),
    sleep: (ms) => {
      let timer: NodeJS.Timeout | undefined;
      const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
      return Promise.race([over, gone]).finally(() => clearTimeout(timer));
    },
    die: () => void send(frame("k")),
    exit: (code) => void socket.end(frame("x", String(code))),
  };
}

async function serve(socket: Socket): Promise<void> {
  const incoming = new Incoming();
  socket.on("data", (bytes) => incoming.add(bytes));
  // A program that was killed while it was answered.
  socket.on("error", () => socket.destroy());
  const [pid, name = "", root = "", ...args] = wordsOf(await incoming.next());
  try {
    await startProgram(name, root, args, processAt(socket, Number(pid), incoming));
  } catch (error) {
    socket.end(Buffer.concat([frame("e", `${(error as Error).stack}\n`), frame("x", "1")]));
  }
}

const { socket, ready } = workerData as ServerData;
createServer((connection) => void serve(connection)).listen(socket, () => {
  const flag = new Int32Array(ready);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});
