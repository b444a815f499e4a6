/** A value of a text, or that it is not there. */
type Scalar = string | number | boolean | null;
export type Difference = {
  /** Where: `groups`, `everyone`, `phases`, `remove`, `from`. Members of lists are named by what they are, not by their place. */
  readonly path: readonly string[];
  /** Undefined: it was not there. */
  readonly was: Scalar | undefined;
  readonly becomes: Scalar | undefined;
};

/** In what two texts differ, in the order of the second. What a list holds twice counts once. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const [old, young] = [flat(before), flat(after)];
  const keys = new Set([...young.keys(), ...old.keys()]);
  return [...keys].flatMap((key): readonly Difference[] => {
    const [was, becomes] = [old.get(key), young.get(key)];
    return was === becomes ? [] : [{ path: JSON.parse(key) as string[], was, becomes }];
  });
}

/** Every value by its path. */
function flat(value: unknown): ReadonlyMap<string, Scalar> {
  const found = new Map<string, Scalar>();
  const walk = (one: unknown, path: readonly string[]): void => {
    if (Array.isArray(one))
      for (const [at, member] of one.entries()) {
        if (isScalar(member)) found.set(JSON.stringify([...path, String(member)]), true);
        else walk(member, [...path, nameOf(member, at)]);
      }
    else if (isScalar(one)) found.set(JSON.stringify(path), one);
    else for (const [name, member] of Object.entries(one as object)) walk(member, [...path, name]);
  };
  walk(value, []);
  return found;
}
const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

const NAMES = ['id', 'measure', 'instrument', 'day', 'says'];
function nameOf(member: unknown, at: number): string {
  const known = member as Readonly<Record<string, unknown>>;
  const name = NAMES.map((key) => known[key]).find((one) => typeof one === 'string');
  return typeof name === 'string' ? name : String(at);
}
