import { cleanOutput } from "../clean-output";

/** What the client says when a scan has ended. */
export interface ScanResult {
  files?: number;
  threats?: number;
}

/**
 * The last words of `mdatp scan …`, as posted from Linux: `Scan has finished`, then lines with the files scanned and the
 * threats detected. undefined where it does not say that it finished.
 */
export function parseScanResult(output: string): ScanResult | undefined {
  const text = cleanOutput(output);
  const amount = (pattern: RegExp) => {
    const digits = pattern.exec(text)?.[1];
    return digits === undefined ? undefined : Number(digits);
  };
  const files = amount(/(\d{1,15})\s+files?(?:\(s\))?\s+scanned/i);
  const threats = amount(/(\d{1,9})\s+threats?(?:\(s\))?\s+(?:detected|found)/i);
  if (!/scan has (?:finished|completed)/i.test(text) && (files === undefined || threats === undefined))
    return undefined;
  return { ...(files !== undefined && { files }), ...(threats !== undefined && { threats }) };
}
