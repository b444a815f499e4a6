import type { Language } from '../core/notices/rules.ts';
import type { Block } from './body.ts';
import { ISOLATE } from './plain.ts';

/**
 * Markup without script, picture or style sheet: nothing is fetched when the message is opened, and it reads the same without style.
 *
 * GUARD: everything is escaped here; names came through `plain`, so the only isolates in a text are our own pairs.
 */
export function bodyHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('\n');
}

export function mailHtml(language: Language, title: string, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shown(title)}</title>
</head>
<body style="margin: 1em auto; max-width: 40em; padding: 0 1em; font-family: sans-serif; font-size: 1em; line-height: 1.5">
<main>
<h1 style="font-size: 1.4em">${shown(title)}</h1>
${bodyHtml(blocks)}
</main>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${shown(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${shown(block.text)}</p>`;
    case 'steps':
      return `<ol>${block.items.map((item) => `<li>${shown(item)}</li>`).join('')}</ol>`;
    case 'link':
      return isSafe(block.href)
        ? `<p><a href="${escaped(block.href)}" rel="noreferrer">${shown(block.label)}</a></p>`
        : `<p>${shown(block.label)}</p>`;
  }
}

const isSafe = (href: string): boolean => /^https?:\/\/[^\s]+$/i.test(href);

const shown = (text: string): string =>
  escaped(text).replaceAll(ISOLATE.from, '<bdi>').replaceAll(ISOLATE.to, '</bdi>');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
