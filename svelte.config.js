import adapter from '@sveltejs/adapter-node';

// BUILD_DIR lets several builds of one checkout live side by side (tests, benchmarks); nobody else needs it.
const out = process.env.BUILD_DIR ?? 'build';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ out, precompress: true }),
		// only a device somebody calls their own keeps anything: src/lib/device/own-device.ts registers it then
		serviceWorker: { register: false },
		files: { serviceWorker: 'src/own-device-worker' },
		// Style attributes are written by the server renderer; everything else is same-origin and without inline code.
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'connect-src': ['self'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'form-action': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'frame-ancestors': ['none']
			}
		}
	}
};
