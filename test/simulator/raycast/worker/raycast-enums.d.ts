/** Written by build.ts from the type file of @raycast/api: enumeration name → member → value. */
declare module "raycast-enums" {
  const values: Record<string, Record<string, string>>;
  export default values;
}
