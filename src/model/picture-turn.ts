/** What a turned picture needs to be shown upright. */
import type { Picture, PictureTurn } from './document.js';

/** First mirrored from left to right, then turned to the right by so many degrees. */
export interface Turning {
  readonly mirrored: boolean;
  readonly degrees: 0 | 90 | 180 | 270;
}

const TURNINGS: Readonly<Record<PictureTurn, Turning>> = {
  2: { mirrored: true, degrees: 0 },
  3: { mirrored: false, degrees: 180 },
  4: { mirrored: true, degrees: 180 },
  5: { mirrored: true, degrees: 270 },
  6: { mirrored: false, degrees: 90 },
  7: { mirrored: true, degrees: 90 },
  8: { mirrored: false, degrees: 270 },
};

const UPRIGHT: Turning = { mirrored: false, degrees: 0 };

/** How the pixels of a picture are turned to be upright. */
export function turningOf({ turn }: { readonly turn?: PictureTurn | undefined }): Turning {
  return turn === undefined ? UPRIGHT : TURNINGS[turn];
}

/** The turn that asks for a turning; undefined where nothing is to be turned. */
export function turnFor({ mirrored, degrees }: Turning): PictureTurn | undefined {
  const turns: readonly PictureTurn[] = [2, 3, 4, 5, 6, 7, 8];
  return turns.find((turn) => TURNINGS[turn].mirrored === mirrored && TURNINGS[turn].degrees === degrees);
}

/** Whether a turning lays a picture on its side. */
function isOnItsSide({ degrees }: Turning): boolean {
  return degrees === 90 || degrees === 270;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size that a picture is shown with when it's turned. */
export function shownSize({ width, height }: Size, turn: PictureTurn | undefined): Size {
  return isOnItsSide(turningOf({ turn })) ? { width: height, height: width } : { width, height };
}

/** The size of the pixels in a picture's bytes, before they are turned. */
export function storedSize(picture: Size & Pick<Picture, 'turn'>): Size {
  return shownSize(picture, picture.turn);
}
