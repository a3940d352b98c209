/** What is said of a release: the words that the changelog has for its version. */

/**
 * The changelog's part for a version, as Markdown. Its links lead to the pages below `pages`, a web address, since the notes stand
 * elsewhere. Throws where the version has no part, or no day yet.
 */
export function releaseNotes(changelog: string, version: string, pages: string): string {
  const parts = changelog.replaceAll('\r\n', '\n').split(/^## /m).slice(1);
  const part = parts.find((text) => text.startsWith(`${version},`));
  if (part === undefined) throw new Error(`CHANGELOG.md has no heading "## ${version}, DAY"`);
  const [heading = '', ...lines] = part.split('\n');
  if (!/, \d{1,2} [A-Z][a-z]+ \d{4}$/.test(heading))
    throw new Error(
      `CHANGELOG.md says "${heading}": put the day of the release there, such as "${version}, 1 March 2027"`,
    );
  const isPage = (url: string) => !/^[a-z][a-z\d+.-]*:|^#/i.test(url);
  const text = lines.join('\n').trim();
  return `${text.replace(/\]\(([^()\s]+)\)/g, (link, url: string) => (isPage(url) ? `](${pages}/${url})` : link))}\n`;
}
