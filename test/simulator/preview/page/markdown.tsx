import MarkdownIt from "markdown-it";
import { useMemo, type MouseEvent, type ReactNode } from "react";
import { imageAddress } from "./image";
import { useFollow } from "./run-context";

const markdownIt = new MarkdownIt({ html: false, linkify: true, typographer: false });

const linkAllowed = markdownIt.validateLink.bind(markdownIt);
markdownIt.validateLink = (url) => linkAllowed(url) || imageAddress(url) !== null;

markdownIt.renderer.rules.image = (tokens, index) => {
  const token = tokens[index];
  const source = String(token?.attrGet("src") ?? "").replace(/\?raycast-.*$/, "");
  const address = imageAddress(source);
  const escape = markdownIt.utils.escapeHtml;
  const words = escape(token?.content ?? "");
  return address === null ? words : `<img src="${escape(address)}" alt="${words}">`;
};

/** Markdown as Raycast draws it. Raw HTML stays text, and only the extension's own pictures are loaded. */
export function Markdown({ source }: { source: string }): ReactNode {
  const html = useMemo(() => markdownIt.render(source), [source]);
  const follow = useFollow();
  const click = (event: MouseEvent): void => {
    const link = (event.target as Element).closest("a");
    if (!link) return;
    event.preventDefault();
    follow(link.getAttribute("href") ?? "");
  };
  return <div className="markdown" onClick={click} dangerouslySetInnerHTML={{ __html: html }} />;
}
