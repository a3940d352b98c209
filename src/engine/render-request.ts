/** What the engine is asked to render. */
import type { Request } from './request.js';

/** What to render, and how. */
export interface RenderRequest extends Request {
  /**
   * Whether to bind the whole pack as one PDF too; not allowed with `policies` or `loose`. Absent: as the pack or the workspace says, where
   * the whole pack is made.
   */
  readonly combined?: boolean;
  /** Whether to make each policy in large print too, as PDF and as a Word file. */
  readonly largePrint?: boolean;
  /** Whether a warning stops an organisation's pack, as an error does. */
  readonly strict?: boolean;
  /** Whether to make and check everything without writing files. */
  readonly dryRun?: boolean;
  /** With `dryRun`: whether to say which files are out of date, and why. */
  readonly listsOutdated?: boolean;
  /** With `dryRun`: whether to list what packs are made of, where that is remembered. */
  readonly listsSources?: boolean;
  /** Whether to refuse organisations whose documents were edited since they were rendered. */
  readonly keepAltered?: boolean;
  /** Whether to make everything anew, whatever is remembered. */
  readonly fresh?: boolean;
}
