import fs from "node:fs";
import { historyPlaces } from "../../../src/timeline/places";
import { readHistory } from "../../../src/timeline/read-history";
import { readValidations, recordValidation } from "../../../src/timeline/validations";
import { START, useFolder } from "./sample";
import type { ValidationEntry } from "../../../src/model/history";

const folder = useFolder();
const entry: ValidationEntry = {
  scenario: "eicar",
  result: "passed",
  at: START,
  engine: "endpoint_security_extension",
  channel: "Beta",
  productVersion: "101.25062.0005",
  evidence: "Defender listed the file as quarantined.",
};

describe("validation results", () => {
  it("come back as they were kept, oldest first", () => {
    const second: ValidationEntry = { scenario: "edr-diy", result: "inconclusive", at: START + 1, engine: null };
    expect(recordValidation(folder(), entry)).toBeUndefined();
    expect(recordValidation(folder(), second)).toBeUndefined();
    expect(readValidations(folder())).toEqual({ validations: [entry, second], damaged: 0 });
    expect(readHistory(folder()).validations).toEqual([entry, second]);
  });

  it("are none where none was kept", () => {
    expect(readValidations(folder())).toEqual({ validations: [], damaged: 0 });
  });

  it("survive a torn one", () => {
    recordValidation(folder(), entry);
    fs.appendFileSync(historyPlaces(folder()).validations, '\n00000000 {"scenario":"ei');
    recordValidation(folder(), { ...entry, at: START + 1 });
    expect(readValidations(folder())).toMatchObject({ validations: [{ at: START }, { at: START + 1 }], damaged: 1 });
  });

  it("say in words why they could not be kept or read", () => {
    fs.mkdirSync(historyPlaces(folder()).validations);
    expect(recordValidation(folder(), entry)).toMatchObject({ code: "Failed" });
    expect(readValidations(folder())).toMatchObject({ validations: [], failure: { code: "Failed" } });
  });
});
