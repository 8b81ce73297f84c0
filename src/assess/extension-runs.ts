import type { FindingContext } from "./context";
import { NETWORK_PROVIDER_ISSUE } from "../model/health";
import type { SystemExtensionKind } from "../model/system-extensions";

/** Whether health, read just now, says that Defender's extension does its work, whatever macOS lists. */
export function extensionRuns(kind: SystemExtensionKind, context: FindingContext): boolean {
  return kind === "endpoint_security"
    ? context.engine.kind === "endpoint-security"
    : context.networkFilter.kind === "filter" && !context.hasIssue(NETWORK_PROVIDER_ISSUE);
}
