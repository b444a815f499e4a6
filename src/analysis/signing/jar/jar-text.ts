/**
 * MANIFEST.MF or a .SF: a main section and one for each entry, in the form of the JAR specification ("Manifest format"). Texts are one character a byte, since lines are
 * folded in the middle of characters.
 */
export type JarText = {
  readonly main: Section;
  /** By the name of the entry. */
  readonly entries: ReadonlyMap<string, Section>;
  /** Two sections of one name, or one that does not begin with a name: phones refuse that. */
  readonly isBroken: boolean;
};
export type Section = {
  readonly attributes: ReadonlyMap<string, string>;
  /** Its bytes, the empty line after it included: what is digested. */
  readonly from: number;
  readonly to: number;
};

export const readJarText = (bytes: Buffer): JarText => {
  const sections = sectionsOf(bytes.toString('latin1'));
  const main = sections.next().value ?? { attributes: new Map<string, string>(), from: 0, to: 0 };
  const entries = new Map<string, Section>();
  let isBroken = false;
  for (const section of sections) {
    const [first] = section.attributes;
    const name = first?.[0] === 'name' ? first[1] : null;
    if (name === null || entries.has(name)) isBroken = true;
    else entries.set(name, section);
  }
  return { main, entries, isBroken };
};

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
    name = hasColon ? text.slice(line.from, colon).toLowerCase() : null;
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
