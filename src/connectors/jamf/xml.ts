import { DOMImplementation, DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom';

/** What was given is no XML that is read; the message holds nothing of it. */
export class MarkupError extends Error {
  constructor() {
    super('this is no XML that is read');
    this.name = 'MarkupError';
  }
}

const ELEMENT = 1;
const DEEPEST = 64;
const MOST_ELEMENTS = 500_000;

/** The root of a document. No entities but the five of XML and numbers are known, so nothing can be expanded. */
export function parseXml(text: string): Element {
  try {
    const found = new DOMParser({
      locator: false,
      // xmldom's messages quote the text around the fault.
      onError: (level) => {
        if (level !== 'warning') throw new MarkupError();
      },
    }).parseFromString(text, 'text/xml');
    if (found.documentElement === null) throw new MarkupError();
    return found.documentElement;
  } catch {
    throw new MarkupError();
  }
}

export function* childrenOf(element: Element): Generator<Element> {
  for (let node = element.firstChild; node !== null; node = node.nextSibling)
    if (node.nodeType === ELEMENT) yield node as Element;
}

export type XmlTree = string | { [name: string]: XmlTree | XmlTree[] };

/** Elements as members, repeated ones as lists, those without elements inside as their text. Attributes are left out. */
export function xmlTree(text: string): XmlTree {
  let elements = 0;
  const of = (element: Element, depth: number): XmlTree => {
    elements += 1;
    if (depth > DEEPEST || elements > MOST_ELEMENTS) throw new MarkupError();
    const members: { [name: string]: XmlTree | XmlTree[] } = Object.create(null) as {};
    let empty = true;
    for (const child of childrenOf(element)) {
      empty = false;
      const value = of(child, depth + 1);
      const before = members[child.nodeName];
      if (before === undefined) members[child.nodeName] = value;
      else if (Array.isArray(before)) before.push(value);
      else members[child.nodeName] = [before, value];
    }
    return empty ? (element.textContent ?? '') : members;
  };
  const root = parseXml(text);
  return { [root.nodeName]: of(root, 0) };
}

/** An element to be written: its name, and its text or what is inside. */
export type Xml = readonly [string, string | number | boolean | readonly Xml[]];

// Characters that XML 1.0 has no way to write.
const UNWRITABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/;

/** A whole document; texts are escaped. Throws where a text holds what XML cannot. */
export function writeXml(root: Xml): string {
  const page = new DOMImplementation().createDocument(null, root[0]);
  const fill = (element: Element, inside: Xml[1]): void => {
    if (typeof inside === 'object') {
      for (const [name, value] of inside) {
        const child = page.createElement(name);
        fill(child, value);
        element.appendChild(child);
      }
      return;
    }
    const text = String(inside);
    if (UNWRITABLE.test(text)) throw new TypeError('a character that XML has no way to write');
    // A carriage return would come back as a line feed.
    if (text !== '') element.appendChild(page.createTextNode(text.replaceAll(/\r\n?/g, '\n')));
  };
  const top = page.documentElement;
  if (top === null) throw new Error('a document without a root');
  fill(top, root[1]);
  return `<?xml version="1.0" encoding="UTF-8"?>${new XMLSerializer().serializeToString(page)}`;
}
