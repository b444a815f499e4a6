/** Kinds of types in Swift's mangled names: class, struct, enum, protocol. */
const KINDS = new Set(['C', 'V', 'O', 'P']);

/** The name that Objective-C has for a Swift class (`_TtC5Hello5World`), as people write it (`Hello.World`); others as they are. */
export const swiftClassName = (name: string): string => {
  const kinds = /^_Tt[CVO]+/.exec(name)?.[0];
  if (kinds === undefined) return name;
  const parts = identifiers(name, kinds.length, 16);
  return parts.length < 2 ? name : parts.join('.');
};

/**
 * What a symbol of Swift (`_$s` and what follows) is about: its module, with the type where it names one; classes of Objective-C (`So`) without
 * a module. Null: Swift's own, or shortened in a way that needs a demangler.
 */
export const swiftSymbolName = (symbol: string): string | null => {
  const start = symbol.startsWith('_$s') || symbol.startsWith('_$S') ? 3 : -1;
  if (start === -1) return null;
  if (symbol.startsWith('So', start)) return identifiers(symbol, start + 2, 1)[0] ?? null;
  const [module = null, type] = identifiers(symbol, start, 2);
  if (module === null || type === undefined) return module;
  const end = start + `${module.length}${module}${type.length}${type}`.length;
  return KINDS.has(symbol[end] ?? '') ? `${module}.${type}` : module;
};

/** Names with their length before each: `5Hello5World`. */
const identifiers = (text: string, start: number, most: number): readonly string[] => {
  const found: string[] = [];
  let at = start;
  while (found.length < most) {
    const length = /^[1-9]\d{0,3}/.exec(text.slice(at, at + 4))?.[0];
    if (length === undefined) break;
    const from = at + length.length;
    const name = text.slice(from, from + Number(length));
    if (name.length < Number(length)) break;
    found.push(name);
    at = from + Number(length);
  }
  return found;
};
