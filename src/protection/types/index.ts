export type * from "./assessment";
export type * from "./channel";
export type * from "./failure";
export type * from "./health";
export type * from "./macos";
export type * from "./snapshot";
export type * from "./system-extensions";
export type * from "./threat";
