// LibreOffice, where this machine has it. Tests that need it are skipped with a sentence where it is absent.
import { spawnSync } from 'node:child_process';

const names = ['soffice', 'libreoffice'];

/** The program, or null. */
export const office = names.find((name) => spawnSync('which', [name]).status === 0) ?? null;

/** The sentence to skip with, or null where it is there. */
export const officeMissing = office === null ? 'skipped: LibreOffice is not installed here' : null;
