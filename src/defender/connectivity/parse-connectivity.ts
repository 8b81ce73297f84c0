import { cleanOutput } from "../clean-output";
import { complaintOf, type Complaint } from "../complaint";
import { parsedOrUnreadable } from "../unreadable";
import { printable } from "../../text/printable";

/** One address of Microsoft's that Defender tried to reach. */
export interface ConnectionTest {
  /** `cdn.x.cp.wd.microsoft.com`. */
  host: string;
  isOk: boolean;
  /** Defender's own words, where it did not work. */
  reason?: string;
  complaint?: Complaint;
}

/** Microsoft's own analyzer takes the lines by the same form; what stands behind the bracket is a reason. */
const TEST = /^Testing connection with (\S{1,500}) \.\.\. ?\[([^\]]{1,200})\]:?\s*(.*)$/i;

/** `mdatp connectivity test`: a line for each address. Throws FailureError `Unreadable`. */
export function parseConnectivity(output: string): readonly ConnectionTest[] {
  return parsedOrUnreadable(output, () => {
    const tests = cleanOutput(output)
      .split("\n")
      .slice(0, 500)
      .map((line) => TEST.exec(line.slice(0, 2_000).trim()))
      .filter((match) => match !== null)
      .map(([, address = "", word = "", rest = ""]) => testOf(address, word, rest));
    return tests.length > 0 ? tests : undefined;
  });
}

function testOf(address: string, word: string, rest: string): ConnectionTest {
  const host = hostOf(address);
  if (/^ok$/i.test(word.trim())) return { host, isOk: true };
  const reason = [/^error$/i.test(word.trim()) ? undefined : word, rest.trim() || undefined]
    .filter((part) => part !== undefined)
    .join(": ");
  return {
    host,
    isOk: false,
    reason: printable(reason || word, 200),
    complaint: complaintOf(reason),
  };
}

function hostOf(address: string): string {
  try {
    return printable(new URL(address).host, 120);
  } catch {
    return printable(address, 120);
  }
}
