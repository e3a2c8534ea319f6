// Where the shared material of the project lies: beside the clone. Tests that need it are skipped with a sentence where it is absent.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the shared material. */
export const sharedFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../shared');

/** The sentence to skip with, or null where the material is there. */
export const sharedMissing = existsSync(sharedFolder) ? null : 'skipped: ../shared is not beside this clone';
