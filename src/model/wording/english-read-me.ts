/** English words of the text file at the head of a zip. */
import type { ReadMeWords } from './wording.js';

export const ENGLISH_READ_ME: ReadMeWords = {
  title: (organisation, pack) => `${organisation}: ${pack}`,
  issue: (number, date) => `Issue ${number}, ${date}`,
  open: 'Unpack the whole zip first. Then open the file that suits you:',
  uses: {
    index: (path) => `On a computer or a web server: ${path}, which leads to every policy`,
    handbook: (path) =>
      `On a phone, in an e-mail, SharePoint or Google Drive: ${path}, which has everything in one file`,
    combined: (path) => `On paper: ${path}, the whole pack to print`,
    pdf: (folder) => `On paper: the PDFs in the folder ${folder}`,
    docx: (folder) => `To edit: the Word files in the folder ${folder}`,
  },
  part: 'This zip holds only a part of the pack. Links to what it leaves out lead nowhere.',
  changedOnly: 'This zip holds only the policies that are new or have changed. The others stay as they are.',
  replaces: (number, reason) =>
    `This issue replaces issue ${number}, which was mistaken${reason === undefined ? '.' : `: ${reason}`}`,
  added: 'New',
  changed: 'Changed',
  removed: 'No longer in the pack',
  nothing: 'No policy has changed.',
  sign: 'What to sign',
  signPages: 'Everyone who works with these policies reads them, and signs the page of each in',
  signSheets: 'Everyone who works with these policies reads them, and signs the read-and-sign sheet of each:',
  signFor: 'Everyone who works with these policies reads them, and signs for each:',
  approve: 'Not approved yet:',
  approveBy: (policy, approver) => (approver === undefined ? policy : `${policy} (for ${approver} to approve)`),
  paper: 'If you keep the policies on paper',
  takeOut: 'Take out:',
  putIn: 'Put in:',
  always: 'the index, the change log and the other pages about the whole pack, each time',
  note: 'A note to send with it',
  greeting: 'Dear colleague,',
  attached: (pack, organisation, issue) => `Here is the pack “${pack}” for ${organisation}: ${issue}.`,
  whatIsNew: 'What is different:',
  changedIn: (sections) => `Look at: ${sections}.`,
  pleaseSign: 'Please read what is new or has changed, and sign for it.',
  end: 'If a policy and what you do don’t agree, please tell your manager.',
  version: (version) => `version ${version}`,
};
