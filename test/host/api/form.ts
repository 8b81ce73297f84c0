import { component, withMembers } from "./component";
import { dropdown } from "./dropdown";
import { enumOf } from "./enums";

export const Form = withMembers(component("Form"), {
  TextField: component("Form.TextField"),
  PasswordField: component("Form.PasswordField"),
  TextArea: component("Form.TextArea"),
  Checkbox: component("Form.Checkbox"),
  Dropdown: dropdown("Form"),
  TagPicker: withMembers(component("Form.TagPicker"), { Item: component("Form.TagPicker.Item") }),
  FilePicker: component("Form.FilePicker"),
  DatePicker: withMembers(component("Form.DatePicker"), {
    Type: enumOf("DatePickerType"),
    /** True where a date carries no time of day, as a picker of whole days gives it. */
    isFullDay: (date: Date | null | undefined) =>
      !!date && date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() === 0,
  }),
  Separator: component("Form.Separator"),
  Description: component("Form.Description"),
  LinkAccessory: component("Form.LinkAccessory"),
});
