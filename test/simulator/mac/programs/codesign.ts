import { lines, type Invocation, type Outcome } from "../program";

/** Defender's own files, by the end of their paths. */
const MICROSOFTS = ["/Microsoft Defender.app/Contents/Resources/Tools/wdavdaemonclient", "/usr/local/bin/mdatp"];

/**
 * `codesign --verify --strict -R REQUIREMENT FILE`: 0 for Defender's files, 3 for a file whose signature is not as
 * required, 1 for none. That the tool at `/usr/local/bin/mdatp` bears a signature is a guess.
 */
export function codesign({ state, args }: Invocation): Outcome {
  const file = args.at(-1) ?? "";
  if (args[0] !== "--verify" || !args.includes("-R"))
    return { stderr: lines("Usage: codesign -v[v*] path"), exitCode: 2 };
  const isThere = state.defender.installed === "product" && MICROSOFTS.some((path) => file.endsWith(path));
  if (!isThere) return { stderr: lines(`${file}: No such file or directory`), exitCode: 1 };
  const isMet = args.includes("=anchor apple generic and certificate leaf[subject.OU] = UBF8T346G9");
  return isMet
    ? { exitCode: 0 }
    : { stderr: lines("test-requirement: code failed to satisfy specified code requirement(s)"), exitCode: 3 };
}
