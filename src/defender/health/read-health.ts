import { askMdatp, type Mdatp, type Way } from "../mdatp";
import { parseHealth } from "./parse-health";
import type { Health, HealthDialect } from "../../model/health";

/** `health` is the syntax since 101.05.17, `--health` the one before; since when JSON is offered is not known. */
const WAYS: readonly Way<HealthDialect>[] = [
  { name: "json", args: ["health", "--output", "json"] },
  { name: "text", args: ["health"] },
  { name: "legacy", args: ["--health"] },
];

/**
 * Reads Defender's health: as JSON, and where the product is too old for that, as text in the new and in the old
 * syntax. Text that comes all the same when JSON is asked for is read at once. `dialect` is the way that answered the
 * last time; asked first, it keeps a poll at one child process, and so does `wasUnreadable` where the last answer could
 * not be read. The answer names the way it was got by. Throws FailureError, within 5 s.
 */
export async function readHealth(
  mac: Mdatp,
  { dialect, wasUnreadable }: { dialect?: HealthDialect; wasUnreadable?: boolean } = {},
): Promise<Health> {
  const ways = WAYS.toSorted((one, other) => Number(other.name === dialect) - Number(one.name === dialect));
  const { answer, way } = await askMdatp(mac, {
    ways,
    wasUnreadable,
    read: ({ stdout }) => parseHealth(stdout),
  });
  return { ...answer, dialect: way };
}
