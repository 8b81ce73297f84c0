import { component, leaf, withMembers } from "./component";
import { dropdown } from "./dropdown";
import { enumOf } from "./enums";

export const Form = withMembers(component("Form"), {
  TextField: leaf("Form.TextField"),
  PasswordField: leaf("Form.PasswordField"),
  TextArea: leaf("Form.TextArea"),
  Checkbox: leaf("Form.Checkbox"),
  Dropdown: dropdown("Form"),
  TagPicker: withMembers(component("Form.TagPicker"), { Item: leaf("Form.TagPicker.Item") }),
  FilePicker: leaf("Form.FilePicker"),
  DatePicker: withMembers(component("Form.DatePicker"), {
    Type: enumOf("DatePickerType"),
    /** True where a date carries no time of day, as a picker of whole days gives it. */
    isFullDay: (date: Date | null | undefined) =>
      !!date && date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() === 0,
  }),
  Separator: leaf("Form.Separator"),
  Description: leaf("Form.Description"),
  LinkAccessory: leaf("Form.LinkAccessory"),
});
