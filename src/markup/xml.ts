/** The markup is broken; the message holds nothing of it. */
export class MarkupError extends Error {}

/** What a piece of XML brings, in order. Prefixes of namespaces are left off. */
export type XmlEvents = {
  readonly open: (name: string, attribute: (name: string) => string | null, empty: boolean) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

const LONGEST = 4 * 1024 * 1024;

/**
 * Reads XML in pieces, without holding it: tags, attributes, text. No entities but the five of XML and numbers, so that
 * nothing can be expanded; comments and declarations are skipped. Throws where a tag or text has no end.
 */
export function xmlReader(events: XmlEvents): { push: (text: string) => void; end: () => void } {
  let held = '';
  return {
    push(text) {
      held += text;
      let at = 0;
      for (;;) {
        const start = held.indexOf('<', at);
        if (start === -1) break;
        const [end, behind] = endOfTag(held, start);
        if (end === -1) break;
        if (start > at) events.text(decodeEntities(held.slice(at, start)));
        tag(held.slice(start + 1, end), events);
        at = behind;
      }
      held = held.slice(at);
      if (held.length > LONGEST) throw new MarkupError('a tag or text of the XML has no end');
    },
    end() {
      if (held.includes('<')) throw new MarkupError('the XML is cut off');
    },
  };
}

/** Where the tag ends, and where to go on. */
function endOfTag(text: string, start: number): [number, number] {
  for (const [opening, closing] of SPANS) {
    if (!text.startsWith(opening, start)) continue;
    const end = text.indexOf(closing, start + opening.length);
    return end === -1 ? [-1, -1] : [end + closing.length - 1, end + closing.length];
  }
  let quote = '';
  for (let i = start + 1; i < text.length; i += 1) {
    const c = text[i] ?? '';
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return [i, i + 1];
  }
  return [-1, -1];
}
const SPANS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function tag(inner: string, events: XmlEvents): void {
  if (inner.startsWith('![CDATA[')) return events.text(inner.slice(8, -2));
  if (inner.startsWith('!') || inner.startsWith('?')) return;
  if (inner.startsWith('/')) return events.close(localName(inner.slice(1).trim()));
  const empty = inner.endsWith('/');
  const body = empty ? inner.slice(0, -1) : inner;
  const name = localName(/^[^\s]+/.exec(body)?.[0] ?? '');
  events.open(name, (wanted) => attribute(body, wanted), empty);
  if (empty) events.close(name);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function attribute(body: string, wanted: string): string | null {
  for (const found of body.matchAll(/\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (found[1] === wanted || (wanted === 'id' && found[1]?.endsWith(':id') === true))
      return decodeEntities(found[2] ?? found[3] ?? '');
  }
  return null;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
        (all, hex: string | undefined, number: string | undefined, name: string | undefined) => {
          if (name !== undefined) return NAMED[name] ?? all;
          const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : all;
        },
      )
    : text;
