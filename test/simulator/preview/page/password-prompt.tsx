import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import type { ProcessEntry } from "../state";

/** macOS's password prompt, as long as a script that asks for it runs. The simulated Mac answers it by itself. */
export function PasswordPrompt({ processes }: { processes: readonly ProcessEntry[] }): ReactNode {
  const asking = processes.some(
    ({ program, args, endedAt }) =>
      endedAt === undefined && program.endsWith("/osascript") && args.some((arg) => /administrator/.test(arg)),
  );
  if (!asking) return null;
  return (
    <div className="prompt" role="dialog" aria-label="Password">
      <Lock size={32} />
      <h2>Raycast wants to make changes.</h2>
      <p>The simulated Mac answers as the switch under Prompt says.</p>
    </div>
  );
}
