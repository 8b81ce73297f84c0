import { createContext, useContext } from "react";
import type { Json } from "../../raycast/protocol";
import { send } from "./store";

/** The run whose frame is being drawn; null in root search. */
export const RunContext = createContext<number | null>(null);

/** Fires one of the drawn frame's handlers; a null handler fires nothing. */
export function useFire(): (handler: string | null, ...args: Json[]) => void {
  const run = useContext(RunContext);
  return (handler, ...args) => {
    if (run !== null && handler !== null) void send({ do: "fire", run, handler, args });
  };
}

/** Follows a link that the drawn frame holds. */
export function useFollow(): (url: string) => void {
  const run = useContext(RunContext);
  return (url) => {
    if (run !== null) void send({ do: "followLink", run, url });
  };
}
