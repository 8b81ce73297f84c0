/** One rendered element inside the worker. */
export interface Instance {
  id: number;
  type: string;
  props: Record<string, unknown>;
  children: Instance[];
  parent: Instance | null;
  /** Its serialized text, as long as nothing at or below it has changed. */
  text: string | null;
  /** What a person entered into a form field that the extension does not control. */
  entered?: { value: unknown };
}

let lastId = 0;

/** A new instance, not yet in a tree. */
export function createInstance(type: string, props: Record<string, unknown>): Instance {
  return { id: ++lastId, type, props, children: [], parent: null, text: null };
}

/** Forgets the text of an instance and of all that hold it. */
export function touch(instance: Instance | null): void {
  for (let at = instance; at; at = at.parent) at.text = null;
}

/** Puts a child before another one, or last; moves it where it was there already. */
export function insert(parent: Instance, child: Instance, before?: Instance): void {
  remove(parent, child);
  const index = before ? parent.children.indexOf(before) : parent.children.length;
  parent.children.splice(index < 0 ? parent.children.length : index, 0, child);
  child.parent = parent;
  touch(parent);
}

/** Takes a child out, where it is one. */
export function remove(parent: Instance, child: Instance): void {
  if (child.parent !== parent) return;
  const index = parent.children.indexOf(child);
  if (index >= 0) parent.children.splice(index, 1);
  child.parent = null;
  touch(parent);
}

/** The instance of an id at or below one; undefined where there is none any more. */
export function instanceById(under: Instance, id: number): Instance | undefined {
  if (under.id === id) return under;
  for (const child of under.children) {
    const found = instanceById(child, id);
    if (found) return found;
  }
  return undefined;
}

/** The nearest holder of a type, itself included. */
export function closest(instance: Instance, type: string): Instance | undefined {
  for (let at: Instance | null = instance; at; at = at.parent) if (at.type === type) return at;
  return undefined;
}
