import Ajv, { type JSONSchemaType } from "ajv";
import type { Json } from "../raycast/protocol";

/** Everything a page may ask for. What is not among it is refused. */
export type PageRequest =
  /** Fires a handler of the frame that a run showed last. */
  | { do: "fire"; run: number; handler: string; args: Json[] }
  | { do: "answerAlert"; run: number; id: number; confirmed: boolean }
  | { do: "toastAction"; run: number; id: number; which: "primary" | "secondary" }
  | { do: "hideToast" }
  /** Launches a command of the manifest, as return does in root search. */
  | { do: "launch"; command: string }
  /** One view back, or back to root search. */
  | { do: "pop" }
  | { do: "showWindow"; visible: boolean }
  | { do: "openMenu"; open: boolean }
  /** Follows a link that stands on screen. */
  | { do: "followLink"; run: number; url: string }
  /** Turns one of the simulator's switches. */
  | { do: "act"; action: string }
  | { do: "choosePreset"; preset: string }
  | { do: "setRate"; rate: number }
  | { do: "closeOpened" }
  /** Ends every command and starts again from what was kept, as a restart of Raycast does. */
  | { do: "restartRaycast" };

const name = { type: "string", minLength: 1, maxLength: 200 } as const;
const integer = { type: "integer", minimum: 0 } as const;
const flag = { type: "boolean" } as const;

type Properties = Readonly<Record<string, object>>;

function shape(what: PageRequest["do"], properties: Properties = {}): object {
  return {
    type: "object",
    properties: { do: { const: what }, ...properties },
    required: ["do", ...Object.keys(properties)],
    additionalProperties: false,
  };
}

const schema = {
  oneOf: [
    shape("fire", { run: integer, handler: name, args: { type: "array", maxItems: 4 } }),
    shape("answerAlert", { run: integer, id: integer, confirmed: flag }),
    shape("toastAction", { run: integer, id: integer, which: { enum: ["primary", "secondary"] } }),
    shape("hideToast"),
    shape("launch", { command: name }),
    shape("pop"),
    shape("showWindow", { visible: flag }),
    shape("openMenu", { open: flag }),
    shape("followLink", { run: integer, url: { type: "string", minLength: 1, maxLength: 4000 } }),
    shape("act", { action: name }),
    shape("choosePreset", { preset: name }),
    shape("setRate", { rate: { enum: [1, 10, 60] } }),
    shape("closeOpened"),
    shape("restartRaycast"),
  ],
} as unknown as JSONSchemaType<PageRequest>;

const validate = new Ajv({ strict: false }).compile<PageRequest>(schema);

/** The request in `body`; undefined where it is none. What it names (a handler, a command) is not looked up here. */
export function parseRequest(body: unknown): PageRequest | undefined {
  return validate(body) ? body : undefined;
}
