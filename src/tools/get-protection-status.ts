import { describeRemedies, type DescribedRemedy } from "../ai/describe-remedy";
import { isoTime, said } from "../ai/said";
import { startContext } from "../app/start-context";
import { ALL_PARTS } from "../snapshot/parts";
import type { Level, Severity } from "../model/level";

/** What protects this Mac, as a model is told. */
interface ProtectionStatus {
  /** `protected`, `attention`, `fallback`, `unprotected` or `unknown`. `unknown` must never be told as fine. */
  level: Level;
  /** Defender's own word for what real-time protection runs through; null where it names none. */
  engine: string | null;
  headline: string;
  summary: string;
  findings: { id: string; severity: Severity; title: string; meaning: string; remedies: DescribedRemedy[] }[];
  /** When Defender was read. */
  readAt?: string;
  ageInSeconds?: number;
}

/**
 * Reads this Mac now and says what Microsoft Defender protects it through, how well, what is not right and what helps.
 */
export default async function getProtectionStatus(): Promise<ProtectionStatus> {
  const context = await startContext(ALL_PARTS);
  const { level, engine, headline, summary, findings, readAt } = context.assessment;
  return {
    level,
    engine: engine === null ? null : said(engine, 60),
    headline: said(headline),
    summary: said(summary, 300),
    findings: findings.map(({ id, severity, title, meaning, remedies }) => ({
      id: said(id, 80),
      severity,
      title: said(title),
      meaning: said(meaning, 400),
      remedies: describeRemedies(remedies, context),
    })),
    readAt: isoTime(readAt),
    ageInSeconds: readAt === undefined ? undefined : Math.max(0, Math.round((context.now - readAt) / 1000)),
  };
}
