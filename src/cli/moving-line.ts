import { styleOf } from './text/style.ts';
import { fit } from './text/width.ts';
import type { Output } from './world.ts';

// Erase the line and go to its start (ECMA-48).
const CLEAR = '\r\u001b[2K';

/** A line that says how far something is, where a person is watching; `tell('')` takes it away. */
export function movingLine(output: Output, wanted: boolean): (text: string) => void {
  if (!wanted || !output.terminal.interactive) return () => {};
  const { show, columns, symbols } = styleOf(output.terminal);
  return (text) => output.write(CLEAR + fit(show(text), columns - 1, symbols.ellipsis));
}
