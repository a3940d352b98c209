/** Lets LibreOffice accept or reject all tracked changes of Word files, with a macro in a profile of its own. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './programs.js';

export const DECISIONS = ['accepted', 'rejected'] as const;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

const LIBRARY =
  `${HEAD}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">\n` +
  '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" ' +
  'library:passwordprotected="false"><library:element library:name="Changes"/></library:library>';

const MODULE = `${HEAD}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub Resolve(folder As String)
  Dim name As String
  name = Dir(folder &amp; "/*.docx")
  Do While name &lt;&gt; ""
    ResolveOne folder, name
    name = Dir
  Loop
End Sub
Sub ResolveOne(folder As String, name As String)
  Settle folder, name, ".uno:AcceptAllTrackedChanges", "accepted"
  Settle folder, name, ".uno:RejectAllTrackedChanges", "rejected"
End Sub
Sub Settle(folder As String, name As String, command As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  Dim none()
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  document = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; "/" &amp; name), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, none())
  document.storeToURL(ConvertToURL(folder &amp; "/" &amp; target &amp; "/" &amp; name), filter())
  document.close(True)
End Sub
</script:module>`;

/** Makes a profile with the macro: LibreOffice makes the rest of it when it first starts, and forgets macros that are there before. */
export function profileWithMacro(folder: string): string {
  const profile = `-env:UserInstallation=${pathToFileURL(folder).href}`;
  run('soffice', [profile, '--headless', '--norestore', '--terminate_after_init'], 120);
  const basic = join(folder, 'user', 'basic', 'Standard');
  mkdirSync(basic, { recursive: true });
  writeFileSync(join(basic, 'script.xlb'), LIBRARY);
  writeFileSync(join(basic, 'Changes.xba'), MODULE);
  return profile;
}

/**
 * Resolves the changes of the Word files in a folder, each twice, into folders in it with the names of `DECISIONS`. Gives the names of those
 * that LibreOffice saved both ways: it stops at a file now and then, tracked changes or not.
 */
export function resolveAll(profile: string, folder: string): readonly string[] {
  for (const decision of DECISIONS) mkdirSync(join(folder, decision), { recursive: true });
  const isDone = (name: string) => DECISIONS.every((decision) => existsSync(join(folder, decision, name)));
  const names = readdirSync(folder).filter((name) => name.endsWith('.docx'));
  attempt(profile, `Resolve("${folder}")`, 90);
  for (const name of names) if (!isDone(name)) attempt(profile, `ResolveOne("${folder}", "${name}")`, 20);
  return names.filter(isDone);
}

/** Where LibreOffice breaks down, it says nothing, and waits: what it saved counts. */
function attempt(profile: string, call: string, limit: number): void {
  try {
    run('soffice', [profile, '--headless', '--norestore', `macro:///Standard.Changes.${call}`], limit);
  } catch (trouble) {
    if (!/took longer|seconds|limit/i.test(String(trouble))) throw trouble;
  }
}
