import { BOUNDS } from '../bounds.ts';

/**
 * MANIFEST.MF or a .SF: a main section and one for each entry, in the form of the JAR specification ("Manifest format"). Texts are one character a byte, since lines are
 * folded in the middle of characters.
 */
export type JarText = {
  readonly main: Section;
  /** By the name of the entry. */
  readonly entries: ReadonlyMap<string, Section>;
  /** Two sections of one name, or one that does not begin with a name, which phones refuse; or more than our bounds. */
  readonly isBroken: boolean;
};
export type Section = {
  readonly attributes: ReadonlyMap<string, string>;
  /** Its bytes, the empty line after it included: what is digested. */
  readonly from: number;
  readonly to: number;
};

export const readJarText = (bytes: Buffer): JarText => {
  if (hasTooManyLines(bytes)) return { main: EMPTY, entries: new Map(), isBroken: true };
  const sections = sectionsOf(bytes.toString('latin1'));
  const main = sections.next().value ?? EMPTY;
  const entries = new Map<string, Section>();
  let isBroken = false;
  for (const section of sections) {
    const [first] = section.attributes;
    const name = first?.[0] === 'name' ? first[1] : null;
    const isTooMuch =
      entries.size === BOUNDS.jarSections || section.attributes.size > BOUNDS.jarAttributes;
    if (name === null || entries.has(name) || isTooMuch) isBroken = true;
    else entries.set(name, section);
    if (isTooMuch) break;
  }
  return { main, entries, isBroken };
};

const EMPTY: Section = { attributes: new Map(), from: 0, to: 0 };

/** The main section alone, whatever follows. */
export const readMain = (bytes: Buffer): Section =>
  hasTooManyLines(bytes) ? EMPTY : (sectionsOf(bytes.toString('latin1')).next().value ?? EMPTY);

const hasTooManyLines = (bytes: Buffer): boolean => {
  let lines = 0;
  // By index: `for of` takes ten times as long over 32 MiB.
  for (let at = 0; at < bytes.length && lines <= BOUNDS.jarLines; at++)
    if (bytes[at] === LF || bytes[at] === CR) lines += 1;
  return lines > BOUNDS.jarLines;
};
const [LF, CR] = [0x0a, 0x0d];

function* sectionsOf(text: string): Generator<Section, undefined> {
  let attributes = new Map<string, string>();
  let from = 0;
  let name: string | null = null;
  let isEmpty = true;
  for (const line of linesOf(text)) {
    if (line.to === line.from) {
      if (!isEmpty) yield { attributes, from, to: line.next };
      attributes = new Map();
      from = line.next;
      name = null;
      isEmpty = true;
      continue;
    }
    isEmpty = false;
    if (text[line.from] === ' ') {
      if (name !== null)
        attributes.set(name, `${attributes.get(name)}${text.slice(line.from + 1, line.to)}`);
      continue;
    }
    const colon = text.indexOf(': ', line.from);
    const hasColon = colon !== -1 && colon < line.to;
    const isRoom = attributes.size <= BOUNDS.jarAttributes;
    name = hasColon && isRoom ? text.slice(line.from, colon).toLowerCase() : null;
    if (name !== null) attributes.set(name, text.slice(colon + 2, line.to));
  }
  if (!isEmpty) yield { attributes, from, to: text.length };
}

/** Lines end with CR LF, LF, CR or the end of the text. */
function* linesOf(text: string) {
  const end = /\r\n|\n|\r/gu;
  let from = 0;
  for (let found = end.exec(text); found !== null; found = end.exec(text)) {
    yield { from, to: found.index, next: end.lastIndex };
    from = end.lastIndex;
  }
  if (from < text.length) yield { from, to: text.length, next: text.length };
}
