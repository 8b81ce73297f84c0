import type { ReactNode } from "react";
import type { HostNode } from "../../raycast/protocol";
import { cssColor } from "./colors";
import { Image } from "./image";
import { lastName, text } from "./node";
import { useFollow } from "./run-context";
import { useTheme } from "./theme";
import { Tag } from "./tag";
import { ExternalLink } from "lucide-react";

function Row({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <div className="metadata-row">
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function MetadataItem({ node }: { node: HostNode }): ReactNode {
  const theme = useTheme();
  const follow = useFollow();
  const { title, text: words, icon, target } = node.props;
  switch (lastName(node)) {
    case "Separator":
      return <hr />;
    case "Link":
      return (
        <Row title={text(title)}>
          <button className="link" onClick={() => follow(text(target))}>
            {text(words)} <ExternalLink size={12} />
          </button>
        </Row>
      );
    case "TagList":
      return (
        <Row title={text(title)}>
          <span className="tags">
            {node.children.map((tag) => (
              <Tag
                key={tag.id}
                text={text(tag.props.text)}
                color={cssColor(tag.props.color, theme)}
                icon={tag.props.icon}
              />
            ))}
          </span>
        </Row>
      );
    default: {
      const color = words && typeof words === "object" && !Array.isArray(words) ? words.color : undefined;
      return (
        <Row title={text(title)}>
          <Image image={icon} size={14} />
          <span style={{ color: cssColor(color, theme) }}>{text(words)}</span>
        </Row>
      );
    }
  }
}

/** The metadata of a detail. */
export function Metadata({ node }: { node: HostNode }): ReactNode {
  return (
    <dl className="metadata">
      {node.children.map((child) => (
        <MetadataItem key={child.id} node={child} />
      ))}
    </dl>
  );
}
