import { touch, type Instance } from "./instance";

/** What a field holds before anybody entered anything. */
const EMPTY: Readonly<Record<string, unknown>> = {
  "Form.TextField": "",
  "Form.PasswordField": "",
  "Form.TextArea": "",
  "Form.Checkbox": false,
  "Form.Dropdown": "",
  "Form.TagPicker": [],
  "Form.FilePicker": [],
  "Form.DatePicker": null,
};

/** Whether an instance is a form field with a value. */
export function isField(instance: Instance): boolean {
  return instance.type in EMPTY;
}

/** What a field holds: what the extension sets, else what was entered, else its default, else a dropdown's first item. */
export function fieldValue(field: Instance): unknown {
  const { value, defaultValue } = field.props;
  if (value !== undefined) return value;
  if (field.entered) return field.entered.value;
  if (defaultValue !== undefined) return defaultValue;
  if (field.type === "Form.Dropdown") return firstDropdownValue(field) ?? "";
  return EMPTY[field.type];
}

function firstDropdownValue(instance: Instance): unknown {
  if (instance.type === "Form.Dropdown.Item") return instance.props.value;
  for (const child of instance.children) {
    const value = firstDropdownValue(child);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Keeps what a person entered; it counts where the extension does not control the field. */
export function enter(field: Instance, value: unknown): void {
  field.entered = { value };
  touch(field);
}

/** Every field's value below a form, by the field's id. */
export function formValues(form: Instance): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const visit = (instance: Instance) => {
    if (isField(instance)) values[String(instance.props.id)] = fieldValue(instance);
    instance.children.forEach(visit);
  };
  visit(form);
  return values;
}
