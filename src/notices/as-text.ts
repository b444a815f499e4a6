import type { Block } from './body.ts';

/** RFC 5322 asks for lines of no more than 78 characters; an address is never broken. */
const WIDTH = 76;

export function bodyText(title: string, blocks: readonly Block[]): string {
  return `${[title, ...blocks.map(blockText)].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? `== ${block.text} ==` : `* ${block.text}`;
    case 'paragraph':
      return folded(block.text, '');
    case 'steps':
      return block.items
        .map((item, index) => `${index + 1}. ${folded(item, ' '.repeat(3))}`)
        .join('\n');
    case 'link':
      return block.href;
  }
}

/** Not before what French sets apart from its word, nor within its quotation marks. */
const BREAKS = /(?<!«) (?![:;?!»])/;

function folded(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAKS)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}
