import { looksLikeIdentifier } from './recognise/values.ts';

/** Takes a cell of apps apart: `TikTok (com.zhiliaoapp.musically) 39.0; Signal`. */
export function appsIn(cell: string, separator: string): { identifier: string; name: string }[] {
  return cell
    .split(separator)
    .map((part) => part.trim().replace(/^package:/, ''))
    .filter((part) => part !== '')
    .map((part) => {
      const pieces = part.split(/[\s()[\]<>=|:@]+/).filter((piece) => piece !== '');
      const identifier = pieces.find(looksLikeIdentifier) ?? '';
      const name = part
        .replace(identifier, '')
        .replace(/[([<][\s)\]>]*/g, ' ')
        .replace(/[\s)\]>]*[=:|@-]?\s*v?\d[\w.]*\s*\)?$/i, '');
      return { identifier, name: name.replaceAll(/^[\s=:|@()-]+|[\s=:|@()-]+$/g, '') };
    });
}
