import { parseArgs } from "node:util";

export interface PreviewArguments {
  /** Open the address in a browser. */
  open: boolean;
  preset: string;
  /** Use this Mac's own tools. */
  real: boolean;
  /** 0: a free one. */
  port: number;
}

/** Reads what stands behind `npm start --`. Throws an Error whose message says what is wrong. */
export function readArguments(args: readonly string[]): PreviewArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      "no-open": { type: "boolean", default: false },
      preset: { type: "string", default: "pilot-fallen-back" },
      real: { type: "boolean", default: false },
      port: { type: "string", default: "0" },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${values.port} is not a port`);
  return { open: !values["no-open"], preset: values.preset, real: values.real, port };
}
