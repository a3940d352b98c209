/** The options that say which packs a command makes, as the engine's request has them. */
import type { RunPart } from '../engine/run-part.js';
import type { Format } from '../model/plan.js';
import type { NarrowingOptions } from './narrowing.js';
import { type ChoiceOptions, choiceRequest } from './options.js';
import { WrongUse } from './wrong-use.js';

export interface PacksOptions extends ChoiceOptions, NarrowingOptions {
  readonly format?: readonly Format[];
  /** Absent: as the pack or policy.yaml says. */
  readonly combined?: boolean;
}

/** Gives the request but for its organisations; throws WrongUse where a whole pack and a part of it are asked for at once. */
export function packsRequest(options: PacksOptions, part: RunPart | undefined) {
  if (options.combined && (options.loose || options.policy.length > 0))
    throw new WrongUse('--combined needs the whole pack, so it can’t be used with --policy or --loose');
  return {
    ...choiceRequest(options),
    ...(part ? { part } : {}),
    ...(options.format ? { formats: options.format } : {}),
    ...(options.combined === undefined ? {} : { combined: options.combined }),
  };
}
