import { randomUUID } from "node:crypto";
import { useNavigation } from "../worker/navigation";
import { Action, ActionPanel } from "./action";
import { Cache } from "./cache";
import { Clipboard } from "./clipboard";
import { enumOf } from "./enums";
import { environment, getPreferenceValues } from "./environment";
import * as feedback from "./feedback";
import { Form } from "./form";
import { Keyboard } from "./keyboard";
import { Detail, Grid, List } from "./list";
import { LocalStorage } from "./local-storage";
import { MenuBarExtra } from "./menu-bar-extra";
import * as system from "./system";
import * as unavailable from "./unavailable";

const { Alert, Toast, confirmAlert, showHUD, showToast } = feedback;

const members: Record<string, unknown> = {
  ...system,
  ...unavailable,
  Action,
  ActionPanel,
  Alert,
  Cache,
  Clipboard,
  Color: enumOf("Color"),
  Detail,
  Form,
  Grid,
  Icon: enumOf("Icon"),
  Image: { Mask: enumOf("Image.Mask") },
  Keyboard,
  LaunchType: enumOf("LaunchType"),
  List,
  LocalStorage,
  MenuBarExtra,
  PopToRootType: enumOf("PopToRootType"),
  Toast,
  Tool: {},
  confirmAlert,
  environment,
  getPreferenceValues,
  randomId: () => randomUUID(),
  showHUD,
  showToast,
  useNavigation,
};

/** Answers for every name that has no stand-in; bundlers copy a module's members but keep its prototype. */
const missing: object = new Proxy(Object.prototype, {
  get(target, name, receiver) {
    if (typeof name === "symbol" || name in target || name === "then" || name === "__esModule" || name === "default") {
      return Reflect.get(target, name, receiver) as unknown;
    }
    throw new Error(`@raycast/api: “${name}” has no stand-in in this host`);
  },
});

/** The stand-in for the module `@raycast/api`. */
export const raycastApi: object = Object.assign(Object.create(missing) as object, members);
