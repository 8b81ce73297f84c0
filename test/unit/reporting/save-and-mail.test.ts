import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { reportFileName } from "../../../src/reporting/send/file-name";
import { mailDraft } from "../../../src/reporting/send/mail-draft";
import { saveToFolder } from "../../../src/reporting/send/save-to-folder";

let folder = "";
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "report-"))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("a report's file", () => {
  it.each([
    ["It works, mostly!", "defender-report-2026-11-24-it-works-mostly"],
    ["../../etc/passwd", "defender-report-2026-11-24-etcpasswd"],
    ["Größe: ünchecked", "defender-report-2026-11-24-große-unchecked".replace("ß", "")],
    ["???", "defender-report-2026-11-24"],
    ["x".repeat(300), `defender-report-2026-11-24-${"x".repeat(60)}`],
  ])("for %s is called by plain letters", (title, name) => {
    expect(reportFileName(title, "2026-11-24T09:00:00.000Z")).toBe(name);
  });

  it("never takes the place of another, also when many are written at once", async () => {
    fs.writeFileSync(path.join(folder, "a.md"), "mine");
    const files = await Promise.all(
      Array.from({ length: 20 }, (_, index) => saveToFolder(folder, "a", ".md", `${index}`)),
    );
    expect(new Set(files).size).toBe(20);
    expect(fs.readFileSync(path.join(folder, "a.md"), "utf8")).toBe("mine");
    expect(files.map((file) => fs.readFileSync(file, "utf8"))).toEqual(
      Array.from({ length: 20 }, (_, index) => `${index}`),
    );
  });

  it("does not follow a link that has its name", async () => {
    fs.symlinkSync(path.join(folder, "target"), path.join(folder, "a.md"));
    expect(await saveToFolder(folder, "a", ".md", "text")).toBe(path.join(folder, "a 2.md"));
    expect(fs.existsSync(path.join(folder, "target"))).toBe(false);
  });

  it("says in words that the folder is not there, and names no path", async () => {
    const error: unknown = await saveToFolder(path.join(folder, "gone"), "a", ".md", "text").catch((thrown) => thrown);
    expect(error).toMatchObject({ failure: { code: "Failed", seen: "ENOENT" } });
    expect(JSON.stringify(error)).not.toContain(folder);
  });
});

describe("a mail draft", () => {
  it("holds the subject and the whole body, encoded", () => {
    const { url, shortened } = mailDraft("A & B?\nBcc: x", "Ü = 1\n2 %");
    expect(shortened).toBe(false);
    const { searchParams, protocol, pathname } = new URL(url);
    expect([protocol, pathname]).toEqual(["mailto:", ""]);
    expect(searchParams.get("subject")).toBe("A & B? Bcc: x");
    expect(searchParams.get("body")).toBe("Ü = 1\r\n2 %");
    expect([...searchParams.keys()]).toEqual(["subject", "body"]);
  });

  it("that would be too long is cut between lines and says so", () => {
    const { url, shortened } = mailDraft("A", "line of ü\n".repeat(5_000));
    expect(shortened).toBe(true);
    expect(url.length).toBeLessThanOrEqual(8_000);
    expect(new URL(url).searchParams.get("body")).toMatch(/line of ü\r\n\r\n\r\n\[The rest did not fit/);
  });

  it("takes half characters without failing", () => {
    expect(() => mailDraft("\ud800", "\udc00")).not.toThrow();
  });
});
