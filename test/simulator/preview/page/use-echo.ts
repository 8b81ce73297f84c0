import { useEffect, useRef, useState } from "react";

/**
 * A field's value that the extension may set, too. What the person enters stands at once; the same value coming back
 * from the extension a moment later is an echo and changes nothing, any other value replaces what stands.
 */
export function useEcho<T>(given: T): [T, (value: T) => void] {
  const [value, setValue] = useState(given);
  const sent = useRef<string[]>([]);
  const text = JSON.stringify(given);
  useEffect(() => {
    const index = sent.current.indexOf(text);
    if (index >= 0) sent.current.splice(0, index + 1);
    else setValue(JSON.parse(text) as T);
  }, [text]);
  const enter = (next: T): void => {
    sent.current = [...sent.current, JSON.stringify(next)].slice(-50);
    setValue(next);
  };
  return [value, enter];
}
