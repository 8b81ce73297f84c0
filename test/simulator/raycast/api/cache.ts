import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setup } from "../worker/setup";

type Subscriber = (key: string | undefined, data: string | undefined) => void;

/**
 * Raycast's cache: synchronous, strings, one file per key, the least recently used entries dropped beyond the capacity.
 * Other workers see what is written; only subscribers of the same object are told. Its files are the host's own form.
 */
export class Cache {
  static readonly STORAGE_DIRECTORY_NAME = "com.raycast.api.cache";
  static readonly DEFAULT_CAPACITY = 10 * 1024 * 1024;
  readonly storageDirectory: string;
  private readonly capacity: number;
  private readonly subscribers = new Set<Subscriber>();
  private readonly made: { yet: boolean } = { yet: false };

  constructor(options: { namespace?: string; directory?: string; capacity?: number } = {}) {
    const parent = options.directory ?? join(setup.environment.supportPath, Cache.STORAGE_DIRECTORY_NAME);
    this.storageDirectory = join(parent, options.namespace ?? "");
    this.capacity = options.capacity ?? Cache.DEFAULT_CAPACITY;
  }

  get isEmpty(): boolean {
    return this.files().length === 0;
  }

  has(key: string): boolean {
    return existsSync(this.file(key));
  }

  get(key: string): string | undefined {
    const file = this.file(key);
    try {
      const data = readFileSync(file, "utf8");
      const now = performance.timeOrigin + performance.now();
      utimesSync(file, now / 1000, now / 1000);
      return data;
    } catch {
      return undefined;
    }
  }

  set(key: string, data: string): void {
    if (!this.made.yet) mkdirSync(this.storageDirectory, { recursive: true });
    this.made.yet = true;
    const file = this.file(key);
    const half = `${file}.${process.pid}.half`;
    writeFileSync(half, data);
    renameSync(half, file);
    this.keepCapacity();
    this.notify(key, data);
  }

  remove(key: string): boolean {
    const existed = this.has(key);
    rmSync(this.file(key), { force: true });
    this.notify(key, undefined);
    return existed;
  }

  clear(options: { notifySubscribers: boolean } = { notifySubscribers: true }): void {
    for (const file of this.files()) rmSync(file, { force: true });
    if (options.notifySubscribers) this.notify(undefined, undefined);
  }

  /** Bound, as callers hand it on without its object. */
  subscribe = (subscriber: Subscriber): (() => void) => {
    this.subscribers.add(subscriber);
    return () => void this.subscribers.delete(subscriber);
  };

  private file(key: string): string {
    return join(this.storageDirectory, `${createHash("sha1").update(key).digest("hex")}.entry`);
  }

  private files(): string[] {
    try {
      return readdirSync(this.storageDirectory)
        .filter((name) => name.endsWith(".entry"))
        .map((name) => join(this.storageDirectory, name));
    } catch {
      return [];
    }
  }

  private keepCapacity(): void {
    const entries = this.files().map((file) => ({ file, size: statSync(file).size, used: statSync(file).mtimeMs }));
    let total = entries.reduce((sum, { size }) => sum + size, 0);
    for (const { file, size } of entries.sort((a, b) => a.used - b.used)) {
      if (total <= this.capacity) return;
      rmSync(file, { force: true });
      total -= size;
    }
  }

  private notify(key: string | undefined, data: string | undefined): void {
    for (const subscriber of this.subscribers) subscriber(key, data);
  }
}
