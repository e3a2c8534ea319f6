// The live half in a process of its own, with its usual limits. `--sabotage` builds it with a fault of a room, to see that a
// checker notices.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { attachCollaboration } from '#server/collab/gateway.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import { connect } from '#server/sql.ts';

const { values } = parseArgs({ options: { sabotage: { type: 'string' } } });
const { DATABASE_URL, PORT, PUBLIC_URL } = process.env;
if (!DATABASE_URL || !PORT || !PUBLIC_URL) throw new Error('DATABASE_URL, PORT and PUBLIC_URL are needed');
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const http = createServer((request, response) => {
	if (!live.answer(request, response)) response.writeHead(404).end();
});
const live = attachCollaboration(http, {
	sql: connect(DATABASE_URL),
	log: quiet,
	origins: [PUBLIC_URL],
	secure: false,
	...(values.sabotage ? { sabotage: { room: values.sabotage as RoomSabotage } } : {})
});
http.listen(Number(PORT), '127.0.0.1', () => console.log(`Withus is ready: ${PUBLIC_URL}`));
