import { html } from 'hono/html';
import { inline, type Markup } from './markdown.ts';
import { page } from './layout.ts';
import { shapeOf, type Schema, type Shape } from './shape.ts';

/** What we read of our own document. */
export type Reference = {
  readonly info: { readonly version: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Answer>>;
};
type Answer = { readonly description: string; readonly content?: Content };
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
};
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
type Placed = { readonly method: string; readonly path: string; readonly operation: Operation };

/**
 * The whole API on one page, made of its document: it can be searched, printed and read without a script. `root`: what stands before
 * our own paths.
 */
export function referencePage(root: string, { info, tags, paths, components }: Reference): Markup {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Placed => ({ method, path, operation })),
  );
  const of = (tag: string) => all.filter(({ operation }) => operation.tags.includes(tag));
  const contents = html`<nav class="contents" aria-labelledby="contents">
    <h2 id="contents">Contents</h2>
    ${tags.map(
      ({ name }) =>
        html`<h3><a href="#tag-${name}">${name}</a></h3>
          <ul>
            ${of(name).map(
              ({ operation }) =>
                html`<li><a href="#${operation.operationId}">${inline(operation.summary)}</a></li>`,
            )}
          </ul>`,
    )}
    <h3><a href="#schemas">schemas</a></h3>
  </nav>`;
  const main = [
    html`<h1>Grendel API</h1>
      <p>
        Version ${info.version}. JSON in camelCase, times in RFC 3339 and UTC. Every request needs
        <code>Authorization: Bearer TOKEN</code> where nothing else is said. What is refused is an
        RFC 9457 problem with a <a href="${root}/problems">stable code</a>.
      </p>`,
    contents,
    ...tags.map(
      ({ name, description }) =>
        html`<section aria-labelledby="tag-${name}">
          <h2 id="tag-${name}">${name}</h2>
          <p>${description}</p>
          ${of(name).map((placed) => operationPart(root, placed))}
        </section>`,
    ),
    html`<section aria-labelledby="schemas">
      <h2 id="schemas">Schemas</h2>
      ${Object.entries(components.schemas).map(schemaPart)}
    </section>`,
  ];
  return page(root, 'API', main);
}

function operationPart(root: string, { method, path, operation }: Placed): Markup {
  const { operationId, summary, description, security, parameters = [], requestBody } = operation;
  return html`<article aria-labelledby="${operationId}">
    <h3 id="${operationId}">${inline(summary)}</h3>
    <p><span class="method">${method.toUpperCase()}</span> <code>${path}</code></p>
    ${description === undefined ? '' : html`<p>${inline(description)}</p>`}
    ${security.length === 0 ? html`<p>Needs no token.</p>` : ''}
    ${requestBody === undefined ? '' : html`<p>Body: ${contentPart(requestBody.content)}</p>`}
    ${
      parameters.length === 0
        ? ''
        : table(
            'Parameters',
            ['Name', 'In', 'What it is'],
            parameters.map((one) => [
              html`<code>${one.name}</code>`,
              `${one.in}${one.required ? ', required' : ''}`,
              html`${shapePart(shapeOf(one.schema))}.
              ${inline(one.description ?? one.schema.description ?? '')}`,
            ]),
          )
    }
    ${table(
      'Answers',
      ['Status', 'What it is', 'Body'],
      answersOf(operation).map(([status, { description, content = {} }]) => [
        status,
        inline(description),
        Object.keys(content).length === 0 ? 'none' : contentPart(content),
      ]),
    )}
    <details>
      <summary>Refusals<span class="unseen"> of: ${inline(summary)}</span></summary>
      <ul>
        ${refusalsOf(operation).map(
          ([code, status]) =>
            html`<li>
              ${status} <a href="${root}/problems/${code}"><code>${code}</code></a>
            </li>`,
        )}
      </ul>
    </details>
  </article>`;
}

const PROBLEM = 'application/problem+json';

/** Answers with something else than a problem; a status may have both. */
function answersOf({ responses }: Operation): readonly (readonly [string, Answer])[] {
  return Object.entries(responses).flatMap(([status, { description, content = {} }]) => {
    const own = Object.entries(content).filter(([type]) => type !== PROBLEM);
    const isRefusal = PROBLEM in content && own.length === 0;
    if (isRefusal) return [];
    // What follows the first sentence there is about the problems.
    const words = PROBLEM in content ? `${description.split('. ')[0]}.` : description;
    return [[status, { description: words, content: Object.fromEntries(own) }] as const];
  });
}

function refusalsOf({ responses }: Operation): readonly (readonly [string, string])[] {
  return Object.entries(responses).flatMap(([status, { content = {} }]) => {
    const parts = content[PROBLEM]?.schema?.allOf ?? [];
    const codes = parts.flatMap(({ properties }) => properties?.['code']?.enum ?? []);
    return codes.map((code) => [String(code), status] as const);
  });
}

type Cell = Markup | string | readonly (Markup | string)[];

function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): Markup {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first = '', ...others]) =>
          html`<tr>
            <th scope="row">${first}</th>
            ${others.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function contentPart(content: Content): readonly Markup[] {
  return Object.entries(content).map(
    ([type, { schema }]) => html`<code>${type}</code>: ${shapePart(shapeOf(schema))} `,
  );
}

const shapePart = ({ words, link }: Shape): Markup | string =>
  link === null ? html`<code>${words}</code>` : html`<a href="#schema-${link}">${words}</a>`;

function schemaPart([name, schema]: [string, Schema]): Markup {
  const { properties = {}, required = [], description } = schema;
  const rows = Object.entries(properties).map(([field, of]) => [
    html`<code>${field}</code>`,
    required.includes(field) ? 'always' : 'may be missing',
    html`${shapePart(shapeOf(of))}. ${inline(of.description ?? '')}`,
  ]);
  return html`<article aria-labelledby="schema-${name}">
    <h3 id="schema-${name}">${name}</h3>
    ${description === undefined ? '' : html`<p>${inline(description)}</p>`}
    ${
      rows.length === 0
        ? html`<p>${shapePart(shapeOf(schema))}</p>`
        : table(`Fields of ${name}`, ['Field', 'There', 'What it is'], rows)
    }
  </article>`;
}
