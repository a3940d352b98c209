/**
 * The list of what a release contains, for people who watch for weaknesses in software (CycloneDX 1.5). npm lists what is installed to
 * work on the program; what is built in, what is installed beside it and Node are kept, and the tools left out.
 */

/** What is read of npm's list; all else is handed on. */
export interface Bill {
  readonly serialNumber?: string;
  readonly metadata: {
    readonly timestamp?: string;
    readonly component: Component;
  };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly scope?: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

interface Package {
  readonly name: string;
  readonly version: string;
}

const DEVELOPMENT = 'cdx:npm:package:development';

/**
 * The list of a release, without a number and a time of its own, so that the same release has the same list. Throws where npm
 * doesn't list a package that is in the release.
 */
export function billOfMaterials(bill: Bill, packages: readonly Package[], nodeVersion: string) {
  const { serialNumber, metadata, ...rest } = bill;
  const { timestamp, component, ...origin } = metadata;
  const components = packages.map(({ name, version }) => {
    const entry = bill.components.find((candidate) => candidate.name === name && candidate.version === version);
    if (!entry) throw new Error(`npm does not list ${name} ${version}, which is in the release`);
    const properties = entry.properties?.filter((property) => property.name !== DEVELOPMENT) ?? [];
    return { ...entry, scope: 'required', properties };
  });
  const refs = new Set([component['bom-ref'], ...components.map((entry) => entry['bom-ref'])]);
  return {
    ...rest,
    metadata: { ...origin, component: { ...component, type: 'application', name: 'policy' } },
    components: [...components, nodeComponent(nodeVersion)],
    dependencies: bill.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) })),
  };
}

/** Node, which the portable programs contain. */
function nodeComponent(version: string) {
  const name = 'node';
  return {
    'bom-ref': `${name}@${version}`,
    type: 'platform',
    name,
    version,
    scope: 'optional',
    description: 'Node.js, which the portable zips contain',
    purl: `pkg:generic/${name}@${version}`,
  };
}
