import { lines, type Invocation, type Outcome } from "../program";

/** `profiles status -type enrollment`. */
export function profiles({ state, args, asRoot }: Invocation): Outcome {
  if (args[0] === "status") {
    const { dep, mdm } = state.enrollment;
    const words = { no: "No", yes: "Yes", "user-approved": "Yes (User Approved)" };
    const text = [`Enrolled via DEP: ${dep ? "Yes" : "No"}`, `MDM enrollment: ${words[mdm]}`];
    if (mdm !== "no") text.push("MDM server: https://mdm.example.com/mdm");
    return { stdout: lines(...text), exitCode: 0 };
  }
  // The words are only known from other people's tests.
  if (!asRoot) return { stderr: lines("profiles: this command requires root privileges"), exitCode: 1 };
  return { stdout: lines("There are no configuration profiles installed in the system domain"), exitCode: 0 };
}
