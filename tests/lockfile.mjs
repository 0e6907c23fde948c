/**
 * Whether package-lock.json is whole: `npm ci` refuses one that is not, and other systems then install what nobody pinned. npm writes
 * the optional packages of other platforms only where it can; a lockfile made beside an old node_modules may lack them.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Lines that say what is wrong with a lockfile (version 3) beside its package.json, both parsed; none where it is whole. Every package
 * that another one asks for must have its entry, those of other platforms too, and what package.json asks for must be what is pinned.
 */
export function faultsOf(lock, manifest) {
  const packages = lock.packages ?? {};
  const faults = [];
  for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
    const wanted = manifest[kind] ?? {};
    const pinned = packages[""]?.[kind] ?? {};
    for (const name of new Set([...Object.keys(wanted), ...Object.keys(pinned)]))
      if (wanted[name] !== pinned[name])
        faults.push(
          `${kind}: package.json says ${name} ${wanted[name] ?? "nowhere"}, the lockfile ${pinned[name] ?? "nowhere"}`,
        );
  }
  for (const [path, entry] of Object.entries(packages)) {
    for (const name of neededBy(entry))
      if (!isLocked(packages, path, name)) faults.push(`${path || "package.json"} needs ${name}, which has no entry`);
    // What lies inside another package's archive is checked with that archive.
    if (path !== "" && !entry.integrity && !entry.link && !entry.inBundle)
      faults.push(`${path} has no integrity, so that any content would be installed`);
  }
  return faults;
}

/** The names of the packages that an entry wants beside it; an optional peer may be absent. */
function neededBy({ dependencies, devDependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }) {
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).concat(peers);
}

/** Looks where Node would: in the package's own node_modules, then in those of the folders above it. */
function isLocked(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const read = (name) => JSON.parse(readFileSync(join(import.meta.dirname, "..", name), "utf8"));
  const faults = faultsOf(read("package-lock.json"), read("package.json"));
  for (const fault of faults) console.log(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}
