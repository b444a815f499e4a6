/**
 * Which code page eight-bit text was written in, told by its letters. Windows-1250 and 1252 agree on much (é, ö, ü);
 * what differs decides: in one of them the bytes are letters of one language, in the other they are signs.
 */
const CENTRAL = {
  polish: 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ',
  czechSlovak: 'áäčďéěíĺľňóôŕřšťúůýžÁÄČĎÉĚÍĹĽŇÓÔŔŘŠŤÚŮÝŽ',
  hungarian: 'áéíóöőúüűÁÉÍÓÖŐÚÜŰ',
  southSlavic: 'čćđšžČĆĐŠŽ',
  romanian: 'ăâîşţĂÂÎŞŢ',
};
const WEST = {
  dutchGermanFrench: 'àâäæçèéêëîïôöœùúûüÿßÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜ',
  spanishPortugueseItalian: 'áàâãçéêíìñóòôõúùüªºÁÀÂÃÇÉÊÍÑÓÔÕÚÜ',
  nordic: 'åäæøöéÅÄÆØÖ',
};
/** Signs that a name or a title has in either code page. */
const SIGNS = '–—‘’“”„•…€™®©°·«» ';

export function westOrCentral(bytes: Uint8Array): 'windows-1250' | 'windows-1252' {
  const central = best(bytes, 'windows-1250', CENTRAL);
  const west = best(bytes, 'windows-1252', WEST);
  return central > west ? 'windows-1250' : 'windows-1252';
}

/** The share of all non-ASCII letters that one language of the code page accounts for. */
function best(
  bytes: Uint8Array,
  label: string,
  languages: Readonly<Record<string, string>>,
): number {
  const strange = nonAscii(bytes, label).filter((letter) => !SIGNS.includes(letter));
  if (strange.length === 0) return 0;
  const shares = Object.values(languages).map(
    (letters) => strange.filter((letter) => letters.includes(letter)).length / strange.length,
  );
  return Math.max(...shares);
}

/** Words of bytes from C0 up, next to each other, are Cyrillic; in Latin text such letters stand among ASCII. */
export function cyrillicLike(bytes: Uint8Array): boolean {
  let inRuns = 0;
  let all = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    if ((bytes[i] ?? 0) < 0xc0) continue;
    all += 1;
    if ((bytes[i - 1] ?? 0) >= 0xc0 && (bytes[i + 1] ?? 0) >= 0xc0) inRuns += 1;
  }
  return inRuns > all / 2 && all >= 4;
}

function nonAscii(bytes: Uint8Array, label: string): string[] {
  const letters = bytes.filter((byte) => byte >= 0x80);
  return [...new TextDecoder(label).decode(letters)];
}
