import { lines, type Invocation, type Outcome } from "../program";
import { EICAR_STAND_IN } from "../eicar";

/** `curl -o PATH URL`: writes the harmless stand-in where the test file is asked for. */
export function curl({ state, args }: Invocation): Outcome {
  const url = args.find((arg) => /^https?:/.test(arg)) ?? "";
  const host = /^https?:\/\/([^/:]+)/.exec(url)?.[1] ?? "";
  const fails = args.includes("--fail") || args.some((arg) => /^-[a-zA-Z]*f[a-zA-Z]*$/.test(arg));
  const output = outputPath(args);
  if (state.network === "down") return { stderr: lines(`curl: (6) Could not resolve host: ${host}`), exitCode: 6 };
  if (state.network === "proxy-blocks") {
    return { stderr: lines("curl: (56) Received HTTP code 403 from proxy after CONNECT"), exitCode: 56 };
  }
  if (state.network === "forbidden") {
    const text = "<html><body>This address is blocked.</body></html>\n";
    if (fails) return { stderr: lines("curl: (22) The requested URL returned error: 403"), exitCode: 22 };
    return output === undefined
      ? { stdout: text, exitCode: 0 }
      : { exitCode: 0, actions: [{ id: "write-file", path: output, text }] };
  }
  if (!/eicar/i.test(url)) return { exitCode: 0 };
  if (output === undefined) return { stdout: EICAR_STAND_IN, exitCode: 0 };
  return { exitCode: 0, takesMs: 300, actions: [{ id: "drop-eicar", path: output }] };
}

function outputPath(args: readonly string[]): string | undefined {
  const index = args.findIndex((arg) => arg === "--output" || /^-[a-zA-Z]*o$/.test(arg));
  return index >= 0 ? args[index + 1] : undefined;
}
