import type { SystemExtensionKind, SystemExtensionState } from "../../model/system-extensions";

export type { SystemExtensionKind, SystemExtensionState };

/** One row of `systemextensionsctl list`. */
export interface SystemExtensionRow {
  category: string;
  teamId: string;
  bundleId: string;
  version?: string;
  name: string;
  /** The words between the last brackets, as printed. */
  state: string;
}

export interface SystemExtension {
  kind: SystemExtensionKind;
  bundleId: string;
  state: SystemExtensionState;
  /** The words that `state` was judged from, as printed; absent when there is no row. */
  words?: string;
  version?: string;
  /** True while a second row of the same id is on its way out or in. */
  upgrading: boolean;
}

export interface SystemExtensions {
  endpoint_security: SystemExtension;
  network: SystemExtension;
  /** Every row of the list, other products' too. */
  rows: readonly SystemExtensionRow[];
}
