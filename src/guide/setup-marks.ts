import { environment } from "@raycast/api";
import { readValidations } from "../timeline/validations";
import { readMarks } from "./marks";
import type { SetupMarks } from "../model/setup";

/** Everything the set-up guide counts from: what was observed, and how the last detection test ended. Never rejects. */
export async function readSetupMarks(now: number): Promise<SetupMarks> {
  const { validations } = readValidations(environment.supportPath);
  const last = validations.findLast(({ scenario }) => scenario === "eicar");
  return { ...(await readMarks(now)), ...(last && { validation: last }) };
}
