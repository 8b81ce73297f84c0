import { useContext, type ReactNode } from "react";
import type { Json } from "../../raycast/protocol";
import { cssColor } from "./colors";
import { Image } from "./image";
import { date, text } from "./node";
import { Tag } from "./tag";
import { useTheme, type Theme } from "./theme";
import { relativeDate } from "./relative-date";
import { ClockContext, simulatedNow } from "./use-clock";

function words(value: Json | undefined, now: number): string {
  const at = date(value);
  return at === null ? text(value) : relativeDate(at, now);
}

function colorOf(value: Json | undefined, theme: Theme): string | undefined {
  return value && typeof value === "object" && !Array.isArray(value) ? cssColor(value.color, theme) : undefined;
}

function tooltipOf(accessory: { [key: string]: Json }): string | undefined {
  const at = date(accessory.date) ?? date(accessory.tag);
  return text(accessory.tooltip) || (at === null ? undefined : new Date(at).toLocaleString("en-US"));
}

/** What stands at the right end of a row. */
export function Accessories({ value }: { value: Json | undefined }): ReactNode {
  const theme = useTheme();
  const now = simulatedNow(useContext(ClockContext));
  if (!Array.isArray(value)) return null;
  return (
    <span className="accessories">
      {value.map((accessory, index) => {
        if (!accessory || typeof accessory !== "object" || Array.isArray(accessory)) return null;
        const { tag, icon } = accessory;
        const label = words(accessory.text ?? accessory.date, now);
        return (
          <span key={index} className="accessory" title={tooltipOf(accessory)}>
            {tag !== undefined && tag !== null ? (
              <Tag text={words(tag, now)} color={colorOf(tag, theme)} icon={icon} />
            ) : (
              <>
                <Image image={icon} size={14} />
                {label && <span style={{ color: colorOf(accessory.text ?? accessory.date, theme) }}>{label}</span>}
              </>
            )}
          </span>
        );
      })}
    </span>
  );
}
