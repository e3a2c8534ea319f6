// Runs before `npm start`, `npm run dev`, `npm test` …: installs what the lockfile says, builds what changed.
// It must work before anything is installed, under an old Node: plain JavaScript, node: modules only, nothing newer than Node 20.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mendDriver } from './mend-driver.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const mode = process.argv[2] ?? 'start';

/** One bootstrap at a time: `npm start` and `npm test` side by side would install over each other. */
const lock = 'node_modules.lock';
/** Inside node_modules, which npm ci empties first: an interrupted install leaves no stamp. */
const installed = 'node_modules/.installed';
const built = path.join(process.env.BUILD_DIR ?? 'build', '.built');
const builtFrom = [
	'src',
	'server',
	'static',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	installed
];

takeLock();
install();
const complaint = mendDriver();
if (complaint) console.warn(complaint);
if (mode !== 'dev') build();
if (mode === 'test') {
	findChromium();
	findRedis();
}

function takeLock() {
	for (let waited = false; ; waited = true) {
		try {
			fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
			break;
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		if (!isRunning(Number(textOf(lock)))) {
			fs.rmSync(lock, { force: true });
			continue;
		}
		if (!waited) console.log('Waiting for another setup of this folder …');
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
	}
	process.on('exit', () => fs.rmSync(lock, { force: true }));
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
}

/** Exactly what the lockfile says, again only when it changed or the machine did. */
function install() {
	const wanted = `${process.platform}-${process.arch}\n${textOf('package-lock.json')}`;
	if (textOf(installed) === wanted) return;
	console.log('Installing what Withus needs (once, about a minute) …');
	run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
	const node = spawnSync(path.join(root, 'node_modules/.bin/node'), ['--version'], { encoding: 'utf8' });
	if (node.status !== 0)
		stop('Node 26 was not installed for this machine. Withus runs on Linux and macOS, 64 bit.');
	fs.writeFileSync(installed, wanted);
}

/** Builds when a source is newer than the last finished build. Edits made during the build count as newer. */
function build() {
	const since = fs.existsSync(built) ? fs.statSync(built).mtimeMs : -1;
	if (builtFrom.every((source) => newestIn(source) <= since)) return;
	console.log('Building the pages …');
	const begun = new Date();
	fs.rmSync(built, { force: true });
	run('vite', ['build', '--logLevel', 'warn'], { quiet: true });
	fs.writeFileSync(built, '');
	fs.utimesSync(built, begun, begun);
}

/** A directory's own time changes when a file in it is added, removed or renamed. */
function newestIn(source) {
	if (!fs.existsSync(source)) return 0;
	const stat = fs.statSync(source);
	if (!stat.isDirectory()) return stat.mtimeMs;
	return fs
		.readdirSync(source)
		.reduce((newest, name) => Math.max(newest, newestIn(path.join(source, name))), stat.mtimeMs);
}

/** The end-to-end tests drive a browser of the machine; as root on Debian it is installed, elsewhere we say what is missing. */
function findChromium() {
	if (process.env.CHROMIUM_PATH || onPath('chromium') || onPath('google-chrome')) return;
	if (process.getuid?.() === 0 && onPath('apt-get')) {
		console.log('Installing Chromium for the browser tests …');
		run('apt-get', ['-qq', 'update']);
		run('apt-get', ['-qq', 'install', '--no-install-recommends', '-y', 'chromium']);
		return;
	}
	stop(
		'The browser tests need Chromium: install the package "chromium", or set CHROMIUM_PATH to the program.'
	);
}

/** Only a few tests need it: where it cannot be had they are skipped, and say so. */
function findRedis() {
	const found = () => onPath('redis-server') || onPath('valkey-server');
	if (found()) return;
	if (process.getuid?.() === 0 && onPath('apt-get')) {
		console.log('Installing Redis for the tests of several processes …');
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		for (const words of [['update'], ['install', '--no-install-recommends', '-y', 'redis-server']])
			spawnSync('apt-get', ['-qq', ...words], { stdio: 'ignore', env });
	}
	if (!found())
		console.log('The tests of the Redis bus are skipped: install the package "redis-server" to run them.');
}

function onPath(program) {
	return (process.env.PATH ?? '')
		.split(path.delimiter)
		.some((folder) => fs.existsSync(path.join(folder, program)));
}

/** `quiet`: what the program says is shown only when it fails. */
function run(command, args, { quiet = false } = {}) {
	const bin = path.join(root, 'node_modules', '.bin');
	const env = {
		...process.env,
		DEBIAN_FRONTEND: 'noninteractive',
		PATH: bin + path.delimiter + process.env.PATH
	};
	const done = spawnSync(command, args, { stdio: quiet ? 'pipe' : 'inherit', env, encoding: 'utf8' });
	if (done.status === 0) return;
	if (quiet) console.error(`${done.stdout ?? ''}${done.stderr ?? ''}`);
	stop(
		done.error
			? `${command} could not be run: ${done.error.message}`
			: `${command} ${args[0]} failed, see above.`
	);
}

/** A lock left by a killed setup belongs to nobody. */
function isRunning(pid) {
	if (!pid) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

function textOf(file) {
	return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

function stop(sentence) {
	console.error(sentence);
	process.exit(1);
}
