import { FailureError } from "../../../src/process/failure-error";
import type { Failure } from "../../../src/model/failure";

/** The failure that the function throws or its promise rejects with; an error of its own where there is none. */
export async function failureOf(attempt: () => unknown): Promise<Failure> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error("nothing failed");
}
