// Tests only: the live half built with a fault, to see that the checker notices. It says "saved" before it commits.
import { createServer } from 'node:http';
import { attachCollaboration } from '#server/collab/gateway.ts';
import { connect } from '#server/sql.ts';

const { DATABASE_URL, PORT, PUBLIC_URL } = process.env;
if (!DATABASE_URL || !PORT || !PUBLIC_URL) throw new Error('DATABASE_URL, PORT and PUBLIC_URL are needed');
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const http = createServer();
attachCollaboration(http, {
	sql: connect(DATABASE_URL),
	log: quiet,
	origins: [PUBLIC_URL],
	secure: false,
	sabotage: { room: 'acknowledge-before-commit' }
});
http.listen(Number(PORT), '127.0.0.1', () => console.log(`Withus is ready: ${PUBLIC_URL}`));
