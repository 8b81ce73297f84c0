import { HEALTH_FIELDS } from "../../../src/defender/health/fields";
import { fieldsOf, leavingHealth, NEVER_TOLD } from "../../../src/privacy/health-fields";
import { GROUPS } from "../../../src/privacy/identifiers";
import type { Health, HealthValue } from "../../../src/model/health";

const asIs = { foreign: (text: string) => text };
const healthOf = (fields: Record<string, HealthValue>): Health => ({
  fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, managed: false }])),
  banners: [],
  dialect: "json",
});
const leaving = (fields: Record<string, HealthValue>, redact = asIs) => leavingHealth(healthOf(fields), redact);

it("keeps every field whose name says that it is an id, in a group or altogether", () => {
  const kept = [...GROUPS.flatMap(fieldsOf), ...NEVER_TOLD];
  const named = Object.keys(HEALTH_FIELDS).filter((name) => /(?:^|_)(?:id|ids|guid|tags)$/.test(name));
  expect(kept).toEqual(expect.arrayContaining([...named, "proxy"]));
  expect(kept).toHaveLength(named.length + 1);
});

it("lets the names of unknown fields go, and no value of theirs, of whatever kind", () => {
  const unknown = { tenant_domain: "contoso", new_number: 5, new_switch: true, new_list: ["x"], healthy: true };
  expect(leaving(unknown)).toEqual({
    values: { healthy: true },
    withheld: ["tenant_domain", "new_number", "new_switch", "new_list"],
  });
});

it("keeps a name that looks like an identifier, and one that is no name", () => {
  const foreign = (text: string) => text.replace("contoso", "[name]");
  expect(leaving({ contoso_state: 1, "a b": 1, constructor: 1 }, { foreign })).toEqual({
    values: {},
    withheld: ["constructor"],
  });
});

it("lets a version go as it is, and what only stands in its place through the redactor", () => {
  const foreign = () => "[taken out]";
  expect(leaving({ app_version: "10.1.2.3", engine_version: "of contoso" }, { foreign }).values).toEqual({
    app_version: "10.1.2.3",
    engine_version: "[taken out]",
  });
});

it("counts other software in place of naming it", () => {
  expect(leaving({ conflicting_applications: ["a", "b"] }).values).toEqual({ conflicting_applications: 2 });
});
