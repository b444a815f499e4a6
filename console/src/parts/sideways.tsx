import { useEffect, useRef, useState, type ReactNode } from 'react';

/**
 * What may be wider than the page scrolls by itself, and the page does not. Only where there is something to scroll it is a stop for
 * the keyboard (WCAG 2.1.1).
 */
export function Sideways({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = (): void => setWide(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  const scrolls = isWide ? { role: 'region', 'aria-label': name, tabIndex: 0 } : {};
  return (
    <div className="scroll" ref={box} {...scrolls}>
      {children}
    </div>
  );
}
