import { useEffect, useRef, type ReactNode } from "react";
import { FormField } from "../form-field";
import { slot, lastName, text } from "../node";
import { ViewShell, type ViewProps } from "../view-shell";

/** A Raycast form: every field, its errors, and ⌘ return. The host holds the values. */
export function FormView(props: ViewProps): ReactNode {
  const { node, active } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!active || form.current?.contains(document.activeElement)) return;
    form.current?.querySelector<HTMLElement>("input, textarea, select")?.focus();
  }, [active]);
  return (
    <ViewShell
      {...props}
      panel={slot(node, "actions")}
      isLoading={node.props.isLoading === true}
      isForm
      head={<span className="head-title">{text(node.props.navigationTitle) || props.title}</span>}
    >
      <form ref={form} className="form" onSubmit={(event) => event.preventDefault()}>
        {node.children.map((field) =>
          lastName(field) === "Separator" ? <hr key={field.id} /> : <FormField key={field.id} node={field} />,
        )}
      </form>
    </ViewShell>
  );
}
