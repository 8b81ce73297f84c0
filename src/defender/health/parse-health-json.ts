import { bannersOf } from "../clean-output";
import { fieldName, snakeCase } from "./field-names";
import { collectFields } from "./health-fields";
import { jsonInOutput } from "../json-in-output";
import { repeatedKeys } from "../repeated-keys";
import type { Health, HealthValue } from "../../model/health";

/**
 * Health from the JSON form, which wraps some values as `{ value, isManaged, displayValue }` and writes enumerations
 * as `{ "$type": "upToDate" }`; which ones may differ by version. `output` is clean. undefined where the output holds
 * no whole JSON object with at least one known field.
 */
export function parseHealthJson(output: string): Health | undefined {
  const found = jsonInOutput(output, "{");
  if (!found || !isRecord(found.value)) return undefined;
  const collector = collectFields();
  const repeated = repeatedKeys(found.text);
  for (const [key, wrapped] of Object.entries(found.value)) {
    const name = fieldName(key);
    if (name === undefined) continue;
    collector.add(name, unwrapped(wrapped), isRecord(wrapped) && wrapped.isManaged === true);
    // What else was said is lost, and that it was said is enough to prove nothing.
    if (repeated.has(key)) collector.add(name, "…", false);
  }
  if (!collector.recognized()) return undefined;
  return { fields: collector.fields(), banners: bannersOf(found.around), dialect: "json" };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unwrapped(value: unknown): HealthValue {
  const inner = isRecord(value) && Object.hasOwn(value, "value") ? value.value : value;
  if (Array.isArray(inner)) return inner.map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
  if (isRecord(inner)) return typeof inner.$type === "string" ? snakeCase(inner.$type) : JSON.stringify(inner);
  return inner as string | number | boolean | null;
}
