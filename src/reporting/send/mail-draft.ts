/**
 * The longest address that a draft is made of. No limit is documented; a guess that mail apps and macOS are known to
 * take, and far above a usual report without its health fields.
 */
const MOST_CHARACTERS = 8_000;

const CUT = "\n\n[The rest did not fit into a mail draft. The whole report is on the clipboard: paste it here.]\n";

export interface MailDraft {
  /** A `mailto:` address without a recipient. */
  url: string;
  /** True where the report did not fit and the draft says so. */
  shortened: boolean;
}

/** A mail draft of a report: the person chooses to whom it goes, and sends it. */
export function mailDraft(subject: string, body: string): MailDraft {
  const start = `mailto:?subject=${encoded(subject.replace(/\s+/g, " ").slice(0, 200))}&body=`;
  const whole = start + encoded(body);
  if (whole.length <= MOST_CHARACTERS) return { url: whole, shortened: false };
  const room = MOST_CHARACTERS - start.length - encoded(CUT).length;
  let kept = "";
  let length = 0;
  for (const line of body.split("\n")) {
    length += encoded(`${line}\n`).length;
    if (length > room) break;
    kept += `${line}\n`;
  }
  return { url: start + encoded(kept + CUT), shortened: true };
}

/** Mail addresses want line breaks as CR LF (RFC 6068). Half characters, which cannot be encoded, become marks. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\r?\n/g, "\r\n"));
}
