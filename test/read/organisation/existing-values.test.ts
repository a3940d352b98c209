/** Files from before there were lists of people and places give every value that they gave, and the newer names beside them. */
import { expect, test } from 'vitest';
import { openWorkspace } from '../../../src/engine/open-workspace.js';
import { findOrganisations, loadOrganisation } from '../../../src/engine/organisation-files.js';
import { WHOLE_NAMES } from '../../../src/model/placeholders.js';
import { fileBeforeRecords, workspaceBeforeRecords } from '../../support/before-records.js';
import { memoryWorld } from '../../support/memory-world.js';
import { printed } from '../../support/read-organisation.js';

test('no value of an existing organisation changes', async () => {
  const kept: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
    new TextDecoder().decode(fileBeforeRecords('values.json')),
  );
  const { value: workspace } = await openWorkspace(memoryWorld(workspaceBeforeRecords()), {});
  if (!workspace) throw new Error('the workspace can’t be read');
  const files = await findOrganisations(workspace);
  expect(files.map(({ id }) => id)).toEqual(Object.keys(kept));
  for (const file of files) {
    const { value } = await loadOrganisation(workspace, file);
    const names = [...(value?.values.keys() ?? [])]
      .filter((name) => !WHOLE_NAMES.has(name) && name !== 'org_field_logo')
      .sort();
    expect(Object.fromEntries(names.map((name) => [name, printed(value, name)])), file.id).toEqual(kept[file.id]);
  }
});
