import { appendFileSync, chmodSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HEALTH_FIELDS } from "../../src/defender/health/fields";
import { encodeRecord } from "../../src/timeline/record-line";
import { distFolder, RaycastHost, type Json } from "../simulator/raycast";
import { createMac } from "../simulator/mac";
import { all } from "../length";

const UUID = "c0ffee00-1111-4222-8333-444444444444";
const HEX = "feedfacefeedfacefeedfacefeedfacefeedface";

const TOOLS: [name: string, input: Json][] = [
  ["get-protection-status", {}],
  ["get-health", {}],
  ["list-threats", {}],
  ["get-update-channel", {}],
  ["get-setup-steps", {}],
  ["get-history", {}],
  ["get-performance-impact", {}],
  ["run-diagnosis", {}],
  ["switch-update-channel", { channel: "Beta" }],
  ["restart-daemon", {}],
  ["open-security-settings", { purpose: "profiles" }],
  ["update-definitions", {}],
];

/** An mdatp that says this wherever it can say a text: in health, before it, in threats, and where it fails. */
function poisonedProgram(words: string): string {
  const fields = Object.entries(HEALTH_FIELDS).map(([name, { kind }]) => {
    const value = {
      boolean: "true",
      number: "5",
      list: `["${words}","${UUID}"]`,
      text: `"${words}"`,
      time: `"${words}"`,
    };
    return `${name} : ${value[kind]}`;
  });
  const health = [`ATTENTION: ${words}`, ...fields].join("\n");
  const time = "Fri Aug 22 12:20:47 2025";
  const threat = `Id: "${UUID}"\nName: ${words}\nType: "${words}"\nDetection time: ${time}\nStatus: "${words}"`;
  return `#!/bin/sh
case "$*" in
*json*) echo "Unknown option" >&2; exit 64 ;;
health*) cat <<'END'
${health}
END
;;
threat*) cat <<'END'
${threat}
END
;;
*) echo '${words}' >&2; exit 1 ;;
esac
`;
}

// Further and further back, so that wherever a text is cut, it is cut in the middle of an id once.
test.each(all([0, 3, 9, 12, 15, 18, 24, 30, 36], [0, 15]))(
  "no tool tells an id, whole or cut, %s words into a text",
  async (words) => {
    const mac = createMac("healthy");
    const host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root } });
    try {
      const text = `${"x ".repeat(words)}${UUID} ${HEX} /Users/okapi/x me@okapi.org`;
      const program = join(mac.root, "usr/local/bin/mdatp");
      rmSync(program);
      writeFileSync(program, poisonedProgram(text));
      chmodSync(program, 0o755);
      const at = Date.now() - 60_000;
      const kept = { level: "protected", engine: UUID, productVersion: UUID, reading: "background", at };
      const result = { scenario: "eicar", result: "failed", at, engine: UUID, productVersion: UUID, evidence: text };
      appendFileSync(join(host.supportPath, "history.jsonl"), encodeRecord(kept));
      appendFileSync(join(host.supportPath, "validations.jsonl"), encodeRecord(result));
      for (const [name, input] of TOOLS) {
        const { value, confirmation, error } = await host.runTool(name, input);
        expect(error).toBeUndefined();
        expect(JSON.stringify([name, value, confirmation])).not.toMatch(/c0ffee|feedfacefe|okapi/i);
      }
    } finally {
      await host.close();
      mac.destroy();
    }
  },
);
