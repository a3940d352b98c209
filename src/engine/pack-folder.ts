/** Where an organisation's documents are written. */
import { joinPath } from '../model/paths.js';

/** The folder of its pack, or of what was made for approval: never the same, so that a draft replaces nothing. */
export function packFolder(out: string, organisation: string, forApproval = false): string {
  return joinPath(out, forApproval ? approvalFolderName(organisation) : organisation);
}

/** `acme-for-approval` */
export function approvalFolderName(organisation: string): string {
  return `${organisation}-for-approval`;
}
