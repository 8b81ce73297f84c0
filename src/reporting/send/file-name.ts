/** What a report's file is called: its day, and its title in plain letters. */
export function reportFileName(title: string, createdAt: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/[\s_-]+/g, "-")
    .slice(0, 60)
    .toLowerCase()
    .replace(/^-+|-+$/g, "");
  return `defender-report-${createdAt.slice(0, 10)}${plain && `-${plain}`}`;
}
