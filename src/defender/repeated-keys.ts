/** Strings, with the colon behind those that are keys, and brackets. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\]]/g;

/**
 * The keys of a JSON object that come twice, or whose value holds an object in which a key comes twice: the parser
 * keeps the last and says nothing, so whatever they say contradicts itself. `json` is valid and begins with its bracket.
 */
export function repeatedKeys(json: string): ReadonlySet<string> {
  const repeated = new Set<string>();
  /** The keys so far of each bracket that is open. */
  const open: Set<string>[] = [];
  let outermost = "";
  for (const [token, colon] of json.matchAll(TOKEN)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      const keys = open.at(-1);
      if (open.length === 1) outermost = key;
      if (keys?.has(key)) repeated.add(outermost);
      keys?.add(key);
    }
  }
  return repeated;
}
