import type { FromWorker, HostNode } from "./protocol";
import type { WireFrame } from "./worker-setup";

/** Frames kept per run; older ones are forgotten, all other messages stay. */
const KEPT_FRAMES = 100;

/** A frame whose tree is only built when somebody looks. */
export type Frame = Extract<FromWorker, { kind: "frame" }> & { readonly text: string };

function frameOf({ stack, atMs }: WireFrame): Frame {
  let parsed: HostNode[] | undefined;
  const frame = {
    kind: "frame" as const,
    get stack() {
      return (parsed ??= JSON.parse(stack) as HostNode[]);
    },
    atMs,
  };
  return Object.defineProperty(frame, "text", { value: stack, enumerable: false }) as Frame;
}

/** Everything that a worker told, in order. */
export class MessageLog {
  readonly all: FromWorker[] = [];
  lastFrame: Frame | undefined;
  firstFrame: Frame | undefined;
  frames = 0;

  /** Keeps a message and gives it in its readable form. */
  add(message: FromWorker | WireFrame): FromWorker {
    if (message.kind !== "frame-text") {
      this.all.push(message);
      return message;
    }
    const frame = frameOf(message);
    this.firstFrame ??= frame;
    this.lastFrame = frame;
    this.all.push(frame);
    if (++this.frames > KEPT_FRAMES) {
      this.all.splice(
        this.all.findIndex(({ kind }) => kind === "frame"),
        1,
      );
    }
    return frame;
  }
}
