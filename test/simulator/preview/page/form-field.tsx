import type { ReactNode } from "react";
import type { HostNode, Json } from "../../raycast/protocol";
import { choicesOf } from "./dropdown";
import { date, handler, lastName, text } from "./node";
import { useFire } from "./run-context";
import { useEcho } from "./use-echo";

function dateText(value: Json): string {
  const at = date(value);
  if (at === null) return "";
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 16);
}

interface InputProps {
  node: HostNode;
  value: Json;
  onChange: (value: Json) => void;
  onBlur: () => void;
  onFocus: () => void;
}

function Input({ node, value, onChange, onBlur, onFocus }: InputProps): ReactNode {
  const shared = {
    id: `field-${text(node.props.id)}`,
    autoFocus: node.props.autoFocus === true,
    placeholder: text(node.props.placeholder),
    onBlur,
    onFocus,
  };
  const type = (event: { target: { value: string } }): void => onChange(event.target.value);
  switch (lastName(node)) {
    case "TextArea":
      return <textarea {...shared} rows={4} value={text(value)} onChange={type} />;
    case "PasswordField":
      return <input {...shared} type="password" value={text(value)} onChange={type} />;
    case "Checkbox":
      return (
        <label className="checkbox">
          <input
            {...shared}
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
          />
          {text(node.props.label)}
        </label>
      );
    case "DatePicker":
      return (
        <input
          {...shared}
          type="datetime-local"
          value={dateText(value)}
          onChange={({ target }) => onChange(target.value ? { $date: new Date(target.value).getTime() } : null)}
        />
      );
    case "Dropdown":
      return (
        <select {...shared} value={text(value)} onChange={type}>
          {choicesOf(node).map((choice) => (
            <option key={choice.id} value={choice.value}>
              {choice.title}
            </option>
          ))}
        </select>
      );
    case "TagPicker": {
      const chosen = Array.isArray(value) ? value : [];
      return (
        <span className="tag-picker">
          {choicesOf(node).map((choice) => {
            const on = chosen.includes(choice.value);
            const rest = chosen.filter((entry) => entry !== choice.value);
            return (
              <button
                key={choice.id}
                type="button"
                aria-pressed={on}
                onClick={() => onChange(on ? rest : [...rest, choice.value])}
              >
                {choice.title}
              </button>
            );
          })}
        </span>
      );
    }
    case "FilePicker":
      return (
        <input
          {...shared}
          type="text"
          value={Array.isArray(value) ? value.map(text).join(", ") : ""}
          placeholder="/path/to/file"
          onChange={({ target }) => onChange(target.value ? target.value.split(/,\s*/) : [])}
        />
      );
    default:
      return <input {...shared} type="text" value={text(value)} onChange={type} />;
  }
}

/** One field of a form, with its title and its error or hint. */
export function FormField({ node }: { node: HostNode }): ReactNode {
  const fire = useFire();
  const [value, enter] = useEcho<Json>(node.props.value ?? null);
  const id = text(node.props.id);
  const error = text(node.props.error);
  const info = text(node.props.info);
  const event = (type: string): Json => ({ type, target: { id, value } });
  return (
    <div className={`field ${error ? "wrong" : ""}`}>
      <label className="field-title" htmlFor={`field-${id}`}>
        {text(node.props.title)}
      </label>
      <div className="field-body">
        {lastName(node) === "Description" ? (
          <p>{text(node.props.text)}</p>
        ) : (
          <Input
            node={node}
            value={value}
            onChange={(next) => {
              enter(next);
              fire(handler(node, "onChange"), next);
            }}
            onBlur={() => fire(handler(node, "onBlur"), event("blur"))}
            onFocus={() => fire(handler(node, "onFocus"), event("focus"))}
          />
        )}
        {error ? (
          <span className="field-error" role="alert">
            {error}
          </span>
        ) : (
          info && <span className="field-info">{info}</span>
        )}
      </div>
    </div>
  );
}
