/** What we read of a JSON schema in our own document. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
};

/** A schema in words; `link` is the component that it speaks of, where it is one. */
export type Shape = { readonly words: string; readonly link: string | null };

export function shapeOf(schema: Schema | undefined): Shape {
  if (schema === undefined) return { words: 'anything', link: null };
  const { $ref, items, anyOf, oneOf, allOf } = schema;
  if ($ref !== undefined) return named($ref);
  if (items !== undefined) {
    const { words, link } = shapeOf(items);
    return { words: `list of ${words}`, link };
  }
  const parts = (anyOf ?? oneOf ?? allOf ?? []).map(shapeOf);
  if (parts.length > 0) {
    const joined = parts.map(({ words }) => words).join(allOf === undefined ? ' or ' : ' with ');
    return { words: joined, link: parts.find(({ link }) => link !== null)?.link ?? null };
  }
  return { words: plain(schema), link: null };
}

function named($ref: string): Shape {
  const name = $ref.split('/').at(-1) ?? '';
  return { words: name, link: name };
}

function plain({ type, format, enum: words, const: only, properties, ...bounds }: Schema): string {
  if (only !== undefined) return String(only);
  if (words !== undefined) return words.map(String).join(' | ');
  if (properties !== undefined) {
    const fields = Object.entries(properties).map(([name, of]) => `${name}: ${shapeOf(of).words}`);
    return `{ ${fields.join('; ')} }`;
  }
  const kind = [type ?? 'anything'].flat().join(' or ');
  return [kind, format, rangeOf(bounds)].filter(Boolean).join(', ');
}

function rangeOf({ minimum, maximum, minLength, maxLength }: Schema): string {
  const [from, to] = [minimum ?? minLength, maximum ?? maxLength];
  const unit = (minLength ?? maxLength) ? ' characters' : '';
  if (from === undefined && to === undefined) return '';
  if (to === undefined || to === Number.MAX_SAFE_INTEGER) return `at least ${from}${unit}`;
  return from === undefined ? `at most ${to}${unit}` : `${from} to ${to}${unit}`;
}
