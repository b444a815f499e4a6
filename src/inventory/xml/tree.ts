import { MarkupError, xmlReader } from '../../markup/xml.ts';

type Json = string | Json[] | { [member: string]: Json };
type Node = { readonly name: string; text: string; readonly members: Map<string, Json[]> };

const MOST_NODES = 3_000_000;

/**
 * XML as a tree of objects: elements are members, repeated ones and those of a plural (`applications` of `application`) lists.
 * Jamf's classic API and consoles export so. Throws where it is broken or nested without end.
 */
export function xmlTree(text: string): Json {
  const root: Node = { name: '', text: '', members: new Map() };
  const open: Node[] = [root];
  let nodes = 0;
  const reader = xmlReader({
    open(name, attribute) {
      nodes += 1;
      if (nodes > MOST_NODES || open.length > 200) throw new MarkupError('the XML is too large');
      const node: Node = { name, text: '', members: new Map() };
      for (const known of ['id', 'name', 'identifier', 'bundleId', 'package', 'serial']) {
        const value = attribute(known);
        if (value !== null) node.members.set(known, [value]);
      }
      open.push(node);
    },
    close(name) {
      const node = open.pop();
      const parent = open.at(-1);
      if (node === undefined || parent === undefined || node.name !== name)
        throw new MarkupError('the XML is broken');
      const list = parent.members.get(name) ?? [];
      list.push(valueOf(node));
      parent.members.set(name, list);
    },
    text(part) {
      const node = open.at(-1);
      if (node !== undefined) node.text += part;
    },
  });
  reader.push(text);
  reader.end();
  if (open.length !== 1) throw new MarkupError('the XML is cut off');
  return valueOf(root);
}

function valueOf(node: Node): Json {
  if (node.members.size === 0) return node.text.trim();
  const members = [...node.members].map(([name, values]): [string, Json] => {
    const [only] = values;
    const isList = values.length > 1 || only === undefined || isPlural(node.name, name);
    return [name, isList ? values : only];
  });
  return Object.fromEntries(members);
}

const isPlural = (outer: string, inner: string): boolean =>
  outer.length > inner.length &&
  outer.toLowerCase().startsWith(inner.toLowerCase().slice(0, -1)) &&
  /s$|list$|en$/i.test(outer);
