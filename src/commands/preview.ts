/** `policy preview`: shows a pack in the browser, and the page that is being edited after each save. Writes nothing. */
import { type Command, InvalidArgumentError } from 'commander';
import { Preview } from '../engine/preview/preview.js';
import { RequestProblem } from '../engine/request-problem.js';
import type { ExitCode } from '../model/exit-code.js';
import { FileTrouble, type World } from '../model/world.js';
import { sayAddress } from '../report/preview.js';
import type { Action } from './command.js';
import { addFolderOptions, type FolderOptions, folderRequest } from './options.js';
import { type FirstSight, type NextSight, PreviewSite } from './preview-site.js';
import { afterEachSave } from './watching.js';
import { WrongUse } from './wrong-use.js';

interface PreviewOptions extends FolderOptions {
  readonly org?: string;
  readonly policy?: string;
  readonly port?: number;
  readonly open: boolean;
}

const EXAMPLES = `
Examples:
  policy preview                             the pack of your first organisation
  policy preview --org acme --policy DCW34   Acme's policy DCW34 first
  policy preview --port 4000 --no-open       print the address, and open no browser`;

/** Gives the command `preview` its options and its work. */
export function addPreview(command: Command, action: Action): void {
  addFolderOptions(command)
    .option('--org <id>', 'the organisation to begin with (default: the first)')
    .option('--policy <code>', 'the policy to begin with (default: the index of the pack)')
    .option('--port <number>', 'the port to use (default: a free one)', readPort)
    .option('--no-open', 'print the address, and open no browser')
    .addHelpText('after', EXAMPLES)
    .action((options: PreviewOptions) => action((world) => preview(world, options)));
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new InvalidArgumentError('Write a number from 1 to 65535.');
  return port;
}

async function preview(world: World, options: PreviewOptions): Promise<ExitCode> {
  const { desk } = world;
  if (!desk) throw new WrongUse('Nothing can be shown in a browser here');
  const folders = folderRequest(options);
  const packs = new Preview(world, folders);
  const site = new PreviewSite(world, packs, await firstSight(packs, options));
  const served = await desk.serve(site, options.port === undefined ? {} : { port: options.port }).catch((cause) => {
    throw cause instanceof FileTrouble && options.port !== undefined
      ? new WrongUse(`Port ${options.port} can’t be used: ${cause.message}`, cause.hint)
      : cause;
  });
  try {
    return await afterEachSave<NextSight>(world, folders, {
      make: (changed) => site.lookAgain(changed),
      isFine: ({ isFine }) => isFine,
      tell: (sight, round) => {
        sight.tell();
        if (round === 1) void say(world, served.address, options.open);
      },
    });
  } finally {
    await served.close();
  }
}

/** What is shown first; throws RequestProblem for an organisation or a policy that there isn’t. */
async function firstSight(packs: Preview, { org, policy: pattern }: PreviewOptions): Promise<FirstSight> {
  const glance = await packs.look(org);
  const { first: organisation } = glance;
  if (organisation === undefined || pattern === undefined) return { organisation, policy: undefined };
  const names = (await glance.pack(organisation)).documents.flatMap(({ name }) => name ?? []);
  const policy = names.find((name) => name.toLowerCase() === pattern.toLowerCase());
  if (policy === undefined && names.length > 0)
    throw new RequestProblem({ kind: 'policy-not-in-pack', organisation, pattern, names });
  return { organisation, policy };
}

/** Opens the browser, where a person is there to see it, and prints the address. */
async function say({ desk, terminal }: World, address: string, wantsBrowser: boolean): Promise<void> {
  const isOpened = wantsBrowser && terminal.interactive && (await desk?.open(address)) === true;
  sayAddress(terminal, address, isOpened);
}
