import { HEALTH_FIELDS } from "../../src/defender/health/fields";
import { programs } from "../../src/process/programs";
import { answersOf } from "../bench/answers";
import { bareMac, type Answer, type BareMac } from "../bench/bare-mac";
import { HOSTILE } from "./hostile";

const hostileAt = (index: number): string => HOSTILE[index % HOSTILE.length] as string;

/** Health in which every text, every list and every unknown field is hostile, and nothing claims to be protected. */
export function hostileHealth(): string {
  const fields: [string, unknown][] = Object.entries(HEALTH_FIELDS).map(([name, { kind }], index) => {
    if (kind === "boolean") return [name, { value: hostileAt(index), isManaged: true }];
    if (kind === "list") return [name, { value: HOSTILE, isManaged: false }];
    return [name, hostileAt(index)];
  });
  HOSTILE.forEach((text, index) => fields.push([`unknownField${index}`, text]));
  fields.push(["healthy", false]);
  const banner = HOSTILE.map((text) => `ATTENTION: ${text.replace(/[{}]/g, "").slice(0, 300)}`).join("\n");
  // As text, so that the key is the object's own and not its prototype.
  return `${banner}\n{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},${JSON.stringify(Object.fromEntries(fields)).slice(1)}\n`;
}

/** A threat list of hostile names, ids, types and states. */
export function hostileThreats(): string {
  const threats = HOSTILE.map((text, index) => ({
    threat: { tracking_id: text, name: hostileAt(index), type: hostileAt(index + 1), status: hostileAt(index + 2) },
    history: [{ key: "1790000000000", value: hostileAt(index + 3) }],
  }));
  return JSON.stringify({ threats: { scans: [{ threats }] } });
}

function hostileExtensions(): string {
  const rows = HOSTILE.map((text) => `*\t*\tUBF8T346G9\tcom.microsoft.wdav.epsext (${text})\t${text}\t[${text}]`);
  const lines = rows.map((row) => row.replace(/[\r\n]/g, " "));
  return `${rows.length} extension(s)\n--- com.apple.system_extension.endpoint_security\n${lines.join("\n")}\n`;
}

/** An XML property list whose every value is hostile, Defender's own entry and keys of the prototype among them. */
export function hostilePreferences(): string {
  const escaped = (text: string) => text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`).replace(/\0/g, "");
  const strings = HOSTILE.map((text) => `<key>${escaped(text)}</key><string>${escaped(text)}</string>`).join("");
  const proto = "<key>__proto__</key><dict><key>polluted</key><string>evil</string></dict>";
  const entry = `<dict>${proto}<key>ChannelName</key><string>${escaped(HOSTILE[8] ?? "")}</string>${strings}</dict>`;
  const apps = `<dict>${proto}<key>/Applications/Microsoft Defender.app</key>${entry}</dict>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>${proto}<key>Applications</key>${apps}<key>ChannelName</key><string>${escaped(HOSTILE[0] ?? "")}</string></dict></plist>
`;
}

/** A Mac all of whose programs answer what hurts. What is asked but not known fails. */
export function hostileMac(): BareMac {
  const mac = bareMac();
  const answers: Record<string, string> = {
    "health --output json": hostileHealth(),
    "threat list --output json": hostileThreats(),
    list: hostileExtensions(),
    "export com.microsoft.autoupdate2 -": hostilePreferences(),
    "-productVersion": HOSTILE[9] ?? "",
    "status -type enrollment": `Enrolled via DEP: ${HOSTILE[0]}\nMDM enrollment: Yes (${HOSTILE[9]})\n`,
  };
  for (const [program, known] of answersOf("healthy")) {
    const hostile = known.map(({ args, stdout }): Answer => ({ args, stdout: answers[args.join(" ")] ?? stdout }));
    mac.answering(program, hostile);
  }
  if (!answersOf("healthy").has(programs.mdatp)) throw new Error("There is no mdatp");
  return mac;
}
