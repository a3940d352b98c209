/** The work of one thread: opens the workspace for itself, renders or checks its organisations, and tells of each. */
import type { World } from '../../model/world.js';
import { checkSome } from '../check.js';
import { openWorkspace } from '../open-workspace.js';
import { type RunListener, renderPacks } from '../render.js';
import { failureOf } from './failures.js';
import type { ThreadMessage, ThreadWork } from './thread-work.js';

/** Does the work; errors are told as well, and none is thrown. */
export async function doWork(
  world: World,
  { folders, request, check, today, gathered }: ThreadWork,
  tell: (message: ThreadMessage) => void,
): Promise<void> {
  try {
    const { value: workspace, diagnostics } = await openWorkspace({ ...world, today: () => today }, folders);
    if (!workspace) return tell({ kind: 'plan', documents: 0, diagnostics });
    if (check) {
      await checkSome(workspace, request, check, {
        onPlan: (documents, found) => tell({ kind: 'plan', documents, diagnostics: found }),
        onDocument: (document) => tell({ kind: 'document', document }),
        onChecked: (pack, found) => tell({ kind: 'pack', pack, diagnostics: found }),
      });
      return;
    }
    const listener: RunListener = {
      onPlan: (documents, found) => tell({ kind: 'plan', documents, diagnostics: found }),
      onWait: (name, holder) => tell({ kind: 'wait', name, holder }),
      onDocument: (document) => tell({ kind: 'document', document }),
      onPack: (pack, found) => tell({ kind: 'pack', pack, diagnostics: found }),
    };
    await renderPacks(workspace, request, listener, { gathered });
  } catch (cause) {
    tell(failureOf(cause));
  }
}
