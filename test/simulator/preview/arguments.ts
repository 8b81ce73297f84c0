import { parseArgs } from "node:util";

/** What `npm start -- --help` prints. */
export const HELP = `npm start -- [options]

Opens the extension in a page on this machine: a menu bar, Raycast's window, and a simulated Mac beside them.

  --preset NAME  the Mac to begin with (npm run outline -- --brief lists them; default: pilot-fallen-back)
  --port N       the port to listen on, at 127.0.0.1 only (default: a free one)
  --no-open      opens no browser; the address is printed
  --real         uses this Mac's own Defender and macOS instead of the simulated ones (macOS only)
  --help         prints this
`;

export interface PreviewArguments {
  /** Print the help and end. */
  help: boolean;
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
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${values.port} is not a port`);
  return { help: values.help, open: !values["no-open"], preset: values.preset, real: values.real, port };
}
