import type { ReactNode } from "react";
import { Markdown } from "../markdown";
import { Metadata } from "../metadata";
import { slot, text } from "../node";
import { ViewShell, type ViewProps } from "../view-shell";

/** A Raycast detail: markdown, and metadata beside it. */
export function DetailView(props: ViewProps): ReactNode {
  const metadata = slot(props.node, "metadata");
  return (
    <ViewShell
      {...props}
      panel={slot(props.node, "actions")}
      isLoading={props.node.props.isLoading === true}
      head={<span className="head-title">{text(props.node.props.navigationTitle) || props.title}</span>}
    >
      <div className="detail">
        <div className="detail-text" tabIndex={0}>
          <Markdown source={text(props.node.props.markdown)} />
        </div>
        {metadata && <Metadata node={metadata} />}
      </div>
    </ViewShell>
  );
}
