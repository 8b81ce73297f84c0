import type { Failure } from "../model/failure";

const NEXT_STEP = "Make sure that the disk has room and that Raycast's support folder can be written to.";

/** What went wrong with the history's files, in words. Holds an error code and no path. */
export function storeFailure(error: unknown, doing: "read" | "write"): Failure {
  const seen = (error as NodeJS.ErrnoException | undefined)?.code ?? "no error code";
  const message = `The protection history could not be ${doing === "read" ? "read" : "written"}.`;
  switch (seen) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return { code: "NoPermission", message, seen, nextStep: NEXT_STEP };
    case "ELOOP":
    case "ENXIO":
    case "EISDIR":
    case "ENOTDIR":
      return {
        code: "Failed",
        message: `${message} Something else is in the place of its file.`,
        seen,
        nextStep: "Remove what is in the place of history.jsonl in Raycast's support folder of this extension.",
      };
    default:
      return { code: "Failed", message, seen, nextStep: NEXT_STEP };
  }
}
