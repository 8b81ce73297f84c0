import { isDict } from "../preferences";
import type { PlistDict, PlistValue } from "../state";

/** A property list as XML, as `defaults export` and `plutil -convert xml1` write it: keys sorted, tabs. */
export function toXml(value: PlistValue): string {
  const doctype =
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';
  const body = xml(value, "");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}\n<plist version="1.0">\n${body}</plist>\n`;
}

function xml(value: PlistValue, indent: string): string {
  if (typeof value === "string") return `${indent}<string>${escape(value)}</string>\n`;
  if (typeof value === "boolean") return `${indent}<${value}/>\n`;
  if (typeof value === "number") {
    const tag = Number.isInteger(value) ? "integer" : "real";
    return `${indent}<${tag}>${value}</${tag}>\n`;
  }
  const [tag, inner] = isDict(value)
    ? [
        "dict",
        entries(value)
          .map(([k, v]) => `${indent}\t<key>${escape(k)}</key>\n${xml(v, `${indent}\t`)}`)
          .join(""),
      ]
    : ["array", value.map((item) => xml(item, `${indent}\t`)).join("")];
  return inner === "" ? `${indent}<${tag}/>\n` : `${indent}<${tag}>\n${inner}${indent}</${tag}>\n`;
}

/** The old form that `defaults read` prints: four blanks per level, quotes where a word is not plain. */
export function toOldStyle(value: PlistValue, indent = ""): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "string" || typeof value === "number") return quoted(String(value));
  const inner = `${indent}    `;
  if (isDict(value)) {
    const rows = entries(value).map(([key, item]) => {
      const nested = typeof item === "object" ? inner : "";
      return `${inner}${quoted(key)} = ${nested}${toOldStyle(item, inner)};\n`;
    });
    return `{\n${rows.join("")}${indent}}`;
  }
  return `(\n${value.map((item) => `${inner}${toOldStyle(item, inner)}`).join(",\n")}\n${indent})`;
}

function entries(dict: PlistDict): [string, PlistValue][] {
  return Object.entries(dict).sort(([a], [b]) => (a < b ? -1 : 1));
}

function quoted(text: string): string {
  return /^[A-Za-z0-9_]+$/.test(text) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Reads XML or the old form; undefined where it is neither. In the old form every scalar is a string. */
export function parsePlist(text: string): PlistValue | undefined {
  try {
    return /^\s*</.test(text) ? parseXml(text) : parseOldStyle(text);
  } catch {
    return undefined;
  }
}

function parseXml(text: string): PlistValue {
  const tokens = [
    ...text
      .replace(/<\?.*?\?>|<!DOCTYPE[^>]*>|<!--[\s\S]*?-->|<\/?plist[^>]*>/g, "")
      .matchAll(/<(\/?)(\w+)\s*(\/?)>([^<]*)/g),
  ];
  let at = 0;
  const value = (): PlistValue => {
    const token = tokens[at++];
    if (!token) throw new Error("no value");
    const [, , tag = "", empty, content = ""] = token;
    if (tag === "true" || tag === "false") return tag === "true";
    if (tag === "dict") {
      const dict: PlistDict = {};
      if (empty) return dict;
      while (tokens[at]?.[1] !== "/") {
        const key = unescape(tokens[at]?.[4] ?? "");
        at += 2;
        dict[key] = value();
      }
      at += 1;
      return dict;
    }
    if (tag === "array") {
      const array: PlistValue[] = [];
      if (empty) return array;
      while (tokens[at]?.[1] !== "/") array.push(value());
      at += 1;
      return array;
    }
    if (!empty) at += 1;
    if (tag === "integer" || tag === "real") return Number(content);
    if (tag === "string") return unescape(content);
    throw new Error(`unknown tag ${tag}`);
  };
  return value();
}

function unescape(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

function parseOldStyle(text: string): PlistValue {
  const tokens = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([{}()=;,])|([^\s{}()=;,"']+)/g)];
  let at = 0;
  const mark = () => tokens[at]?.[3];
  const expect = (what: string) => {
    if (mark() !== what) throw new Error(`expected ${what}`);
    at += 1;
  };
  const scalar = (): string => {
    const token = tokens[at++];
    const found = token?.[1] ?? token?.[2] ?? token?.[4];
    if (found === undefined) throw new Error("no value");
    return found;
  };
  const value = (): PlistValue => {
    if (mark() === "{") {
      const dict: PlistDict = {};
      for (at += 1; mark() !== "}";) {
        const key = scalar();
        expect("=");
        dict[key] = value();
        if (mark() !== "}") expect(";");
      }
      at += 1;
      return dict;
    }
    if (mark() === "(") {
      const array: PlistValue[] = [];
      for (at += 1; mark() !== ")";) {
        array.push(value());
        if (mark() !== ")") expect(",");
      }
      at += 1;
      return array;
    }
    return scalar();
  };
  const result = value();
  if (at !== tokens.length) throw new Error("more after the value");
  return result;
}
