import { useEffect, useMemo, useRef, type ReactNode } from "react";
import type { HostNode } from "../../../raycast/protocol";
import { Dropdown } from "../dropdown";
import { Image } from "../image";
import { typeInto, useKeys } from "../keys";
import { listModel } from "../list-model";
import { Markdown } from "../markdown";
import { Metadata } from "../metadata";
import { handler, handlerName, slot, text } from "../node";
import { useFire } from "../run-context";
import { useEcho } from "../use-echo";
import { ViewShell, type ViewProps } from "../view-shell";
import { VirtualList } from "../virtual-list";
import { useSelection } from "./use-selection";

function ItemDetail({ node }: { node: HostNode | undefined }): ReactNode {
  if (!node) return <div className="item-detail" />;
  const metadata = slot(node, "metadata");
  const markdown = text(node.props.markdown);
  return (
    <div className="item-detail" key={node.id}>
      {node.props.isLoading === true && <div className="loading" />}
      {markdown && (
        <div className="item-detail-text">
          <Markdown source={markdown} />
        </div>
      )}
      {metadata && <Metadata node={metadata} />}
    </div>
  );
}

function EmptyView({ node }: { node: HostNode | undefined }): ReactNode {
  return (
    <div className="empty">
      <Image image={node?.props.icon ?? "magnifying-glass-16"} size={node?.props.icon ? 56 : 40} />
      <h2>{text(node?.props.title) || "No Results"}</h2>
      <p>{text(node?.props.description)}</p>
    </div>
  );
}

/** Who is to be asked for more items, where the list has more than it shows. */
function more(node: HostNode): { handler: string; pageSize: number } | null {
  const { pagination } = node.props;
  if (!pagination || typeof pagination !== "object" || Array.isArray(pagination) || !pagination.hasMore) return null;
  const name = handlerName(pagination.onLoadMore);
  return name === null ? null : { handler: name, pageSize: Number(pagination.pageSize) || 1 };
}

/** A Raycast list: search, sections, rows by keyboard, the selected item's detail. */
export function ListView(props: ViewProps): ReactNode {
  const { node, active } = props;
  const fire = useFire();
  const controlled = typeof node.props.searchText === "string" ? node.props.searchText : undefined;
  const [query, setQuery] = useEcho(controlled ?? "");
  const input = useRef<HTMLInputElement>(null);
  const chooseRef = useRef(() => {});

  const searches = handler(node, "onSearchTextChange");
  const filters = node.props.filtering === undefined ? searches === null : node.props.filtering !== false;
  const model = useMemo(() => listModel(node, filters ? query : ""), [node, filters, query]);

  const onSelectionChange = handler(node, "onSelectionChange");
  const { selected, select, reset } = useSelection(
    model.items,
    text(node.props.selectedItemId),
    onSelectionChange === null ? undefined : (id) => fire(onSelectionChange, id),
  );
  const item = model.items[selected];

  const search = (value: string): void => {
    setQuery(value);
    reset();
    askedMoreAt.current = -1;
    if (searches) fire(searches, value);
  };

  useEffect(() => {
    if (active) input.current?.focus();
  }, [active]);

  useKeys((event) => {
    typeInto(input.current, event);
    if (event.altKey || event.metaKey || event.ctrlKey) return false;
    if (event.key === "ArrowDown") select(selected + 1);
    else if (event.key === "ArrowUp") select(selected - 1);
    else if (event.key === "PageDown") select(selected + 8);
    else if (event.key === "PageUp") select(selected - 8);
    else return false;
    return true;
  }, active);

  const askedMoreAt = useRef(-1);
  const loadMore = (): void => {
    const next = more(node);
    // Once for each length of the list, however often its end is seen.
    if (!next || node.props.isLoading === true || askedMoreAt.current === model.items.length) return;
    askedMoreAt.current = model.items.length;
    fire(next.handler, Math.floor(model.items.length / next.pageSize));
  };

  const accessory = slot(node, "searchBarAccessory");
  const isLoading = node.props.isLoading === true;
  const empty = slot(node, "emptyView");
  const panel = item ? (slot(item, "actions") ?? slot(node, "actions")) : slot(empty ?? node, "actions");
  const detailed = node.props.isShowingDetail === true && model.items.length > 0;

  return (
    <ViewShell
      {...props}
      panel={panel ?? slot(node, "actions")}
      isLoading={isLoading}
      chooseRef={chooseRef}
      onEscape={() => {
        if (query === "") return false;
        search("");
        return true;
      }}
      head={
        <>
          <input
            ref={input}
            className="search"
            aria-label="Search"
            value={query}
            placeholder={text(node.props.searchBarPlaceholder) || "Search…"}
            onChange={(event) => search(event.target.value)}
            spellCheck={false}
          />
          {accessory && <Dropdown node={accessory} />}
        </>
      }
    >
      {model.items.length === 0 ? (
        isLoading && !empty ? null : (
          <EmptyView node={empty} />
        )
      ) : (
        <div className={detailed ? "split" : "whole"}>
          <VirtualList
            model={model}
            selected={selected}
            onSelect={select}
            onChoose={() => chooseRef.current()}
            onNearEnd={loadMore}
            narrow={detailed}
          />
          {detailed && <ItemDetail node={slot(item, "detail")} />}
        </div>
      )}
    </ViewShell>
  );
}
