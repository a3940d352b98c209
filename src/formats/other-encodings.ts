/** Turns bytes that another program saved as text into text: UTF-8, UTF-16 with its mark, else the code page of Western Windows. */
import { isUtf8 } from 'node:buffer';

/** Text, and its encoding where that isn't UTF-8; no text for what isn't any. */
export interface Decoded {
  readonly text?: string;
  readonly encoding?: 'UTF-16' | 'Windows-1252';
}

/** Decodes bytes by their mark, or by what they can be. */
export function decodedAnyhow(bytes: Uint8Array): Decoded {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString('hex');
  if (mark === 'fffe') return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (mark === 'feff') return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes) };
  if (bytes.includes(0)) return {};
  // Node.js 20 decodes `windows-1252` as Latin-1.
  const text = Buffer.from(bytes).toString('latin1');
  return { text: text.replace(C1, (sign) => windowsSign(sign)), encoding: 'Windows-1252' };
}

const C1 = /[\u0080-\u009f]/g;
/** 80 to 9F in Windows-1252, a blank where it has none. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** What Windows-1252 has in place of a control character of Latin-1, and so what other programs mean by that. */
export function windowsSign(control: string): string {
  return (WINDOWS[control.charCodeAt(0) - 0x80] ?? '').trim();
}
