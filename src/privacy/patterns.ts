import { hidden, shown, type Mark, withoutMarks } from "./marks";

/** What a form looks like, and the mark for it, or what makes of each find what is to stand there. */
type Form = readonly [RegExp, Mark | ((found: string, ...groups: string[]) => string)];

const TAGS: readonly Form[] = [
  // Device tags come as pairs; the value is whatever the organization calls its devices.
  [
    /("key"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"value"\s*:\s*)"(?:[^"\\…]|\\.)*(?:"|(?=…)|$)/gi,
    (_, key = "") => `${key}"${hidden("[tag]")}"`,
  ],
  [/"value"\s*:\s*"(?:[^"\\]|\\.)*"(\s*,\s*"key"\s*:\s*")/gi, (_, key = "") => `"value":"${hidden("[tag]")}"${key}`],
];

/** Where something lies, and who is written to. */
const PLACES: readonly Form[] = [
  // Addresses of files and shares may hold blanks.
  [/\b(?:file|smb|afp|nfs|cifs):\/\/[^\n\r]*/gi, "[url]"],
  [/[a-z][a-z0-9+.-]{0,20}:\/\/[^\s"<>]+/gi, addressOrHost],
  // So may paths, and quotes, brackets and commas as well: they go to the end of the line.
  [
    /(?:(?<![\p{L}\p{N}/.])(?:~[\w.-]{0,64}|\.{1,2})?\/(?=[^\s/])|\/(?=(?:Users|Volumes|private|Network|home)\/)|(?<![\p{L}\p{N}])[A-Z]:\\|\\\\(?=[^\s\\]))[^\n\r]*/giu,
    (found) => `${hidden("[path]")}${BEHIND_PATH.exec(found)?.[0] ?? ""}`,
  ],
  [/[^\s@"<>()[\]]{1,64}@[^\s@"<>()[\]]{1,255}/g, "[mail]"],
];

/** What tells a Mac, an organization or a network from others. */
const IDS: readonly Form[] = [
  // UUIDs, with what stands before or behind them by an underscore; SIDs; long hexadecimal and decimal numbers.
  [/(?:[a-z0-9]{1,32}_)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:_[a-z0-9]{1,64})?/gi, "[id]"],
  [/S-1-\d{1,15}(?:-\d{1,15}){1,20}/gi, "[id]"],
  // MAC addresses, in the three ways they are written.
  [/(?<![0-9a-f])[0-9a-f]{1,2}([:-])[0-9a-f]{1,2}(?:\1[0-9a-f]{1,2}){4,6}(?![0-9a-f])/gi, "[address]"],
  [/(?<![0-9a-z.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![0-9a-z]|\.[0-9a-z])/gi, "[address]"],
  [/(?<![0-9a-f])[0-9a-f]{24,}/gi, "[id]"],
  [/(?<![\p{L}\p{N}])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,23}(?![\p{L}\p{N}])/giu, "[id]"],
  [/\d{16,}/g, "[id]"],
  // IPv6, told from a time by its gap or its many groups, and IPv4, both with what follows them.
  [
    /(?<![\p{L}\p{N}_])(?=:{0,2}[0-9a-f]{1,4}:|::)[0-9a-f:]{3,46}(?:(?:\.\d{1,3}){3})?(?:%[\w.-]{1,32})?(?:\/\d{1,3})?/giu,
    (found) => (/::|(?:[^:]*:){6}/.test(found) && /[0-9a-f]/i.test(found) ? hidden("[address]") : found),
  ],
  [
    /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|[01]?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d?\d)(?!\d|\.\d)(?::\d{1,5}|\/\d{1,2})?/g,
    "[address]",
  ],
  // Host names with a dot, unless they are a part of an address; without one where a port follows. A lone word cannot
  // be told from another.
  [
    /(?<![\p{L}\p{N}._@-]|[\p{L}\p{N}:/]\/)(?:[\p{L}\p{N}_][\p{L}\p{N}_-]{0,62}\.){1,20}\p{L}[\p{L}-]{1,23}(?![\p{L}\p{N}_-])(?::\d{1,5})?/gu,
    hostOrNot,
  ],
  [/(?<![\p{L}\p{N}._-])[\p{L}][\p{L}\p{N}-]{1,62}:\d{3,5}(?!\d)/gu, "[host]"],
  [/(?<![\p{L}\p{N}._-])(?=[\p{L}-]*\d|\p{L}+-)[\p{L}][\p{L}\p{N}-]{1,62}:\d{2}(?![\d:])/gu, "[host]"],
  // Apple's serial numbers: ten to twelve capitals and digits, and whatever is called one.
  [
    /(serial(?: ?number| ?no\.?)?["']?\s{0,4}[:=#]?\s{0,4}["']?)[A-Z0-9][A-Z0-9-]{5,20}/gi,
    (_, before = "") => `${before}${hidden("[serial]")}`,
  ],
  [/(?<![\p{L}\p{N}_.-])(?!\d+(?!\w))[A-Z0-9]{10,12}(?![\p{L}\p{N}_])/gu, "[serial]"],
  // What is left of an id or an address where a long text was cut on its way here: six hexadecimal digits, or nine
  // where all are letters.
  [/(?<![\p{L}\p{N}])(?:(?=[a-f-]*\d)[0-9a-f]{6}|[a-f]{9})[0-9a-f-]*(?=…)/giu, "[id]"],
  [/(?<![\d.])\d{1,3}(?:\.\d{1,3}){1,3}\.?(?=…)/g, "[address]"],
  // Likewise a last word that is no plain one.
  [/(?<![^\s(["“])(?=[^\s…]*\p{L})(?=[^\s…]*[.@\d_-])[^\s…]{2,64}(?=…)/gu, "[cut]"],
];

/** What macOS says of a path, and marks that close what it stands in. */
const BEHIND_PATH =
  /(?:: (?:No such file or directory|Permission denied|Operation not permitted|Not a directory|Is a directory|Read-only file system))?["”')\]}.,;]{0,8}$/;

/** Endings of files that Defender and macOS have under the same name everywhere, and of names of malware. */
const ENDINGS = /\.(?:app|gen|kext|log|pkg|plist|systemextension)$/;

/** Microsoft's own hosts are the same for everybody; a tenant's name never stands in them (`onmicrosoft.com` is another). */
const MICROSOFT_HOST = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.microsoft\.com$/i;

/** Of an address of Microsoft's own the host stays, since it says what is blocked; all else of an address may identify. */
function addressOrHost(found: string): string {
  const host = /^https?:\/\/([^/:?#@\s]{1,253})(?=[/:?#]|$)/i.exec(found)?.[1];
  return host !== undefined && MICROSOFT_HOST.test(host) ? host : hidden("[url]");
}

/** Names with dots that are no host's: Microsoft's and Apple's own parts, files, and variants of malware (`Family.AB`). */
function hostOrNot(found: string): string {
  if (
    /^com\.(?:microsoft|apple)\./.test(found) ||
    MICROSOFT_HOST.test(found) ||
    (ENDINGS.test(found) && found.split(".").length === 2)
  )
    return found;
  const ending = found.slice(found.lastIndexOf(".") + 1);
  const isVariant = ending === ending.toUpperCase() && found !== found.toUpperCase();
  return isVariant ? found : hidden("[host]");
}

/**
 * A text in which everything that is told by its form is hidden; `shown` puts the marks in. What holds others is looked
 * for before what it may hold. A form rather takes too much than too little.
 */
export function hideForms(text: string): string {
  return [...TAGS, ...PLACES, ...IDS].reduce(hide, withoutMarks(text));
}

/** The same for what a person wrote, whose links, paths and correspondents are meant to be read. */
export function hideIds(text: string): string {
  return [...TAGS, ...IDS].reduce(hide, text);
}

function hide(text: string, [form, by]: Form): string {
  return typeof by === "string" ? text.replace(form, hidden(by)) : text.replace(form, by);
}

/**
 * A text without what tells one Mac, person or organization from another, as far as its form tells: ids, serial
 * numbers, SIDs, mail, IP and MAC addresses, URLs, host names, file paths, and the values of device tags. What is
 * taken out is marked. Names that this Mac knows are the redactor's matter.
 */
export function withoutIdentifiers(text: string): string {
  return shown(hideForms(text));
}
